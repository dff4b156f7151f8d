"""Lists filled in Excel come back, however they were changed; each problem has its cell."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from captura import isolate
from captura.errors import ExcelError
from captura.excel.list_reader import read_list
from captura.excel.template import FIRST_ROW, HEADINGS, LIST_SHEET, Template, write_template

COLUMNS = ("curp", "primer_apellido", "segundo_apellido", "nombres", "sexo", "edad_declarada",
           "fecha_nacimiento", "localidad_texto", "telefono")  # fmt: skip
TEMPLATE = Template(
    columns=COLUMNS,
    title="Lista de asistencia · Taller",
    subtitle="=1+1 · 22/09/2026",
    session="32020-0192f0c1-0000-7000-8000-000000000001",
    lists={"sexo": ["Mujer", "Hombre"], "localidad_texto": ["Jerez", "Ermita de Guadalupe"]},
)


def saved(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def filled(rows: list[list[object]]) -> Any:
    """The template with rows below its headings, as openpyxl has it."""
    book = openpyxl.load_workbook(io.BytesIO(write_template(TEMPLATE)))
    for number, row in enumerate(rows, FIRST_ROW + 1):
        for index, value in enumerate(row, 1):
            book[LIST_SHEET].cell(number, index).value = value
    return book


def listed(headings: list[str], rows: list[list[object]]) -> bytes:
    """A list of somebody's own."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [headings, *rows]:
        sheet.append(row)
    return saved(book)


def cells(data: bytes) -> list[dict[str, str]]:
    return [row["cells"] for row in read_list(data)["rows"]]


def test_the_template_has_table_validations_and_instructions() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_template(TEMPLATE)))
    sheet = book[LIST_SHEET]
    assert list(sheet.tables) == ["Lista"]
    heads = [cell.value for cell in sheet[FIRST_ROW]][: len(COLUMNS)]
    assert heads == [HEADINGS[name][0] for name in COLUMNS]
    rules = {rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {"list", "whole", "textLength"}
    assert sheet["A2"].data_type == "s"
    assert book["Instrucciones"]["A1"].value == "Cómo llenar esta lista"
    assert book["Opciones"].sheet_state == book["_captura"].sheet_state == "hidden"


def test_an_empty_template_is_an_empty_list_of_its_session() -> None:
    read = isolate.run("captura.excel.list_reader.read_list", write_template(TEMPLATE))
    assert read == {"session": TEMPLATE.session, "rows": [], "problems": []}


def test_a_filled_row_comes_back_as_texts() -> None:
    data = saved(
        filled(
            [
                [" xexx010101mzsnnna8 ", "De la Torre", "Ruiz", "Ana", "F", 34, dt.date(1992, 9, 5),
                 "Jerez", 4921234567],
                [None, "Paz", None, "Luis", "M", "40 años", "5-9-86", "El Durazno",
                 "492 123 45 67"],
            ]
        )
    )  # fmt: skip
    read = read_list(data)
    first, second = read["rows"]
    assert first["cells"] == {
        "curp": "xexx010101mzsnnna8", "primer_apellido": "De la Torre", "segundo_apellido": "Ruiz",
        "nombres": "Ana", "sexo": "Mujer", "edad_declarada": "34",
        "fecha_nacimiento": "05/09/1992", "localidad_texto": "Jerez", "telefono": "4921234567",
    }  # fmt: skip
    assert first["row"] == FIRST_ROW + 1
    assert first["places"]["edad_declarada"] == f"F{FIRST_ROW + 1}"
    assert second["cells"]["sexo"] == "Hombre"
    assert second["cells"]["fecha_nacimiento"] == "5-9-86"
    assert read["session"] == TEMPLATE.session


def test_columns_may_be_renamed_moved_and_added() -> None:
    data = listed(
        ["No.", "LOCALIDAD ", "Nombre completo", "Firma", "Género", "Años"],
        [[1, "Jerez", "Ana Ruiz", None, "Femenino", 20.0], [2, "Jerez", "Eva Paz", "x", "f", "21"]],
    )
    assert cells(data) == [
        {"localidad_texto": "Jerez", "nombre_completo": "Ana Ruiz", "sexo": "Mujer",
         "edad_declarada": "20"},
        {"localidad_texto": "Jerez", "nombre_completo": "Eva Paz", "sexo": "Mujer",
         "edad_declarada": "21"},
    ]  # fmt: skip


def test_merged_cells_titles_phantom_rows_and_totals() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "TALLER DE DERECHOS"
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["Nombre(s)", "Apellidos", "Comunidad", "Edad"])
    sheet.append(["Ana", "De la Torre Ruiz", "Ermita", 20])
    sheet.append(["Eva", "Paz Luna", None, 31])
    sheet.merge_cells("C4:C5")
    sheet["A900"] = " "
    sheet["B40000"].number_format = "@"
    sheet["A7"] = "Total: 2"
    first, second = cells(saved(book))
    assert first["primer_apellido"] == "De la Torre"
    assert (second["primer_apellido"], second["segundo_apellido"]) == ("Paz", "Luna")
    assert second["localidad_texto"] == "Ermita"


def test_formulas_and_errors_are_named_by_cell() -> None:
    book = filled([[None, "Paz", None, "Eva", "Mujer", "=10+10"], [None, "Luna", None, "Ana"]])
    book[LIST_SHEET][f"F{FIRST_ROW + 2}"] = "#DIV/0!"
    book[LIST_SHEET][f"F{FIRST_ROW + 2}"].data_type = "e"
    problems = read_list(saved(book))["problems"]
    assert {problem["cell"] for problem in problems} == {f"F{FIRST_ROW + 1}", f"F{FIRST_ROW + 2}"}
    assert all(problem["what"] and problem["fix"] for problem in problems)


def test_a_birth_date_without_its_format_is_still_a_date() -> None:
    data = listed(["Nombre", "Paterno", "Fecha de nacimiento"], [["Ana", "Ruiz", 33852]])
    assert cells(data)[0]["fecha_nacimiento"] == "05/09/1992"


def test_a_book_without_a_list_is_refused() -> None:
    with pytest.raises(ExcelError) as refused:
        isolate.run("captura.excel.list_reader.read_list", listed(["a", "b"], [[1, 2]]))
    assert refused.value.code == "CAP-XLS-20"
