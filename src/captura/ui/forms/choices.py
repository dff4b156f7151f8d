"""What the closed lists of a form offer: open on the day, the institute's own places first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from captura.records.catalogues import Catalogues, Entry
from captura.records.fields import Field, fields_of
from captura.records.record import Record

Offered = list[tuple[str, str]]


def choices_of(
    record: Record, catalogues: Catalogues, day: dt.date, municipality: str | None
) -> dict[str, Offered]:
    """{field: (code, label)…} for every choice of a record.

    A closed value stays offered where the record already holds it.
    """
    return {
        field.name: offered(field, record, catalogues, day, municipality)
        for field in fields_of(type(record))
        if field.kind.name in ("choice", "choices")
    }


def offered(
    field: Field, record: Any, catalogues: Catalogues, day: dt.date, municipality: str | None
) -> Offered:
    """The entries of one field, in the order they are shown."""
    held = getattr(record, field.name) or ()
    held = (held,) if isinstance(held, str) else held
    entries = [
        entry for entry in catalogues[field.of].entries if entry.open_on(day) or entry.code in held
    ]
    if field.of == "localidades":
        entries = _near(entries, municipality, held)
    elif field.of == "municipios":
        entries.sort(key=lambda entry: entry.code != municipality)
    return [(entry.code, _label(field.of, entry)) for entry in entries]


def _near(entries: list[Entry], municipality: str | None, held: tuple[str, ...]) -> list[Entry]:
    if not municipality:
        return entries
    return [
        entry
        for entry in entries
        if entry.extra.get("municipio") == municipality or entry.code in held
    ]


def _label(catalogue: str, entry: Entry) -> str:
    if catalogue == "estrategias":
        return f"{entry.code} {entry.label}"
    return entry.label
