"""The generator itself: what it calls honest is read alike by two libraries; names are unique."""

from __future__ import annotations

import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.hostile.cases import EXACT, ODD, REFUSED, Case
from tests.hostile.workbook import ROWS


@pytest.mark.parametrize("case", EXACT, ids=lambda case: case.name)
def test_honest_ones_are_honest(case: Case) -> None:
    """Otherwise a refusal would prove nothing."""
    data = case.make()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.get_sheet_by_index(0).to_python() == [list(row) for row in ROWS]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    found = [tuple(cell.value for cell in row[:2]) for row in sheet.iter_rows(max_row=len(ROWS))]
    assert found == list(ROWS)


def test_each_case_has_a_name_of_its_own() -> None:
    """A case that shadows another would not be tried."""
    names = [case.name for case in REFUSED + EXACT + ODD]
    assert len(names) == len(set(names))
    print(f"\n{len(REFUSED)} refused, {len(EXACT)} exact, {len(ODD)} odd")
