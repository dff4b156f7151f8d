"""A sheet of XlsxWriter whose rows are written as ready-made XML, many times faster than by cell.

XlsxWriter still makes everything else: styles, columns, filter, validations, the parts around it.
Only here are names used that it doesn't promise; tests/excel/test_write.py tells when one changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

_MARKUP = re.compile("[&<>\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")  # no XML can hold these: they are dropped
_TEXT, _END_TEXT = '" t="inlineStr"><is><t>', "</t></is></c>"
_SPACED = '" t="inlineStr"><is><t xml:space="preserve">'
BUFFERED = 200  # rows handed to the file at once


class FastSheet(Worksheet):  # type: ignore[misc]
    """A worksheet in constant-memory mode; rows come from 0 downwards, none twice."""

    def begin(self) -> None:
        """Call once, before the first row."""
        self._waiting: list[str] = []
        self._check_dimensions(0, 0)

    def add_row(self, number: int, width: int, xml: str) -> None:
        """Add a `<row>`; width: its cells, for the sheet's dimension."""
        self._check_dimensions(number, max(width - 1, 0))
        self._waiting.append(xml)
        if len(self._waiting) >= BUFFERED:
            self.flush()

    def hold_in_table(self, name: str, headings: Sequence[str], rows: int) -> None:
        """Call after the last row: a table over the first `rows` of them, headings included.

        XlsxWriter refuses tables in this mode because it would write the headings a second time,
        and remembers each cell of one: so it is told of two rows, then of the real ones.
        """
        options = {"name": name, "style": "Table Style Light 12"}
        self.constant_memory = False
        self.add_table(
            0, 0, 1, len(headings) - 1,
            options | {"columns": [{"header": text} for text in headings]},
        )  # fmt: skip
        self.constant_memory = True
        self.table.clear()
        ends = xl_range(0, 0, max(rows - 1, 1), len(headings) - 1)
        self.tables[-1].update(range=ends, a_range=ends, autofilter=ends)

    def flush(self) -> None:
        """Hand what waits to the file; call it after the last row."""
        self.row_data_fh.write("".join(self._waiting))
        self._waiting.clear()

    def let_go(self) -> None:
        """Close the file of a sheet that will not be finished (Windows deletes no open file)."""
        self._opt_close()


def style_of(format: Any) -> str:
    """The number of a format, as a cell names it."""
    return str(format._get_xf_index())


def encoded(cell: str | float, style: str = "") -> str:
    """The XML of a cell from behind its address on: it never becomes a formula."""
    if type(cell) is not str:
        return f'{_style(style)}"><v>{cell!r}</v></c>'
    start = _TEXT
    if cell[:1].isspace() or cell[-1:].isspace():
        start = _SPACED
    if _MARKUP.search(cell):
        start, cell = _SPACED, _escaped(cell)
    return _style(style) + start + cell + _END_TEXT


def _style(style: str) -> str:
    return f'" s="{style}' if style else ""


def _escaped(text: str) -> str:
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _NO_XML.sub("", text))


def row_xml(number: int, starts: Sequence[str], cells: Sequence[str]) -> str:
    """A row (from 0) of encoded cells, "" where empty; starts: `<c r="A`, `<c r="B`, …"""
    mark = str(number + 1)
    own = [start + mark + cell for start, cell in zip(starts, cells, strict=False) if cell]
    return f'<row r="{mark}">{"".join(own)}</row>'
