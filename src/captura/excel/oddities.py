"""Names the cells that the fast reader cannot explain: formulas and errors."""

from __future__ import annotations

import io
from dataclasses import dataclass

from captura.excel import limits as refuse
from captura.excel.limits import unsafe

MOST = 200  # cells named; beyond that a count says enough


@dataclass(frozen=True)
class Oddity:
    """A cell that holds a formula or an error (`#DIV/0!`) instead of a value; row from 1."""

    sheet: str
    cell: str
    row: int
    column: int
    formula: bool
    text: str


def find_oddities(data: bytes, *, results: bool = False) -> list[Oddity]:
    """The first 200 formulas and error cells of a workbook that passed the safety check.

    results: look at what formulas last gave instead, so that only errors are odd. Raises
    ExcelError where it can't be read.
    """
    try:
        return _found(data, results)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged part makes the library raise anything
        raise unsafe(refuse.DAMAGED) from None


def _found(data: bytes, results: bool) -> list[Oddity]:
    from openpyxl import load_workbook

    found: list[Oddity] = []
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)
    try:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type in ("f", "e"):
                        is_formula = cell.data_type == "f"
                        text = str(cell.value)[:80]
                        place = (cell.coordinate, cell.row, cell.column)
                        found.append(Oddity(sheet.title, *place, is_formula, text))
                        if len(found) == MOST:
                            return found
    finally:
        book.close()
    return found
