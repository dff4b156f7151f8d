"""One altered cell in every column of every sheet of the sample: where, and what it then says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from captura.records.fields import Field, fields_of
from captura.records.registry import RECORDS
from tests.golden.sample import CATALOGUES, EACH, record_id, value_of

DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
TEXTS = ("text", "long_text", "curp", "phone")


@dataclass(frozen=True)
class Alteration:
    """A cell (`C5` of a sheet, sheets counted from 0) that shall hold another value."""

    number: int
    sheet: str
    cell: str
    value: str | float
    kind: str
    type: str
    id: str
    field: str

    @property
    def step(self) -> Sequence[object]:
        """As tests.golden.office types it."""
        word = "text" if isinstance(self.value, str) else "number"
        return word, self.number, self.cell, self.value


def alterations(titles: Sequence[str]) -> list[Alteration]:
    """One in every column, in rows that differ; `titles`: the sheets in their order."""
    found = []
    for record in RECORDS.values():
        for column, field in enumerate(fields_of(record)):
            row = column % (EACH - 2)  # the last is deleted, the one before nearly empty
            found.append(
                Alteration(
                    titles.index(record.SHEET),
                    record.SHEET,
                    f"{letters(column)}{row + 2}",
                    other_cell(field, row),
                    field.kind.name,
                    record.TYPE,
                    record_id(record, row),
                    field.name,
                )
            )
    return found


def other_cell(field: Field, number: int) -> str | float:
    """What a cell of this field would hold for another value than the sample's."""
    kind, now = field.kind.name, value_of(field, number)
    if kind in TEXTS:
        return "alterado" if kind in ("text", "long_text") else "ALTERADO0"
    if kind == "reference":
        return f"{now[:-4]}9999"
    if kind == "yes_no":
        return "No" if now else "Sí"
    if kind in ("choice", "choices"):
        entry = next(e for e in CATALOGUES[field.of].entries if e.code not in now)
        return f"{entry.code} · {entry.label}"
    return _other_number(kind, now)


def _other_number(kind: str, now: Any) -> float:
    if kind == "date":
        return float((dt.datetime(2001, 2, 3) - DAY_ZERO).days)  # noqa: DTZ001
    if kind == "date_time":
        return 37000.25
    if kind == "time":
        return 0.5 if now != dt.time(12) else 0.25
    return float(now) / (100 if kind == "money" else 1) + 1


def letters(column: int) -> str:
    """`C` for 2, counted from 0."""
    high, low = divmod(column, 26)
    return (chr(64 + high) if high else "") + chr(65 + low)
