"""Every hostile spreadsheet is refused for its own reason, and the odd but honest are not."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from captura import isolate
from captura.errors import CapturaError, ExcelError
from captura.excel import limits
from captura.excel.safety import check
from captura.packages.findings import ERROR, FORMULA
from captura.packages.verify import verify_file
from tests.hostile.cases import EXACT, ODD, REFUSED, Case

# the generator's reason → the codes with which the reader may say it
CODES = {
    "not_a_workbook": {limits.NOT_A_WORKBOOK, limits.DAMAGED},
    "truncated": {limits.DAMAGED, limits.BAD_DIRECTORY},
    "encrypted": {"CAP-XLS-02", limits.BAD_DIRECTORY},
    "archive": {limits.BAD_DIRECTORY, limits.DAMAGED, limits.BOMB, limits.ENCODING},
    "ratio": {limits.BOMB, limits.TOO_BIG},
    "size": {limits.BOMB, limits.TOO_BIG},
    "parts": {limits.TOO_MANY_PARTS},
    "doctype": {limits.ENTITY},
    "encoding": {limits.ENCODING, limits.ENTITY},
    "macro": {limits.MACRO, limits.EXTERNAL},
    "external": {limits.EXTERNAL},
}
LATIN = "strings in Latin-1, said to be UTF-8"  # only a full decoding can tell: the reader does
ESCAPED = "error cell, escaped"  # an unknown type of cell to the reader, which refuses it
GOLDEN = Path(__file__).parents[1] / "golden"
READ = "captura.excel.list_reader.read_list"
SECONDS = 10  # the largest is 220 MiB unpacked


def of_reasons(*reasons: str) -> list[Case]:
    """The cases that the safety pass alone must see."""
    return [c for c in REFUSED if c.reason in reasons and c.name not in (LATIN, ESCAPED)]


def named(case: Case) -> str:
    """How a case is called in the report."""
    return f"{case.reason}: {case.name}"


@pytest.mark.parametrize(
    "case", [c for c in REFUSED if c.reason in CODES and c.name != LATIN], ids=named
)
def test_the_safety_pass_refuses_it(case: Case) -> None:
    """Before any library parses it, quickly, with a sentence of its own."""
    data = case.make()
    begun = time.process_time()
    with pytest.raises(ExcelError) as refused:
        check(data)
    assert time.process_time() - begun < SECONDS
    assert refused.value.code in CODES[case.reason]
    assert refused.value.title
    assert refused.value.what
    assert refused.value.fix


@pytest.mark.parametrize("case", of_reasons("formula"), ids=named)
def test_the_safety_pass_sees_formulas(case: Case) -> None:
    """A value that a formula made is nobody's record; the cell is then named."""
    assert check(case.make()).formulas


@pytest.mark.parametrize(
    "case", [c for c in REFUSED if c.reason == "error_cell" and c.name != ESCAPED], ids=named
)
def test_the_safety_pass_sees_error_cells(case: Case) -> None:
    """`#REF!` is no value."""
    assert check(case.make()).errors


@pytest.mark.parametrize("case", EXACT, ids=named)
def test_the_safety_pass_lets_the_honest_through(case: Case) -> None:
    """Other spreadsheets' harmless habits are no reason to refuse."""
    seen = check(case.make())
    assert not seen.formulas
    assert not seen.errors


@pytest.mark.parametrize("case", [c for c in REFUSED if c.reason != "formula"], ids=named)
def test_no_reader_takes_it(case: Case) -> None:
    """Neither as a filled list nor as a delivery; an error cell is named."""
    data = case.make()
    said = read_as_list(data)
    if isinstance(said, CapturaError):
        assert said.fix
    else:
        assert case.reason == "error_cell"
        assert {problem["cell"] for problem in said["problems"]} == {"B9"}
    verdict = verify_file(data)
    assert verdict.code == 2
    assert verdict.title


@pytest.mark.parametrize(
    "case", [*ODD, *EXACT, *(c for c in REFUSED if c.reason == "formula")], ids=named
)
def test_every_reader_comes_to_an_end(case: Case) -> None:
    """With a sentence or a reading, soon, whatever the cells claim; the next file is then read.

    A formula's result counts as typed in a list, never in a delivery.
    """
    data, begun = case.make(), time.monotonic()
    said = read_as_list(data)
    if isinstance(said, CapturaError):
        assert said.fix
        assert case.reason
    elif case not in ODD:
        assert [row["cells"]["edad_declarada"] for row in said["rows"]][:3] == ["34", "0", "71"]
    assert verify_file(data).code == 2
    assert time.monotonic() - begun < 60


def read_as_list(data: bytes) -> Any:
    """What the reader of lists, in its child process, reads; or the sentence that refuses."""
    try:
        return isolate.run(READ, data, seconds=20)
    except CapturaError as refused:
        return refused


@pytest.mark.parametrize(("value", "kind"), [("=1+1", FORMULA), ("#REF!", ERROR)])
def test_a_formula_or_an_error_in_a_delivery_is_named(
    tmp_path: Path, value: str, kind: str
) -> None:
    """Whatever it shows, nobody signed it."""
    made = sorted(GOLDEN.glob("*/entrega.xlsx"))[-1]
    book = openpyxl.load_workbook(made)
    cell = book["Personas"]["E3"]
    cell.value, cell.data_type = value, "f" if kind == FORMULA else "e"
    book.save(tmp_path / "libro.xlsx")
    verdict = verify_file((tmp_path / "libro.xlsx").read_bytes())
    assert verdict.code == 1
    assert [(f.sheet, f.cell) for f in verdict.findings if f.kind == kind] == [("Personas", "E3")]
