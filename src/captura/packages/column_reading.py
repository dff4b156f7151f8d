"""Turns the cells of one column back into canonical texts: many at once, or one with care."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from captura.packages.cells import AS_TEXT, Memo, reader_of
from captura.packages.layout import ColumnLayout, Lists
from captura.packages.lines import needs_quoting
from captura.records.kind import Unreadable
from captura.records.kinds import KINDS

BAD = '["'  # a piece that no line holds: it sends its row the careful way
_FAULTS = (Unreadable, ValueError, OverflowError, ArithmeticError)


class ColumnReader:
    """Reads the cells of one field, remembering what values that repeat gave."""

    def __init__(self, column: ColumnLayout, lists: Lists) -> None:
        self.column = column
        self._prefix = f'["{column.name}","'
        self._read: Callable[[Any], str] = (
            reader_of(column, lists) if column.kind in KINDS else _unreadable
        )
        self._memo = None if column.kind in AS_TEXT else Memo(self._piece)

    def value(self, cell: Any) -> str | None:
        """The canonical text of a cell, "" if empty; None where it can't be one."""
        try:
            return self._read(cell)
        except _FAULTS:
            return None

    def pieces(self, cells: Sequence[Any]) -> list[str]:
        """What stands in a line for each cell: prefix and text, "" if empty, BAD if not plain."""
        memo, prefix = self._memo, self._prefix
        if memo is not None:
            if bool in set(map(type, cells)):  # True is 1 to a dict, but not to a record
                return [self._piece(cell) for cell in cells]
            return [memo[cell] for cell in cells]
        try:
            joined = "".join(cells)
        except TypeError:
            joined = '"'
        if '"' in joined or "\\" in joined:
            return [self._text_piece(cell) for cell in cells]
        return [prefix + cell if cell else "" for cell in cells]

    def _text_piece(self, cell: Any) -> str:
        if type(cell) is not str or '"' in cell or "\\" in cell:
            return BAD
        return self._prefix + cell if cell else ""

    def _piece(self, cell: Any) -> str:
        if cell == "":
            return ""
        value = self.value(cell)
        if value is None or (value and needs_quoting(value)):
            return BAD
        return self._prefix + value if value else ""


def _unreadable(cell: Any) -> str:
    raise Unreadable("Esta clase de dato es más nueva.", "Actualice Captura.")
