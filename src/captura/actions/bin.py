"""The bin of ninety days, and a record as it was before: nothing is lost by a wrong key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.office import Office, local_time
from captura.actions.save_record import Saved, saved
from captura.errors import StoreError
from captura.records import merge
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.version import DELETED
from captura.store.queries.deleted import Deletion, deletions, gone_with
from captura.store.queries.history import record_history
from captura.store.rows import Source, get, version

DAYS = 90
RESTORED, REVERTED = "traída de la papelera", "vuelta a como estaba"
# what shows of a record that is no person, the first that it has
_NAMES = ("nombre", "tema", "texto", "fecha", "folio")


@dataclass(frozen=True)
class Binned:
    """A deleted record as the bin shows it. at: local time; days: left until it leaves the bin."""

    deletion: Deletion
    title: str
    name: str
    at: dt.datetime
    who: str
    days: int


def binned(office: Office) -> list[Binned]:
    """What was deleted in the last ninety days, newest first; what went along comes with it."""
    office.allow("eliminar")
    now = office.clock()
    found: list[Deletion] = []
    along: set[tuple[str, str]] = set()
    for one in deletions(office.store, now - dt.timedelta(days=DAYS)):
        if (one.type, one.id) not in along:
            found.append(one)
            along.update(gone_with(office.store, one))
    return [
        Binned(
            one,
            RECORDS[one.type].TITLE,
            name_of(office.store, get(office.store, RECORDS[one.type], one.id, deleted=True)),
            local_time(one.at),
            one.who,
            DAYS - (now - one.at).days,
        )
        for one in found
    ]


def bring_back(office: Office, deletion: Deletion) -> Saved:
    """Take a record out of the bin, with all that its deletion took along.

    Raises StoreError where what it belongs to is deleted too.
    """
    office.allow("eliminar")
    with office.store.work(who=office.user, device=office.letter) as work:
        record = get(work, RECORDS[deletion.type], deletion.id, deleted=True)
        if record is None or work.get(RECORDS[deletion.type], deletion.id) is not None:
            return saved(work, [])
        _check_parents(office, record)
        numbers = []
        for kind, one in ((deletion.type, deletion.id), *gone_with(work, deletion)):
            work.restore(kind, one, RESTORED)
            numbers.append(work.last_number)
        return saved(work, numbers)


def revert(office: Office, record_type: str, record_id: str, number: int) -> Saved:
    """Give a record the values that it had after its history entry `number`, as a new save.

    What other devices changed since is taken back too; undo brings it all again. Raises StoreError
    where the entry isn't one of the record.
    """
    office.allow("deshacer")
    with office.store.work(who=office.user, device=office.letter) as work:
        entries = record_history(work, record_type, record_id)
        known = version(work, record_type, record_id)
        if known is None or number not in {entry.n for entry in entries}:
            raise StoreError(
                "Esa versión ya no está",
                "La anotación no es de este registro.",
                "Abra el registro y elija otra de su historial.",
                "CAP-ACT-96",
            )
        texts: dict[str, str | None] = {
            name: text for name, text in merge.shown(known).items() if name != DELETED
        }
        for entry in entries:
            if entry.n <= number:
                break
            texts |= {name: old for name, (old, _) in entry.changes.items() if name != DELETED}
        kept = {name: text for name, text in texts.items() if text is not None}
        work.save(RECORDS[record_type].from_canonical(record_id, kept), REVERTED)
        return saved(work, [work.last_number])


def name_of(source: Source, record: Record | None) -> str:
    """What tells a record from others to a person: of a line on a list, who stands on it.

    What has no name of its own is called after what it belongs to.
    """
    if isinstance(record, Persona):
        return full_name(record)
    who = getattr(record, "persona", None) or getattr(record, "una", None)
    if isinstance(who, str) and (person := get(source, Persona, who, deleted=True)):
        return full_name(person)
    found = next((v for name in _NAMES if (v := getattr(record, name, None))), "")
    activity = getattr(record, "actividad", None)
    if not found and isinstance(activity, str):
        return name_of(source, get(source, RECORDS["actividad"], activity, deleted=True))
    return f"{found:%d/%m/%Y}" if isinstance(found, dt.date) else str(found)


def _check_parents(office: Office, record: Record) -> None:
    """A participation without its person would be a line that names nobody."""
    for name in ("persona", "sesion", "actividad"):
        target = getattr(record, name, None)
        if isinstance(target, str) and office.store.get(RECORDS[name], target) is None:
            raise StoreError(
                "Primero traiga aquello a lo que pertenece",
                f"Su {RECORDS[name].TITLE.lower()} también está en la papelera.",
                "Tráigala de vuelta; lo que se eliminó con ella regresa junto.",
                "CAP-ACT-97",
            )
