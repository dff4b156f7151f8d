"""The state's open observations, all together: on what, since when, and whether it was answered."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.bin import name_of
from captura.actions.office import Office
from captura.records.fields import fields_of
from captura.records.record import institute_of
from captura.records.registry import RECORDS
from captura.store.queries.packages import observations
from captura.store.rows import get


@dataclass(frozen=True)
class OpenRemark:
    """An observation that is open. title: of the record · field: its label, "" for the whole.

    value: what the field holds now, as people read it · answer: the institute's, "" without one ·
    at: ISO date-time, UTC.
    """

    id: str
    institute: str
    place: str
    title: str
    field: str
    value: str
    text: str
    answer: str
    at: str
    who: str


def open_remarks(office: Office) -> tuple[OpenRemark, ...]:
    """What was observed and isn't closed: what was answered first, each the oldest first."""
    office.allow("observar")
    towns = office.catalogues["municipios"]
    found = []
    for one in observations(office.store, state="open"):
        kept = get(office.store, RECORDS[one.type], one.record)
        field = next((f for f in fields_of(RECORDS[one.type]) if f.name == one.field), None)
        value = getattr(kept, field.name) if kept and field else None
        codes = office.catalogues.get(field.of) if field else None
        place = institute_of(one.record)
        found.append(
            OpenRemark(
                one.id,
                place,
                towns.label(place),
                f"{RECORDS[one.type].TITLE} {name_of(office.store, kept)}".strip(),
                field.label if field else "",
                field.kind.text(value, codes) if field and value is not None else "",
                one.text,
                one.answer or "",
                one.at,
                one.who,
            )
        )
    return tuple(sorted(found, key=lambda one: not one.answer))
