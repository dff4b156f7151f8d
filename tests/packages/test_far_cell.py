"""A delivery's workbook with something far from its records is refused by naming the cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from captura.packages.verify import INTACT, UNREADABLE, verify_file
from tests.packages.made import deliver, desk, versions

FAR = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An honest workbook."""
    return deliver(tmp_path_factory.mktemp("entrega"), desk(), versions(4))[1]


def changed(book: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The same with each of its sheets changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in whole.namelist():
            part = whole.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = change(part)
            made.writestr(name, part)
    return out.getvalue()


def one_more_cell(part: bytes) -> bytes:
    return part.replace(b"</row></sheetData>", FAR + b"</row></sheetData>")


def two_places(part: bytes) -> bytes:
    """A second reference in a cell of the first row, as flash memory might make of a first."""
    return part.replace(b'<c r="A1" ', b'<c r="A1"r="XFD1048576" ', 1)


def last_column(part: bytes) -> bytes:
    """The last cell of the second row goes to the sheet's last column and row."""
    return part.replace(b'r="B2"', b"r='xfd1048576'")


@pytest.mark.parametrize("change", [one_more_cell, two_places, last_column])
def test_the_cell_is_named(book: bytes, change: Callable[[bytes], bytes]) -> None:
    spoilt = changed(book, change)
    assert spoilt != changed(book, bytes)
    verdict = verify_file(spoilt)
    assert (verdict.code, verdict.error) == (UNREADABLE, "CAP-XLS-22"), verdict.text
    assert "hasta XFD1048576," in verdict.text
    assert verify_file(book).code == INTACT  # whoever reads next is a fresh reader
