"""Whether a sheet is spread too far: the fast reader takes room for all between its corners.

One cell written by chance in the last row costs gigabytes, and the reader dies of it without a
word. Empty cells that only have a style count for nothing there, and so not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from captura.errors import ExcelError
from captura.excel.archive import Archive, open_archive
from captura.excel.limits import Limits

MOST_CELLS = 8_000_000  # between the corners of a sheet: some 200 MB while it is read
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_SHEET = re.compile(r"(?i)xl/worksheets/[^/]*\.xml")
_FILLED = re.compile(
    rb"""<(?:[\w.\-]+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]+)([0-9]+)["'][^<>]*(?<!/)>"""
)


def check_spread(data: bytes, limits: Limits) -> None:
    """Refuse a workbook with a sheet that is spread too far. Raises ExcelError naming the cell."""
    archive = open_archive(data, limits)
    for name in archive.parts:
        if _SHEET.fullmatch(name):
            _check_sheet(archive, name)


def _check_sheet(archive: Archive, name: str) -> None:
    row = column = 0
    for letters, digits in _filled(archive, name):
        if len(letters) > 3 or len(digits) > 7:
            raise _too_far(f"{letters[:3]}{digits[:7]}")
        row, column = max(row, int(digits)), max(column, _number(letters))
        if row > LAST_ROW or column > LAST_COLUMN or row * column > MOST_CELLS:
            raise _too_far(letters + digits)


def _filled(archive: Archive, name: str) -> Iterator[tuple[str, str]]:
    """Letters and digits of each cell that holds something."""
    for found in _FILLED.finditer(archive.read(archive.parts[name])):
        yield found[1].decode("ascii").upper(), found[2].decode("ascii")


def _number(letters: str) -> int:
    """3 for `C`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _too_far(cell: str) -> ExcelError:
    return ExcelError(
        "La hoja llega demasiado lejos",
        f"Hay algo escrito hasta {cell}, muy lejos de la lista.",
        "En Excel oprima Ctrl+Fin, borre esos renglones o columnas, guarde y elíjala otra vez.",
        "CAP-XLS-21",
    )
