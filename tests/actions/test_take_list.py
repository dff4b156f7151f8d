"""A list taken out: who may, what stands in it, what is noted, and nothing that calculates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.office import Office
from captura.actions.take_list import copy_list, export_list, may_take_list
from captura.errors import PackageError, RoleError
from captura.excel.copy import tab_separated
from captura.excel.passwords import is_protected, unprotect
from captura.excel.paste import read_paste
from captura.records.roles import CAPTURA, CONSULTA, COORDINACION, TITULAR
from tests.ui.screens.offices import fresh_office

HEADINGS = ["Nombre completo", "Comunidad"]
LINES = [["García López, Marina", "La Ermita"], ["=HYPERLINK(1)", "+52\tx"], ["@a", '-"b"\nc']]
PASSWORD = "once nubes"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


def notes(office: Office) -> list[str]:
    return [row[0] for row in office.store.rows(
        "SELECT reason FROM history WHERE reason LIKE 'lista %' ORDER BY n")]  # fmt: skip


def test_the_clipboard_reads_back_and_holds_no_formula() -> None:
    text = tab_separated([HEADINGS, *LINES])
    rows = read_paste(text)
    assert text.startswith("Nombre completo\tComunidad\r\n")
    assert rows.rows[0] == ("García López, Marina", "La Ermita")
    assert '"\'+52\tx"' in text
    assert '"\'-""b""\nc"' in text
    cells = [cell for line in text.split("\r\n") for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.lstrip('"')[:1] in "=+-@"]


def test_a_copy_is_noted_without_anyones_name(office: Office) -> None:
    text = copy_list(office, "Personas", [HEADINGS, *LINES], names=True)
    assert "Marina" in text
    assert notes(office) == ["lista copiada: Personas, renglones: 3"]


def test_with_names_the_book_has_a_password_and_a_reason(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    for password, reason in ((None, "para el archivo"), ("corta", "x"), (PASSWORD, " ")):
        with pytest.raises(PackageError):
            export_list(office, "Personas", HEADINGS, LINES, path,
                        names=True, password=password, reason=reason)  # fmt: skip
    assert not path.exists()
    assert notes(office) == []
    count = export_list(office, "Personas", HEADINGS, LINES, path,
                        names=True, password=PASSWORD, reason="para el archivo")  # fmt: skip
    assert count == 3
    data = path.read_bytes()
    assert is_protected(data)
    assert b"Marina" not in data
    assert notes(office) == ["lista en libro: Personas, renglones: 3: para el archivo"]
    assert list(office.folder.temporary.iterdir()) == []
    opened = tmp_path / "abierto.xlsx"
    opened.write_bytes(unprotect(data, PASSWORD))
    assert values(opened) == [HEADINGS, *LINES]


def values(path: Path, sheet_at: int = 0) -> list[list[object]]:
    """Every cell as a reader that knows formulas sees it."""
    from openpyxl import load_workbook

    sheet = load_workbook(path).worksheets[sheet_at]
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    return [[cell.value for cell in line] for line in sheet.iter_rows()]


def test_what_a_list_says_of_itself_stands_on_a_sheet_of_its_own(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    said = ["=1+1 mujeres", "Censo 2020."]
    count = export_list(office, "Indicadores", ["Grupo"], [["Jerez"]], path,
                        names=False, about=said)  # fmt: skip
    assert count == 1
    assert notes(office) == ["lista en libro: Indicadores, renglones: 1"]
    assert values(path) == [["Grupo"], ["Jerez"]]
    assert values(path, 1) == [["Fuente"], *([one] for one in said)]


def test_numbers_stay_numbers(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_list(office, "Actividades", ["Actividad", "Personas"], [["Taller", 1204.0]], path,
                names=False)  # fmt: skip
    assert values(path)[1] == ["Taller", 1204]


@pytest.mark.parametrize(
    ("role", "names", "activities"),
    [(TITULAR, True, True), (CAPTURA, False, True), (CONSULTA, False, False),
     (COORDINACION, True, True)],
)  # fmt: skip
def test_only_who_may_takes_names_out(
    office: Office, role: str, names: bool, activities: bool, tmp_path: Path
) -> None:
    dressed = replace(office, role=role)
    for with_names, may in ((True, names), (False, activities)):
        assert may_take_list(dressed, names=with_names) is may
        if not may:
            with pytest.raises(RoleError):
                copy_list(dressed, "x", [[]], names=with_names)
            with pytest.raises(RoleError):
                export_list(dressed, "x", [], [], tmp_path / "x", names=with_names)
    assert notes(office) == []
