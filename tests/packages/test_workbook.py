"""A workbook is intact after harmless changes, and every other change is named."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from captura.errors import PackageError
from captura.packages import findings as found
from captura.packages import refusals
from captura.packages.layout import HIDDEN_SHEET, KEY_HEADING
from captura.packages.reading import check_book, read_book
from captura.packages.workbook import write_book
from captura.records.arrived import unpack
from captura.records.merge import edit, merge
from captura.records.registry import RECORDS
from captura.records.version import code_of, line_of
from tests.packages.made import OTHER, WRITER, catalogues, deliver, desk, versions


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with 24 records of each type."""
    return deliver(tmp_path_factory.mktemp("libro"), desk(), versions(24))[1]


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after another program opened it, changed something and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def findings(data: bytes) -> list[dict[str, str]]:
    result = check_book(data)
    named: list[dict[str, str]] = result["findings"]
    assert result["count"] == len(named)
    return named


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def test_every_line_comes_back_as_it_went(tmp_path: Path) -> None:
    made = versions(60, seed=20261122)
    _, data, result = deliver(tmp_path, desk(), made)
    read, data = read_book(data)
    assert read["count"] == 0
    assert read["id"] == result.manifest.id
    expected = sorted(line_of(version) for own in made.values() for version in own)
    assert sorted(unpack(data.decode()).every_line()) == expected
    arrived = unpack(data.decode())
    for group, codes in zip(arrived.alike, read["codes"], strict=True):
        assert codes == "".join(map(code_of, group.lines()))
    assert len(expected) == 60 * len(RECORDS)


def test_another_program_may_save_it(book: bytes) -> None:
    assert findings(changed(book, lambda _: None)) == []


def test_rows_may_be_sorted_and_columns_moved(book: bytes) -> None:
    def change(book: Any) -> None:
        for name in ("Personas", "Actividades"):
            sheet = book[name]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
            order = list(range(sheet.max_column))[::-1]
            heads = [cell.value for cell in sheet[1]]
            formats = [cell.number_format for cell in sheet[2]]
            for number, values in enumerate([heads, *sorted(rows, key=lambda row: str(row[3]))], 1):
                for place, index in enumerate(order, 1):
                    cell = sheet.cell(number, place)
                    cell.value = values[index]
                    if isinstance(cell.value, str):
                        cell.data_type = "s"  # a name may begin with "="
                    if number > 1:
                        cell.number_format = formats[index]

    assert findings(changed(book, change)) == []


def test_headings_may_move_down(book: bytes) -> None:
    assert findings(changed(book, lambda book: book["Sesiones"].insert_rows(1, 3))) == []


@pytest.mark.parametrize(
    ("title", "heading", "value"),
    [
        ("Personas", "CURP", "XEXX010101MZSNNNA9"),
        ("Personas", "Nombre(s)", "Otra"),
        ("Personas", "Sexo", "Mujer"),
        ("Personas", "Fecha de nacimiento", "2001-01-01"),
        ("Personas", "Edad", 119),
        ("Personas", "Edad", True),
        ("Personas", "Teléfono", "4929999999"),
        ("Personas", "Discapacidad", "ninguna de estas"),
        ("Personas", "Es jefa de hogar", "quién sabe"),
        ("Personas", "Es jefa de hogar", "x"),
        ("Personas", "Es jefa de hogar", 1),
        ("Personas", "Fecha de nacimiento", "hoy"),
        ("Sesiones", "Hora", "07:07"),
        ("Sesiones", "Duración en horas", 23.25),
        ("Apoyos", "Monto", 1.01),
        ("Asistencia", "Persona", "32020-0192f0c1-0000-7000-8000-000000000002"),
        ("Respuestas", "Respuesta", "otra\nrespuesta"),
        ("Personas", "Capturado", "01/01/2020 10:00:00"),
    ],
)
def test_an_altered_cell_is_named(book: bytes, title: str, heading: str, value: object) -> None:
    place = []

    def change(book: Any) -> None:
        sheet = book[title]
        cell = sheet.cell(9, column(sheet, heading))
        cell.value = value
        place.append(cell.coordinate)

    (finding,) = findings(changed(book, change))
    assert (finding["kind"], finding["sheet"]) == (found.CELL, title)
    assert (finding["cell"], finding["heading"]) == (place[0], heading)
    assert place[0] in finding["text"]


def test_a_cleared_cell_is_named(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Personas"]
        at = column(sheet, "CURP")
        row = next(n for n in range(2, 20) if sheet.cell(n, at).value)
        sheet.cell(row, at).value = None

    (finding,) = findings(changed(book, change))
    assert finding["heading"] == "CURP"
    assert "vacía" in finding["text"]


def test_a_label_that_does_not_fit_its_code_is_an_alteration(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Actividades"]
        at = column(sheet, "Tipo")
        row = next(n for n in range(2, 20) if "·" in str(sheet.cell(n, at).value))
        code = sheet.cell(row, at).value.partition(" · ")[0]
        sheet.cell(row, at).value = f"{code} · Otra cosa"

    assert [finding["heading"] for finding in findings(changed(book, change))] == ["Tipo"]


def test_two_swapped_cells_are_both_named(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Personas"]
        first, second = (sheet.cell(6, column(sheet, h)) for h in ("Primer apellido", "Folio"))
        first.value, second.value = "Uno", "Dos"

    named = {finding["heading"] for finding in findings(changed(book, change))}
    assert named == {"Primer apellido", "Folio"}


def test_rows_deleted_added_and_repeated_are_named(book: bytes) -> None:
    def change(book: Any) -> None:
        personas = book["Personas"]
        personas.delete_rows(5)
        repeated = [cell.value for cell in book["Sesiones"][4]]
        for index, one in enumerate(repeated, 1):
            cell = book["Sesiones"].cell(60, index)
            cell.value = one
            if isinstance(one, str):
                cell.data_type = "s"
        book["Apoyos"].cell(70, 2).value = "alguien"

    kinds = sorted(finding["kind"] for finding in findings(changed(book, change)))
    assert kinds == sorted([found.ROW_DELETED, found.ROW_TWICE, found.ROW_ADDED])


def test_a_lost_key_is_named_as_such(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Personas"]
        sheet.cell(6, column(sheet, KEY_HEADING)).value = "otra"

    (finding,) = findings(changed(book, change))
    assert (finding["kind"], finding["heading"]) == (found.CELL, KEY_HEADING)


def test_columns_and_sheets_added_or_missing_are_named(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Personas"]
        sheet.cell(1, sheet.max_column + 1).value = "Mis notas"
        sheet.delete_cols(column(sheet, "CURP"))
        book.create_sheet("Hoja1")
        del book["Respuestas"]

    kinds = {finding["kind"] for finding in findings(changed(book, change))}
    assert {found.COLUMN_ADDED, found.COLUMN_MISSING, found.SHEET_ADDED} <= kinds
    assert {found.SHEET_MISSING, found.ROW_DELETED} <= kinds


def test_what_stands_beside_or_above_the_rows_is_named(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Apoyos"]
        sheet.cell(4, sheet.max_column + 2).value = "nota al margen"
        book["Sesiones"].insert_rows(1, 2)
        book["Sesiones"].cell(1, 1).value = "Otro título"

    named = {(finding["kind"], finding["cell"]) for finding in findings(changed(book, change))}
    assert (found.ROW_ADDED, "A1") in named
    assert {kind for kind, _ in named} == {found.ROW_ADDED, found.COLUMN_ADDED}


def test_a_renamed_sheet_is_found_by_its_headings(book: bytes) -> None:
    def change(book: Any) -> None:
        book["Personas"].title = "Padrón"

    assert findings(changed(book, change)) == []


def test_cover_and_catalogues_are_signed_too(book: bytes) -> None:
    def change(book: Any) -> None:
        book["Portada"]["B3"] = "Otro instituto"
        book["Catálogos"]["A2"] = "X · Otro"

    kinds = {finding["kind"] for finding in findings(changed(book, change))}
    assert {found.COVER_ALTERED, found.LISTS_ALTERED} <= kinds


def test_a_formula_is_named_by_its_cell(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["Apoyos"]
        sheet.cell(3, column(sheet, "Monto")).value = "=1+1"

    kinds = {finding["kind"] for finding in findings(changed(book, change))}
    assert found.FORMULA in kinds


def test_without_its_hidden_sheet_it_is_refused(book: bytes) -> None:
    def change(book: Any) -> None:
        del book[HIDDEN_SHEET]

    with pytest.raises(PackageError) as refused:
        check_book(changed(book, change))
    assert refused.value.code == refusals.NO_HIDDEN_SHEET


def test_an_altered_hidden_sheet_changes_the_id(book: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book[HIDDEN_SHEET]
        text = sheet.cell(3, 1).value
        sheet.cell(3, 1).value = text.replace("|", "|0", 1)[:-1]

    result = check_book(changed(book, change))
    assert result["id"] != check_book(book)["id"]


def test_an_open_clash_blocks_the_workbook(tmp_path: Path) -> None:
    made = versions(1)
    (person,) = made["persona"]
    one = edit(person, {"nombres": "Ana"}, WRITER, 50)
    made["persona"] = [merge(one, edit(person, {"nombres": "Eva"}, OTHER, 50))]
    with pytest.raises(PackageError) as refused:
        deliver(tmp_path, desk(), made)
    assert refused.value.code == refusals.CLASH
    assert list(tmp_path.iterdir()) == []


def test_the_same_value_of_two_writers_is_no_clash(tmp_path: Path) -> None:
    made = versions(1)
    (person,) = made["persona"]
    one = edit(person, {"nombres": "Ana"}, WRITER, 50)
    made["persona"] = [merge(one, edit(person, {"nombres": "Ana"}, OTHER, 50))]
    _, data, _ = deliver(tmp_path, desk(), made)
    assert findings(data) == []

    def change(book: Any) -> None:
        sheet = book["Personas"]
        sheet.cell(2, column(sheet, "Nombre(s)")).value = "Eva"

    assert [finding["heading"] for finding in findings(changed(data, change))] == ["Nombre(s)"]


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        write_book(
            tmp_path / "libro.xlsx",
            desk().header(),
            versions(200).items(),
            types=RECORDS,
            catalogues=catalogues(),
            sign=desk().sign,
            temporary=tmp_path,
            progress=stop,
        )
    assert list(tmp_path.iterdir()) == []
