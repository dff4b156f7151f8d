"""Finds where each field's column stands now, and names the columns that are not as signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from captura.excel.read import Row, cell_name
from captura.packages import findings as found
from captura.packages.findings import Finding, Findings
from captura.packages.layout import KEY_HEADING, SheetLayout

SEARCHED = 30  # rows looked through for the headings


@dataclass(frozen=True)
class Places:
    """heading_row, from 0 · key: the column of the ids · of: column by field · spare: untitled."""

    heading_row: int
    key: int
    of: dict[str, int]
    spare: tuple[int, ...]


def find_places(
    layout: SheetLayout, rows: Iterator[tuple[int, Row]], findings: Findings
) -> Places | None:
    """Read the rows up to the headings, known by `Clave`; None if there is no such row."""
    for number, row in islice(rows, SEARCHED):
        texts = [str(cell).strip() for cell in row]
        if KEY_HEADING in texts:
            return _places(layout, number, texts, findings)
        if any(texts):
            said = f"Hoja «{layout.title}», renglón {number + 1}: no venía en el paquete."
            cell = cell_name(number, next(i for i, text in enumerate(texts) if text))
            findings.add(Finding(found.ROW_ADDED, said, layout.title, cell, "", layout.type))
    return None


def name_no_headings(layout: SheetLayout, findings: Findings) -> None:
    """Say that the rows of a sheet can't be told apart."""
    said = f"La hoja «{layout.title}» no tiene la columna «{KEY_HEADING}»."
    findings.add(Finding(found.COLUMN_MISSING, said, layout.title, heading=KEY_HEADING))


def _places(layout: SheetLayout, number: int, texts: list[str], findings: Findings) -> Places:
    by_heading = {column.heading.strip(): column.name for column in layout.columns}
    key = texts.index(KEY_HEADING)
    of: dict[str, int] = {}
    spare = []
    for index, text in enumerate(texts):
        name = by_heading.get(text)
        if name is not None and name not in of:
            of[name] = index
        elif index != key:
            spare.append(index)
            if text:
                said = f"Hoja «{layout.title}»: la columna «{text}» no es de este paquete."
                cell = cell_name(number, index)
                findings.add(Finding(found.COLUMN_ADDED, said, layout.title, cell, text))
    for column in layout.columns:
        if column.name not in of:
            said = f"Hoja «{layout.title}»: falta la columna «{column.heading}»."
            heading = column.heading
            findings.add(Finding(found.COLUMN_MISSING, said, layout.title, heading=heading))
    untitled = tuple(index for index in spare if not texts[index])
    return Places(number, key, of, untitled)
