"""Reads workbooks fast: the cells as values, row by row, after the safety pass."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from captura.excel import limits as refuse
from captura.excel.limits import unsafe

Row = list[Any]  # str, float, bool, date, datetime, time, timedelta; "" where empty


class OpenBook:
    """A workbook open for reading; `titles` in their order."""

    def __init__(self, data: bytes) -> None:
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            self.titles: list[str] = list(self._book.sheet_names)
        except (CalamineError, OSError, ValueError, KeyError):
            raise unsafe(refuse.DAMAGED) from None

    def rows(self, title: str) -> Iterator[Row]:
        """The rows of a sheet from its first row and column on, all equally long."""
        from python_calamine import CalamineError

        try:
            yield from self._book.get_sheet_by_name(title).iter_rows()
        except (CalamineError, OSError, ValueError, KeyError):
            raise unsafe(refuse.DAMAGED) from None

    def merged(self, title: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Merged cells of a sheet: (first row, column), (last row, column), from 0."""
        from python_calamine import CalamineError

        try:
            return list(self._book.get_sheet_by_name(title).merged_cell_ranges or [])
        except (CalamineError, OSError, ValueError, KeyError):
            raise unsafe(refuse.DAMAGED) from None


def cell_name(row: int, column: int) -> str:
    """`C14` for row 13, column 2, both counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """`C` for column 2, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
