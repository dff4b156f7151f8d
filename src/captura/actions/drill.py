"""The printed sheet: its yearly drill, measured in minutes, and another sheet in its place."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from captura.actions.first_start import Started
from captura.actions.office import Office
from captura.actions.recovery import Sheet, keep_sheets, secret_from
from captura.actions.vault import keep_former_sheet
from captura.keys import recovery, ring
from captura.store.queries.history import first_day

YEAR = dt.timedelta(days=365)
_KEPT = "ensayos"


@dataclass(frozen=True)
class Drill:
    """One rehearsal: its day, the minutes from taking the sheet out to proving it, and whose."""

    day: dt.date
    minutes: int
    who: str


def rehearse(office: Office, texts: Sequence[str], seconds: float) -> Drill:
    """Prove that the sheet's words open this office; nothing changes but the note of it.

    texts: the sheet, or the state's two parts; seconds: since the drill was begun. Raises
    KeysError that says which word or sheet is wrong.
    """
    office.allow("usuarios")
    ring.open_with_recovery(ring.load_ring(office.folder.keys), secret_from(texts))
    drill = Drill(office.today(), max(1, math.ceil(seconds / 60)), office.user)
    kept = [[str(one.day), one.minutes, one.who] for one in (*drills(office), drill)]
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_KEPT, json.dumps(kept, ensure_ascii=False))
        work.log(
            None, None, {"ensayo": [None, str(drill.minutes)]}, "Ensayo de recuperación, en minutos"
        )
    return drill


def drills(office: Office) -> tuple[Drill, ...]:
    """Every drill done here, oldest first."""
    kept = json.loads(office.store.meta(_KEPT) or "[]")
    return tuple(Drill(dt.date.fromisoformat(day), minutes, who) for day, minutes, who in kept)


def drill_due(office: Office) -> dt.date:
    """The day by which the sheet should be tried again: a year after the last time, or the first
    start, when three of its words were asked."""
    done = drills(office)
    return (done[-1].day if done else first_day(office.store) or office.today()) + YEAR


def renew_sheet(office: Office, own_passphrase: str) -> tuple[Sheet, ...]:
    """Another sheet in place of one that was lost or read: the old one opens nothing any more.

    The sheets wait in the database until `first_start_done`, so that no power cut leaves the
    office without paper. Raises KeysError.
    """
    office.allow("usuarios")
    kept = ring.load_ring(office.folder.keys)
    key = ring.open_with_passphrase(kept, office.user, own_passphrase)
    secret = recovery.new_secret(office.random)
    parts = recovery.split(secret, office.random) if office.is_state else None
    sheets = keep_sheets(office, Started(office, None if parts else secret, parts))
    keep_former_sheet(office, kept)  # first: until the vault is opened it is closed to that one
    ring.save_ring(office.folder.keys, ring.renew_recovery(kept, key, secret, office.random))
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {"hoja": [None, None]}, "Hoja de recuperación nueva")
    return sheets
