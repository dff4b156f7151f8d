"""Whether a sheet is spread too far: the fast reader takes room for all between its corners.

One cell written by chance in the last row costs gigabytes, and the reader dies of it without a
word. Empty cells that only have a style count for nothing there, and so not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from captura.errors import ExcelError
from captura.excel.archive import Archive, open_archive
from captura.excel.limits import ASK_AGAIN, Limits

MOST_OF_LIST = 8_000_000  # cells between the corners of a sheet: some 200 MB while it is read
MOST_OF_DELIVERY = 16_000_000  # the state's 174,000 people in 75 columns are 13 million
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_SHEET = re.compile(r"(?i)xl/worksheets/[^/]*\.xml")
# every place that a cell says it has: the fast reader goes by the last, spoilt or not
_PLACE = re.compile(rb"""(?<![\w:.\-])r\s*=\s*["']([A-Za-z]+)([0-9]+)["'](?![^<>]*/>)""")


def check_list_spread(data: bytes) -> None:
    """Refuse a list with a sheet that is spread too far. Raises ExcelError naming the cell."""
    _check(data, MOST_OF_LIST, _list_too_far)


def check_delivery_spread(data: bytes) -> None:
    """The same of a delivery's workbook: asked when its reader fell, since looking costs a fifth
    of reading one that is honest.
    """
    _check(data, MOST_OF_DELIVERY, _delivery_too_far)


def _check(data: bytes, most: int, too_far: Callable[[str], ExcelError]) -> None:
    archive = open_archive(data, Limits())
    for name in archive.parts:
        if _SHEET.fullmatch(name):
            cell = _first_beyond(archive, name, most)
            if cell:
                raise too_far(cell)


def _first_beyond(archive: Archive, name: str, most: int) -> str:
    """The first cell that spreads the sheet over more than `most` cells, or ""."""
    row = column = 0
    for letters, digits in _places(archive, name):
        if len(letters) > 3 or len(digits) > 7:
            return f"{letters[:3]}{digits[:7]}"
        row, column = max(row, int(digits)), max(column, _number(letters))
        if row > LAST_ROW or column > LAST_COLUMN or row * column > most:
            return letters + digits
    return ""


def _places(archive: Archive, name: str) -> Iterator[tuple[str, str]]:
    """Letters and digits of the place of each cell that holds something."""
    for found in _PLACE.finditer(archive.read(archive.parts[name])):
        yield found[1].decode("ascii").upper(), found[2].decode("ascii")


def _number(letters: str) -> int:
    """3 for `C`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _list_too_far(cell: str) -> ExcelError:
    return ExcelError(
        "La hoja llega demasiado lejos",
        f"Hay algo escrito hasta {cell}, muy lejos de la lista.",
        "En Excel oprima Ctrl+Fin, borre esos renglones o columnas, guarde y elíjala otra vez.",
        "CAP-XLS-21",
    )


def _delivery_too_far(cell: str) -> ExcelError:
    return ExcelError(
        "Una hoja del libro llega demasiado lejos",
        f"Hay algo escrito hasta {cell}, muy lejos de sus registros: se dañó o alguien lo cambió.",
        ASK_AGAIN,
        "CAP-XLS-22",
    )
