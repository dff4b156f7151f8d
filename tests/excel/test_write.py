"""What is written is what is read, by two other readers; nothing becomes a formula or markup."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from captura.errors import ExcelError
from captura.excel.safety import check
from captura.excel.serial import day_number, plain_cell
from captura.excel.write import MAX_CELL, Column, Plain, Sheet, write_workbook

TEXTS = [
    "=1+1", "+52", "@SUMA(A1)", "<r><t>x</t></r>", "<r>", "&amp;", "a<b>c", "  dos  ", "\tt",
    "línea\notra", "_x0041_", "_x005F_x0041_", "0012", "1E5", "TRUE", "#N/A", "'", '"', "🙂 ñ é",
    "\u00a0nb", "e\u0301", "]]>", "<!--", "x" * MAX_CELL, "control\x01\x1f", "a\rb",
]  # fmt: skip


def written(tmp_path: Path, rows: list[list[Plain]], columns: list[Column] | None = None) -> bytes:
    path = tmp_path / "libro.xlsx"
    columns = columns or [Column(f"C{n}") for n in range(max(map(len, rows)))]
    write_workbook(path, [Sheet("Hoja", columns, rows)], tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == ["libro.xlsx"]
    return path.read_bytes()


def by_calamine(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return list(book.get_sheet_by_name("Hoja").iter_rows())[1:]


def test_texts_stay_texts(tmp_path: Path) -> None:
    data = written(tmp_path, [[text] for text in TEXTS])
    assert not check(data).formulas
    assert [row[0] for row in by_calamine(data)] == TEXTS
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Hoja"]
    assert {sheet.cell(n + 2, 1).data_type for n in range(len(TEXTS))} == {"s"}
    kept = [sheet.cell(n + 2, 1).value for n in range(9)]
    assert kept == TEXTS[:9]


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=60,
    )
)
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    (row,) = by_calamine(written(tmp_path_factory.mktemp("libro"), [[text]]))
    assert row == [text]


def test_dates_and_numbers_are_real(tmp_path: Path) -> None:
    values = [
        dt.date(1900, 3, 1), dt.date(2026, 7, 1), dt.datetime(2026, 7, 1, 13, 5, 59),  # noqa: DTZ001
        dt.time(16, 30), Decimal("0.1"), 1250.5, 7, True, None, dt.date(1899, 5, 5),
    ]  # fmt: skip
    kinds = [
        "date",
        "date",
        "date_time",
        "time",
        "decimal",
        "money",
        "whole",
        "text",
        "text",
        "text",
    ]
    columns = [Column(f"C{n}", kind) for n, kind in enumerate(kinds)]
    data = written(tmp_path, [[plain_cell(value) for value in values]], columns)
    (row,) = by_calamine(data)
    assert row[:2] == values[:2]
    assert abs(row[2] - values[2]) < dt.timedelta(milliseconds=1)  # type: ignore[operator]
    assert row[3:] == [dt.time(16, 30), 0.1, 1250.5, 7.0, "Sí", "", "1899-05-05"]


def test_day_numbers_are_those_of_spreadsheets() -> None:
    assert day_number(dt.date(1900, 3, 1)) == 61
    assert day_number(dt.date(2026, 11, 22)) == 46348


def test_lists_headings_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "libro.xlsx"
    columns = [Column("Nombre"), Column("Sexo", list_of="sexo")]
    write_workbook(
        path,
        [
            Sheet("Personas", columns, [["Ana", "Mujer"]]),
            Sheet("_x", [], [["oculto"]], hidden=True),
        ],
        tmp_path,
        lists={"sexo": ["Mujer", "Hombre"], "vacia": []},
        title="Prueba",
    )
    book = openpyxl.load_workbook(path)
    sheet = book["Personas"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B1048576"
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", "'Catálogos'!$A$2:$A$3")
    assert book["_x"].sheet_state == "hidden"
    assert [cell.value for cell in book["Catálogos"]["A"]] == ["sexo", "Mujer", "Hombre"]


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExcelError) as refused:
        written(tmp_path, [["x" * (MAX_CELL + 1)]])
    assert refused.value.code == "CAP-XLS-01"
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_old_file(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        if done >= 1000:
            raise Enough

    path = tmp_path / "libro.xlsx"
    path.write_bytes(b"old")
    rows: list[list[Plain]] = [["x"]] * 5000
    with pytest.raises(Enough):
        write_workbook(path, [Sheet("Hoja", [Column("C")], rows)], tmp_path, progress=stop)
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["libro.xlsx"]
