"""A delivery's workbook goes through LibreOffice: intact stays intact, altered cells are named.

The files of each release lie in tests/golden; where LibreOffice is installed they are also made
anew, by the same steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from captura.packages import findings
from captura.packages.sealed import open_sealed
from captura.packages.verify import Verdict, check_workbook, verify_file
from captura.records.kinds import KINDS
from tests.golden.office import SOFFICE
from tests.golden.remake import FOLDER, make_files

RELEASES = sorted(path for path in FOLDER.iterdir() if (path / "esperado.json").exists())


@pytest.fixture(
    scope="module", params=[*RELEASES, None], ids=[*(path.name for path in RELEASES), "anew"]
)
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The files of a release, or made anew."""
    if request.param is not None:
        yield request.param
        return
    if not SOFFICE:
        pytest.skip("no LibreOffice here")
    made = tmp_path_factory.mktemp("libro")
    make_files(made)
    yield made


def verdict(folder: Path, name: str) -> Verdict:
    """What the verifier says of a file, with the state's key."""
    keys = expected(folder)
    data = (folder / name).read_bytes()
    return verify_file(data, secrets=[keys["llave_de_prueba"]], state_public=keys["estado"])


@pytest.mark.parametrize(
    "name", ["entrega.captura", "entrega.xlsx", "guardada.xlsx", "ordenada.xlsx", "movida.xlsx"]
)
def test_what_nobody_altered_is_intact(folder: Path, name: str) -> None:
    """Saved again, sorted, filtered, with moved columns."""
    said = verdict(folder, name)
    assert said.findings == ()
    assert (said.code, said.title) == (0, "Íntegro")


def test_the_same_records_are_read_from_every_copy(folder: Path) -> None:
    """To the letter: the workbook's lines are those that were signed."""
    keys = expected(folder)
    package = open_sealed((folder / "entrega.captura").read_bytes(), [keys["llave_de_prueba"]])
    wanted = sorted(package.lines())
    assert len(wanted) == keys["registros"]
    for name in ("entrega", "guardada", "ordenada", "movida"):
        book = check_workbook((folder / f"{name}.xlsx").read_bytes(), keep_rows=True)
        assert sorted(book.arrived.every_line()) == wanted


def test_libreoffice_did_sort_filter_and_move(folder: Path) -> None:
    """Otherwise the files would prove nothing."""
    made, done = (first_cells(folder / f"{name}.xlsx") for name in ("entrega", "ordenada"))
    assert sorted(made) == sorted(done)
    assert made != done
    headings = openpyxl.load_workbook(folder / "movida.xlsx")["Personas"][1]
    before = openpyxl.load_workbook(folder / "entrega.xlsx")["Personas"][1]
    assert [cell.value for cell in headings] != [cell.value for cell in before]
    rows = openpyxl.load_workbook(folder / "ordenada.xlsx")["Personas"].row_dimensions
    assert any(row.hidden for row in rows.values())


def first_cells(path: Path) -> list[str]:
    """The keys of the people, from top to bottom."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Personas").to_python()
    return [str(row[-1]) for row in sheet[1:]]


def test_one_altered_cell_of_every_kind_is_named(folder: Path) -> None:
    """Each column of each sheet has one: all are named by sheet and cell, and nothing else."""
    wanted = expected(folder)["alteradas"]
    assert {kind for kind, *_ in wanted} == KINDS.keys()
    said = verdict(folder, "alterada.xlsx")
    assert said.code == 1
    assert {finding.kind for finding in said.findings} == {findings.CELL}
    named = {(f.sheet, f.cell, f.type, f.id, f.field) for f in said.findings}
    assert named == {tuple(place) for _, *place in wanted}
    print(f"\n{len(named)} altered cells named")


def expected(folder: Path) -> dict[str, Any]:
    """What was written beside the files: the keys, how many records, which cells were altered."""
    found: dict[str, Any] = json.loads((folder / "esperado.json").read_text("utf-8"))
    return found
