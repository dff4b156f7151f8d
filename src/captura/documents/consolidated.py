"""The state's consolidated workbook: figures by strategy, municipality and period; their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from captura.excel.serial import plain_cell
from captura.excel.write import FORMATS, Column, Plain, Progress, Sheet, write_workbook
from captura.records.catalogues import Catalogue
from captura.records.fields import Field, fields_of
from captura.records.record import Record

UNIQUE = (
    "Personas únicas: personas distintas con al menos una asistencia. Una persona puede estar en "
    "varios trimestres, municipios o estrategias: sus cifras no se suman; cada total se contó aparte."
)
ANONYMOUS = "Las personas anónimas van aparte: no se puede saber si alguna se repite."
NAMES = ("P2", "P3")  # privacy of the fields that tell who someone is
_HEADINGS = (
    Column("Periodo", width=12),
    Column("Municipio", width=28),
    Column("Estrategia", width=44),
    Column("Actividades", "whole", 12),
    Column("Personas únicas", "whole", 12),
    Column("Personas anónimas", "whole", 12),
    Column("Asistencias", "whole", 12),
)


@dataclass(frozen=True)
class Figure:
    """Figures of one group; "" where they are not divided by that."""

    period: str
    municipality: str
    strategy: str
    activities: int
    people: int
    anonymous: int
    attendances: int


@dataclass(frozen=True)
class DataSheet:
    """Rows behind the figures: headings with their kinds (fields.py), rows of Python values."""

    title: str
    headings: Sequence[tuple[str, str]]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True)
class Consolidated:
    """What the workbook holds. facts: lines of the cover, name and value.

    tables: title of a sheet → its figures, each table counted apart.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    tables: Mapping[str, Sequence[Figure]]
    sheets: Sequence[DataSheet] = field(default_factory=tuple)


def write_consolidated(
    path: Path, consolidated: Consolidated, temporary: Path, progress: Progress | None = None
) -> int:
    """Write it whole or not at all; how many rows it has. `progress` cancels by raising."""
    return write_workbook(
        path, _sheets(consolidated), temporary, title=consolidated.title, progress=progress
    )


def record_sheet(
    record_type: type[Record],
    records: Iterable[Record],
    catalogues: Mapping[str, Catalogue],
    *,
    names: bool,
) -> DataSheet:
    """All fields of a type; without `names` those that tell who someone is are left out."""
    fields = [f for f in fields_of(record_type) if names or f.privacy not in NAMES]
    headings = [(f.label, f.kind.name) for f in fields]
    rows = (_values(fields, record, catalogues) for record in records)
    return DataSheet(record_type.SHEET, [*headings, ("Clave", "text")], rows)


def _values(
    fields: Sequence[Field], record: Record, catalogues: Mapping[str, Catalogue]
) -> list[Any]:
    cells = [
        field.kind.cell(getattr(record, field.name), catalogues.get(field.of)) for field in fields
    ]
    return [*cells, record.id]


def _sheets(consolidated: Consolidated) -> Iterator[Sheet]:
    cover: list[list[Plain]] = [[name, value] for name, value in consolidated.facts]
    notes: list[list[Plain]] = [[], [UNIQUE], [ANONYMOUS]]
    yield Sheet("Portada", [Column(consolidated.title, width=60), Column("", width=40)],
                [*cover, *notes])  # fmt: skip
    for title, figures in consolidated.tables.items():
        yield Sheet(title, _HEADINGS, _figure_rows(figures))
    for sheet in consolidated.sheets:
        columns = [
            Column(heading, kind if kind in FORMATS else "text", 40 if kind == "long_text" else 18)
            for heading, kind in sheet.headings
        ]
        yield Sheet(sheet.title, columns, ([plain_cell(v) for v in row] for row in sheet.rows))


def _figure_rows(figures: Sequence[Figure]) -> Iterator[list[Plain]]:
    for f in figures:
        counts: list[Plain] = [f.activities, f.people, f.anonymous, f.attendances]
        yield [f.period, f.municipality, f.strategy, *counts]
    yield []
    yield [UNIQUE]
    yield [ANONYMOUS]
