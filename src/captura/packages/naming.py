"""Names what differs in a sheet: the altered cell by its tag, the row added, repeated or moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from captura.excel.read import Row, cell_name
from captura.packages import findings as found
from captura.packages.cells import tag, tag_seed
from captura.packages.findings import Finding, Findings
from captura.packages.headings import Places
from captura.packages.layout import KEY_HEADING, SheetLayout

Values = Mapping[str, str | None]  # canonical text by field; None where a cell can't be one
QUOTED = 80  # letters of a cell that a sentence repeats


class Namer:
    """Says what differs in one sheet."""

    def __init__(self, layout: SheetLayout, places: Places, findings: Findings) -> None:
        self._layout, self._places, self._findings = layout, places, findings

    def altered(self, row: int, cells: Row, record_id: str, tags: str, values: Values) -> None:
        """Name each cell whose tag differs; the whole row where none does."""
        named = len(values) < len(self._layout.columns)  # a missing column is named already
        for index, column in enumerate(self._layout.columns):
            if column.name not in values:
                continue
            value = values[column.name]
            wanted = tags[2 * index : 2 * index + 2]
            if value is None or tag(tag_seed(column.name), value) != wanted:
                named = True
                at = self._places.of[column.name]
                self._cell(row, at, cells[at], column.heading, record_id, column.name, value or "")
        if not named:
            self._add(found.ROW_ALTERED, f"renglón {row + 1}: fue cambiado.", "", record_id)

    def key(self, row: int, cell: Any, record_id: str) -> None:
        """Name the cell that held the id of a record whose other cells are all here."""
        self._cell(row, self._places.key, cell, KEY_HEADING, record_id)

    def repeated(self, row: int, record_id: str) -> None:
        """Name a row whose record was met before."""
        self._add(found.ROW_TWICE, f"renglón {row + 1}: está repetido.", f"A{row + 1}", record_id)

    def added(self, row: int) -> None:
        """Name a row of no record of the package."""
        said = f"renglón {row + 1}: no venía en el paquete; alguien lo agregó."
        self._add(found.ROW_ADDED, said, cell_name(row, self._places.key))

    def untitled(self, row: int, column: int, cell: Any) -> None:
        """Name a cell in a column without heading."""
        place = cell_name(row, column)
        said = f"celda {place}: no venía en el paquete; {_said(cell)}."
        self._add(found.COLUMN_ADDED, said, place)

    def _cell(
        self,
        row: int,
        column: int,
        cell: Any,
        heading: str,
        record_id: str,
        field: str = "",
        value: str = "",
    ) -> None:
        title, place = self._layout.title, cell_name(row, column)
        said = f"Hoja «{title}», celda {place} («{heading}»): fue cambiada; ahora {_said(cell)}."
        kind, own = found.CELL, self._layout.type
        self._findings.add(Finding(kind, said, title, place, heading, own, record_id, field, value))

    def _add(self, kind: str, said: str, cell: str, record_id: str = "") -> None:
        title = self._layout.title
        said = f"Hoja «{title}», {said}"
        self._findings.add(Finding(kind, said, title, cell, "", self._layout.type, record_id))


def _said(cell: Any) -> str:
    if cell == "":
        return "está vacía"
    text = str(cell)
    return f"dice «{text[:QUOTED]}{'…' if len(text) > QUOTED else ''}»"
