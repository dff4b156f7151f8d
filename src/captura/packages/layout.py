"""How records stand in a workbook: a sheet per type, a column per field, and what is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from captura.packages import shape
from captura.packages.header import canonical
from captura.records.catalogues import Catalogue
from captura.records.fields import fields_of
from captura.records.record import Record

KEY_HEADING = "Clave"  # the last column of each sheet: the record's id
HIDDEN_SHEET = "_captura"
COVER = "Portada"

Lists = Mapping[str, Sequence[str]]  # what cells show of each catalogue, `AC02 · Taller`


@dataclass(frozen=True)
class ColumnLayout:
    """A field: its name, the heading people read, its kind, the catalogue of a choice."""

    name: str
    heading: str
    kind: str
    catalogue: str = ""


@dataclass(frozen=True)
class SheetLayout:
    """A record type and its sheet."""

    type: str
    title: str
    columns: tuple[ColumnLayout, ...]


def layout_of(record: type[Record]) -> SheetLayout:
    """The sheet of a record type, from its fields; headings differ from each other."""
    columns: list[ColumnLayout] = []
    taken = {KEY_HEADING.casefold()}
    for field in fields_of(record):
        heading, again = field.label, 2
        while heading.casefold() in taken:
            heading, again = f"{field.label} ({again})", again + 1
        taken.add(heading.casefold())
        catalogue = field.of if field.kind.name in ("choice", "choices") else ""
        columns.append(ColumnLayout(field.name, heading, field.kind.name, catalogue))
    return SheetLayout(record.TYPE, record.SHEET, tuple(columns))


def lists_of(layouts: Iterable[SheetLayout], catalogues: Mapping[str, Catalogue]) -> Lists:
    """What the cells of these sheets may show, by catalogue name in sorted order."""
    named = {column.catalogue for sheet in layouts for column in sheet.columns}
    return {
        name: [catalogues[name].shown(entry.code) for entry in catalogues[name].entries]
        for name in sorted(named & catalogues.keys())
    }


def presentation(layouts: Sequence[SheetLayout], lists: Lists) -> str:
    """Digest of headings and labels: with it the header signs what a reader of the book sees."""
    plain = [layouts_plain(layouts), {name: list(texts) for name, texts in lists.items()}]
    return hashlib.sha256(canonical(plain)).hexdigest()


def layouts_plain(layouts: Iterable[SheetLayout]) -> list[Any]:
    return [
        [sheet.type, sheet.title, [[c.name, c.heading, c.kind, c.catalogue] for c in sheet.columns]]
        for sheet in layouts
    ]


def layouts_from(value: list[Any]) -> tuple[SheetLayout, ...]:
    """The layouts of plain values. Raises PackageError on any other shape."""
    return tuple(_layout(shape.numbered(each, 3)) for each in value)


def _layout(value: Mapping[str, Any]) -> SheetLayout:
    columns = tuple(
        ColumnLayout(
            shape.text(column, "0", r"[a-z_0-9]{1,60}"),
            shape.text(column, "1", r".{1,200}"),
            shape.text(column, "2", r"[a-z_]{1,20}"),
            shape.text(column, "3", r"[a-z_]{0,60}"),
        )
        for column in (shape.numbered(each, 4) for each in shape.listed(value, "2", 200))
    )
    return SheetLayout(
        shape.text(value, "0", r"[a-z_]{1,40}"), shape.text(value, "1", r".{1,31}"), columns
    )
