"""Whether a step of an exercise is done: pure questions to what is kept, never to what was pressed.

Each is handed the office of practice and the history number at which the practice began.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from captura.actions.backup import newest_backup
from captura.actions.bin import RESTORED
from captura.actions.office import Office
from captura.actions.practice.listed import NAMES
from captura.actions.practice.offices import FLAWED
from captura.actions.restore import ASIDE, backups_of
from captura.actions.save_record import VALID
from captura.records.actividad import Actividad
from captura.records.curp import is_placeholder
from captura.records.persona import Persona
from captura.store import ledger
from captura.store.queries.activities import ActivityRow, activities
from captura.store.queries.history import created_since, last_for
from captura.store.queries.known import namesakes
from captura.store.queries.observations import observations
from captura.store.queries.packages import packages
from captura.store.rows import many

Check = Callable[[Office, int], bool]
SHORT_LIST = 3


def person_with_curp(office: Office, since: int) -> bool:
    return any(one.curp and not is_placeholder(one.curp) for one in _people(office, since))


def person_without_curp(office: Office, since: int) -> bool:
    return any(not one.curp for one in _people(office, since))


def activity_planned(office: Office, since: int) -> bool:
    return bool(_activities(office, since))


def list_filled(office: Office, since: int) -> bool:
    return any(row.people >= SHORT_LIST for row in _activities(office, since))


def activity_finished(office: Office, since: int) -> bool:
    return any(row.estado_registro == VALID for row in _activities(office, since))


def list_pasted(office: Office, since: int) -> bool:
    """Every person of the sample list is in the register."""
    known = (
        namesakes(office.store, Persona(nombres=given, primer_apellido=one, segundo_apellido=two))
        for given, one, two in NAMES
    )
    return all(known)


def flaw_mended(office: Office, since: int) -> bool:
    activity = office.store.get(Actividad, office.store.meta(FLAWED) or "")
    return activity is None or bool(activity.responsable)


def delivery_made(office: Office, since: int) -> bool:
    return bool(packages(office.store, direction=ledger.OUT))


def receipt_read(office: Office, since: int) -> bool:
    return any(one.state == "acknowledged" for one in packages(office.store, direction=ledger.OUT))


def observation_mended(office: Office, since: int) -> bool:
    """Each one is closed, was answered, or its field says something now."""
    seen = observations(office.store)
    return bool(seen) and all(
        one.state == "closed" or one.answer or _says(office, one.record) for one in seen
    )


def delivered_again(office: Office, since: int) -> bool:
    return len(packages(office.store, direction=ledger.OUT)) > 1


def brought_back(office: Office, since: int) -> bool:
    return last_for(office.store, RESTORED, since) is not None


def backed_up(office: Office, since: int) -> bool:
    """A backup by hand: not older than what was brought back from the bin in the step before.

    Both know their second alone, and on a quick computer it may be the same one.
    """
    newest, after = newest_backup(office.folder.backups), last_for(office.store, RESTORED, since)
    return newest is not None and after is not None and newest >= dt.datetime.fromisoformat(after)


def restored(office: Office, since: int) -> bool:
    return any(one.kind == ASIDE for one in backups_of(office.folder))


def _people(office: Office, since: int) -> list[Persona]:
    ids = created_since(office.store, "persona", since)
    return list(many(office.store, Persona, ids).values())


def _activities(office: Office, since: int) -> list[ActivityRow]:
    ids = set(created_since(office.store, "actividad", since))
    return [row for row in activities(office.store) if row.id in ids]


def _says(office: Office, record: str) -> bool:
    activity = office.store.get(Actividad, record)
    return activity is not None and bool(activity.resultado)
