"""What the state observed, all together: on what, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from captura.actions.bin import name_of
from captura.actions.office import Office
from captura.actions.threads import CLOSED, OPEN, Thread, threads
from captura.records.fields import fields_of
from captura.records.record import institute_of
from captura.records.registry import RECORDS
from captura.store.queries.observations import ObservationRow, observations
from captura.store.rows import get

MOST_CLOSED = 200  # of those settled, the last ones


@dataclass(frozen=True)
class InboxRemark:
    """An observation. title: of the record · field: its label, "" for the whole.

    value: what the field holds now, as people read it · answer: the institute's, "" without one ·
    state: its own, of those of a thread · thread: the story of its field · at: ISO date-time, UTC.
    """

    id: str
    institute: str
    place: str
    title: str
    field: str
    value: str
    text: str
    answer: str
    state: str
    thread: Thread
    at: str
    who: str


def open_remarks(office: Office) -> tuple[InboxRemark, ...]:
    """What isn't closed: what was answered or mended first, each the oldest first."""
    office.allow("observar")
    found = _remarks(office, observations(office.store, state="open"))
    return tuple(sorted(found, key=lambda one: one.state == OPEN))


def closed_remarks(office: Office) -> tuple[InboxRemark, ...]:
    """The last that were settled, the newest observation first."""
    office.allow("observar")
    closed = observations(office.store, state="closed")
    return tuple(_remarks(office, reversed(closed[-MOST_CLOSED:])))


def _remarks(office: Office, rows: Iterable[ObservationRow]) -> list[InboxRemark]:
    rows, towns = list(rows), office.catalogues["municipios"]
    stories = threads(office, {(one.record, one.field or "") for one in rows})
    found = []
    for one in rows:
        kept = get(office.store, RECORDS[one.type], one.record)
        field = next((f for f in fields_of(RECORDS[one.type]) if f.name == one.field), None)
        value = getattr(kept, field.name) if kept and field else None
        codes = office.catalogues.get(field.of) if field else None
        place, thread = institute_of(one.record), stories[one.record, one.field or ""]
        found.append(
            InboxRemark(
                one.id,
                place,
                towns.label(place),
                f"{RECORDS[one.type].TITLE} {name_of(office.store, kept)}".strip(),
                field.label if field else "",
                field.kind.text(value, codes) if field and value is not None else "",
                one.text,
                one.answer or "",
                CLOSED if one.state == "closed" else thread.state,
                thread,
                one.at,
                one.who,
            )
        )
    return found
