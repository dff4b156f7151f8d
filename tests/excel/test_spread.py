"""A sheet with something written far from its list is refused by a sentence that names the cell."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font

from captura import isolate
from captura.errors import ExcelError
from captura.excel.list_reader import read_list

HEADINGS = ("Nombre", "Primer apellido", "Segundo apellido", "Sexo", "Edad", "Localidad")
READ = "captura.excel.list_reader.read_list"


def book(*far: str, styled: bool = False) -> bytes:
    """A list of one woman, and something in these cells."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(HEADINGS)
    sheet.append(["Marina", "Inventada", "", "Mujer", 34, "Jerez"])
    for cell in far:
        if styled:
            sheet[cell].font = Font(bold=True)
        else:
            sheet[cell] = "x"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The same with the address of a cell as no spreadsheet would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as changed:
        for name in whole.namelist():
            part = whole.read(name)
            if name.startswith("xl/worksheets/"):
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            changed.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("cell", ["XFD1048576", "J1048576", "XFD600"])
def test_the_cell_is_named(cell: str) -> None:
    with pytest.raises(ExcelError) as refused:
        isolate.run(READ, book(cell))
    assert refused.value.code == "CAP-XLS-21"
    assert f"hasta {cell}," in refused.value.what


@pytest.mark.parametrize("address", ["F1" + "9" * 300, "F10485760", "XFDA2", "XFE2"])
def test_an_address_that_no_sheet_has_is_refused(address: str) -> None:
    data = renamed(book("F9"), 'r="F9"', f'r="{address}"')
    with pytest.raises(ExcelError) as refused:
        isolate.run(READ, data)
    assert refused.value.code == "CAP-XLS-21"


def test_the_second_place_of_a_cell_counts_too() -> None:
    """As the fast reader, which goes by the last that it finds."""
    data = renamed(book("F9"), 'r="F9"', 'r="F9"r="XFD1048576"')
    with pytest.raises(ExcelError) as refused:
        isolate.run(READ, data)
    assert refused.value.code == "CAP-XLS-21"
    assert "hasta XFD1048576," in refused.value.what


def test_what_is_near_or_only_styled_is_read() -> None:
    plain = read_list(book())["rows"]
    assert plain[0]["cells"]["nombres"] == "Marina"
    assert read_list(book("XFD1048576", "J1048576", styled=True))["rows"] == plain
    assert read_list(book("Z200000"))["rows"][: len(plain)] == plain
