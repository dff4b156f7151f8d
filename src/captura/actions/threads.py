"""The story of an observed field: observed, answered or mended, perhaps observed again, closed.

Told from what is kept anyway: the observations, their answers, and the history of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from captura.actions.office import Office
from captura.packages.header import header_from
from captura.records.fields import Field, fields_of
from captura.records.record import REGISTRO
from captura.records.registry import RECORDS
from captura.records.version import DELETED
from captura.store.ledger import OUT
from captura.store.queries.history import HistoryRow, record_history
from captura.store.queries.observations import ObservationRow, answered, closings, observations
from captura.store.queries.packages import package

OBSERVED = "observada"
OPEN, ANSWERED, MENDED, CLOSED = "abierta", "respondida", "corregida", "cerrada"
LONGEST = 80  # letters of a value in a story
NAMED = 3  # fields of a record that were mended, by name
Place = tuple[str, str]  # (record, field), field "" for the whole record
Moments = Mapping[str, tuple[str, str]]  # {observation: (moment, who)}


@dataclass(frozen=True)
class Event:
    """what: OBSERVED, ANSWERED, MENDED or CLOSED · at: ISO, UTC, "" where nobody kept it.

    who: "" where it came from the institute · said: the words, or what it was → what it is now.
    """

    what: str
    at: str
    who: str
    said: str = ""


@dataclass(frozen=True)
class Thread:
    """All that was observed on a field of a record. state: of what is still open in it."""

    state: str
    events: tuple[Event, ...]


def threads(office: Office, places: Collection[Place]) -> dict[Place, Thread]:
    """The stories of these fields, those that were ever observed."""
    office.allow("leer")
    wanted, found = set(places), dict[Place, list[ObservationRow]]()
    for one in observations(office.store):
        place = one.record, one.field or ""
        if place in wanted:
            found.setdefault(place, []).append(one)
    replies, closed = answered(office.store), closings(office.store)
    return {place: _thread(office, own, replies, closed) for place, own in found.items()}


def _thread(
    office: Office, remarks: Sequence[ObservationRow], replies: Moments, closed: Moments
) -> Thread:
    state, events = CLOSED, list[Event]()
    for one, mended in zip(remarks, _mended(office, remarks), strict=True):
        since = mended
        if one.answer:
            answer = Event(ANSWERED, *replies.get(one.id, ("", "")), one.answer)
            since = sorted([*mended, answer], key=lambda event: event.at)
        events += [Event(OBSERVED, one.at, one.who, one.text), *since]
        if one.state == "closed":
            events.append(Event(CLOSED, *closed.get(one.id, ("", ""))))
        else:
            state = MENDED if mended else ANSWERED if since else OPEN
    return Thread(state, tuple(events))


def _mended(office: Office, remarks: Sequence[ObservationRow]) -> list[list[Event]]:
    """For each observation, oldest first, what changed after it and not after the next one."""
    found: list[list[Event]] = [[] for _ in remarks]
    comes_after = [_after(office, one) for one in remarks]
    first = remarks[0]
    for entry in reversed(record_history(office.store, first.type, first.record)):
        turns = [turn for turn, after in enumerate(comes_after) if after(entry)]
        said = _change(office, first, entry) if turns else ""
        if said:
            who = "" if entry.package else entry.who
            found[turns[-1]].append(Event(MENDED, entry.at, who, said))
    return found


def _after(office: Office, one: ObservationRow) -> Callable[[HistoryRow], bool]:
    """Whether an entry came after what was observed.

    At the institute that is what it packed: its package says how long its history was, and no two
    clocks are compared. At the state it is what arrived with the observed package.
    """
    kept = package(office.store, one.package)
    if kept is not None and kept.direction == OUT and kept.header:
        packed, _ = header_from(kept.header).history
        return lambda entry: entry.n > packed
    return lambda entry: entry.at >= one.at and entry.package != one.package


def _change(office: Office, one: ObservationRow, entry: HistoryRow) -> str:
    """What an entry changed of the observed field, or of the record; "" where it did not."""
    if entry.changes.get(DELETED, (None, None))[1]:
        return "el registro se eliminó"
    fields = [
        field
        for field in fields_of(RECORDS[one.type])
        if field.name in entry.changes and field.section != REGISTRO
    ]
    if not one.field:
        names = ", ".join(field.label for field in fields[:NAMED])
        return names + (f" y {len(fields) - NAMED} más" if len(fields) > NAMED else "")
    for field in fields:
        if field.name == one.field:
            old, new = entry.changes[field.name]
            return f"{_words(office, one, field, old)} → {_words(office, one, field, new)}"
    return ""


def _words(office: Office, one: ObservationRow, field: Field, text: str | None) -> str:
    """A kept value as people read it; a record that another refers to stays unnamed."""
    if not text:
        return "vacío"
    if field.kind.name == "reference":
        return "otro registro"
    record = RECORDS[one.type].from_canonical(one.record, {field.name: text})
    codes = office.catalogues.get(field.of)
    said = field.kind.text(getattr(record, field.name), codes)
    return shorten(said, LONGEST, placeholder="…")
