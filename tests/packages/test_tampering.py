"""Whatever is done to a delivery's workbook in a spreadsheet, it is never called intact.

Each way of tampering is tried on cells and rows drawn at random, and what must be named is named.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter as n_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from captura.packages import findings as found
from captura.packages.verify import Verdict, verify_file
from captura.records.registry import RECORDS
from tests.golden.sample import EACH, make_sample

SHEETS = [record.SHEET for record in RECORDS.values()]
ROWS = EACH - 1  # visible rows of each sheet: the deleted record has none
Tamper = Callable[[Workbook, random.Random], str | None]  # the cell that must be named, if one


def any_sheet(book: Workbook, draw: random.Random) -> Worksheet:
    sheet: Worksheet = book[draw.choice(SHEETS)]
    return sheet


def any_row(draw: random.Random) -> int:
    return draw.randrange(2, ROWS + 2)


def values_of(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def put(cell: Cell, value: Any) -> None:
    """The value as it stood: a text that begins with = stays a text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def append(sheet: Worksheet, values: Sequence[object]) -> None:
    """One more row below the last."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        put(sheet.cell(row, column), value)


def exchange(one: Cell, other: Cell) -> None:
    first, second = one.value, other.value
    put(one, second)
    put(other, first)


def type_over(book: Workbook, draw: random.Random) -> str:
    """Another value where one stood."""
    sheet = any_sheet(book, draw)
    cells = [c for row in sheet.iter_rows(min_row=2) for c in row[:-1] if c.value is not None]
    cell = draw.choice(cells)
    cell.value = "tecleado encima"
    return f"{sheet.title}!{cell.coordinate}"


def clear_cell(book: Workbook, draw: random.Random) -> str:
    """Nothing where a value stood."""
    sheet = any_sheet(book, draw)
    cells = [c for row in sheet.iter_rows(min_row=2) for c in row[:-1] if c.value is not None]
    cell = draw.choice(cells)
    cell.value = None
    return f"{sheet.title}!{cell.coordinate}"


def fill_cell(book: Workbook, draw: random.Random) -> str:
    """A value where none stood: the fifth record is nearly empty."""
    sheet = any_sheet(book, draw)
    cell = draw.choice([c for c in sheet[ROWS + 1][:-1] if c.value is None])
    cell.value = "relleno"
    return f"{sheet.title}!{cell.coordinate}"


def swap_cells(book: Workbook, draw: random.Random) -> str:
    """Two people's values exchanged in one column."""
    while True:
        sheet = any_sheet(book, draw)
        column = draw.randrange(1, sheet.max_column)
        one, other = (sheet.cell(row, column) for row in (2, 3))
        if one.value != other.value and one.value is not None and other.value is not None:
            exchange(one, other)
            return f"{sheet.title}!{one.coordinate}"


def delete_row(book: Workbook, draw: random.Random) -> None:
    any_sheet(book, draw).delete_rows(any_row(draw))


def empty_row(book: Workbook, draw: random.Random) -> None:
    sheet, row = any_sheet(book, draw), any_row(draw)
    for cell in sheet[row]:
        cell.value = None


def repeat_row(book: Workbook, draw: random.Random) -> None:
    sheet = any_sheet(book, draw)
    append(sheet, values_of(sheet, any_row(draw)))


def add_row(book: Workbook, draw: random.Random) -> None:
    """Somebody who isn't in the delivery, under a key that nobody has."""
    sheet = any_sheet(book, draw)
    row = values_of(sheet, any_row(draw))
    append(sheet, [*row[:-1], f"{str(row[-1])[:-4]}7777"])


def add_row_without_key(book: Workbook, draw: random.Random) -> None:
    sheet = any_sheet(book, draw)
    append(sheet, [*values_of(sheet, any_row(draw))[:-1], None])


def swap_keys(book: Workbook, draw: random.Random) -> None:
    sheet = any_sheet(book, draw)
    exchange(sheet.cell(2, sheet.max_column), sheet.cell(3, sheet.max_column))


def swap_headings(book: Workbook, draw: random.Random) -> None:
    """The values stay, but now say they are something else."""
    sheet = any_sheet(book, draw)
    columns = {
        n: [cell.value for cell in sheet[n_letter(n)][1:]] for n in range(1, sheet.max_column)
    }
    one = draw.choice(list(columns))
    other = draw.choice([n for n, values in columns.items() if values != columns[one]])
    exchange(sheet.cell(1, one), sheet.cell(1, other))


def drop_column(book: Workbook, draw: random.Random) -> None:
    sheet = any_sheet(book, draw)
    sheet.delete_cols(draw.randrange(1, sheet.max_column))


def drop_sheet(book: Workbook, draw: random.Random) -> None:
    del book[draw.choice(SHEETS)]


def rename_sheet(book: Workbook, draw: random.Random) -> None:
    any_sheet(book, draw).title = "Otra"


def retell_cover(book: Workbook, draw: random.Random) -> None:
    """A total on the cover that says one more."""
    cells = [c for row in book["Portada"].iter_rows() for c in row]
    numbers = [c for c in cells if isinstance(c.value, int | float)]
    cell = draw.choice(numbers)
    cell.value = float(str(cell.value)) + 1


def relabel_catalogue(book: Workbook, draw: random.Random) -> None:
    """What a code is called, in the list behind the cells."""
    sheet = book["Catálogos"]
    cells = [c for row in sheet.iter_rows(min_row=2) for c in row if c.value is not None]
    cell = draw.choice(cells)
    cell.value = f"{cell.value} bis"


WAYS: list[tuple[Tamper, set[str]]] = [
    (type_over, {found.CELL}),
    (clear_cell, {found.CELL}),
    (fill_cell, {found.CELL}),
    (swap_cells, {found.CELL}),
    (delete_row, {found.ROW_DELETED}),
    (empty_row, {found.ROW_DELETED}),
    (repeat_row, {found.ROW_TWICE}),
    (add_row, {found.ROW_ADDED}),
    (add_row_without_key, {found.ROW_ADDED}),
    (swap_keys, set()),
    (swap_headings, set()),
    (drop_column, {found.COLUMN_MISSING}),
    (drop_sheet, {found.SHEET_MISSING}),
    (retell_cover, {found.COVER_ALTERED}),
    (relabel_catalogue, {found.LISTS_ALTERED}),
]
ids = [way.__name__ for way, _ in WAYS]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A delivery's workbook."""
    folder, temporary = tmp_path_factory.mktemp("libro"), tmp_path_factory.mktemp("temporal")
    return make_sample(folder, temporary).book.read_bytes()


def tampered(data: bytes, way: Tamper, draw: random.Random) -> tuple[bytes, str | None]:
    """The workbook after somebody did that in a spreadsheet and saved it."""
    opened, saved = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    cell = way(opened, draw)
    opened.save(saved)
    return saved.getvalue(), cell


def judge(data: bytes, way: Tamper, kinds: set[str], draw: random.Random) -> Verdict:
    """It isn't intact; what was done is named."""
    altered, cell = tampered(data, way, draw)
    verdict = verify_file(altered)
    assert verdict.code == 1
    assert verdict.count >= len(verdict.findings) > 0
    assert kinds <= {finding.kind for finding in verdict.findings}
    if cell is not None:
        assert cell in {f"{finding.sheet}!{finding.cell}" for finding in verdict.findings}
    return verdict


def leave(book: Workbook, draw: random.Random) -> None:
    """Another program's way of writing the same cells."""


@pytest.mark.parametrize("way", [leave, rename_sheet])
def test_what_changes_no_record_is_no_tampering(book: bytes, way: Tamper) -> None:
    """Saved again, or under another name of a sheet: its headings say whose it is."""
    saved, _ = tampered(book, way, random.Random(0))
    verdict = verify_file(saved)
    assert verdict.findings == ()
    assert verdict.code == 0


@pytest.mark.parametrize(("way", "kinds"), WAYS, ids=ids)
def test_tampering_is_named(book: bytes, way: Tamper, kinds: set[str], semilla: int) -> None:
    """Once each way, somewhere."""
    judge(book, way, kinds, random.Random(semilla))


@pytest.mark.parametrize(("way", "kinds"), WAYS[:9], ids=ids[:9])
def test_nothing_else_is_named(book: bytes, way: Tamper, kinds: set[str], semilla: int) -> None:
    """One thing done: at most two findings (two cells swapped), so that people can look."""
    verdict = judge(book, way, kinds, random.Random(semilla + 1))
    assert verdict.count <= (2 if way is swap_cells else 1)


@pytest.mark.largo
@pytest.mark.parametrize(("way", "kinds"), WAYS, ids=ids)
def test_tampering_is_named_wherever(
    book: bytes, way: Tamper, kinds: set[str], semilla: int
) -> None:
    """Forty places each."""
    draw = random.Random(semilla)
    for _ in range(40):
        judge(book, way, kinds, draw)
