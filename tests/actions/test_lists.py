"""Lists from elsewhere: a pasted block and the template filled in a spreadsheet, read as people."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from captura.actions.attend import add_block
from captura.actions.list_template import list_template, read_filled_list
from captura.actions.office import Office
from captura.actions.paste_list import people_of, person_of, read_paste
from captura.errors import CapturaError
from tests.actions.world import JEREZ, talk


@pytest.mark.parametrize(
    ("text", "age"),
    [("34", 34), ("34 años", 34), ("34.0", 34), ("34 a", 34), ("Edad: 7", 7), (" 61 ", 61)],
)
def test_ages_as_people_write_them(jerez: Office, text: str, age: int) -> None:
    listed = person_of(jerez, 1, {"nombres": "Ana", "edad_declarada": text})
    assert (listed.persona.edad_declarada, dict(listed.unreadable)) == (age, {})


@pytest.mark.parametrize("text", ["adulta", "12/05/1990", "34.5", "200", "treinta"])
def test_what_says_no_age_is_named_and_not_guessed(jerez: Office, text: str) -> None:
    listed = person_of(jerez, 1, {"nombres": "Ana", "edad_declarada": text})
    assert listed.persona.edad_declarada is None
    assert list(listed.unreadable) == ["edad_declarada"]
    assert not listed.ready


def test_a_pasted_block_becomes_people_of_the_municipality(jerez: Office) -> None:
    pasted = read_paste("Ana García López\tM\t34\nJuan Pérez Ruiz\tH\t51\n")
    people = [listed.persona for listed in people_of(jerez, pasted)]
    assert [(one.nombres, one.sexo, one.edad_declarada) for one in people] == [
        ("Ana", "M", 34), ("Juan", "H", 51),
    ]  # fmt: skip
    assert {one.municipio for one in people} == {JEREZ}


def fill(template: bytes, rows: list[dict[str, object]]) -> bytes:
    """The template with rows typed under its headings, as a spreadsheet saves it."""
    book = load_workbook(io.BytesIO(template))
    sheet = book["Lista"] if "Lista" in book.sheetnames else book.worksheets[0]
    heading = next(
        row for row in sheet.iter_rows() if {"Nombre(s)", "Sexo"} <= {cell.value for cell in row}
    )
    columns = {str(cell.value): cell.column for cell in heading if cell.value}
    for offset, row in enumerate(rows, 1):
        for name, value in row.items():
            place = next(column for title, column in columns.items() if title.startswith(name))
            sheet.cell(heading[0].row + offset, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_filled_template_comes_back_into_its_session(jerez: Office) -> None:
    activity, session = talk(jerez)
    template = list_template(jerez, activity, session)
    data = fill(
        template,
        [
            {"Nombre(s)": "Ana", "Primer apellido": "García", "Sexo": "Mujer", "Edad": 34},
            {"Nombre(s)": "Eva", "Primer apellido": "Ruiz", "Sexo": "Mujer", "Edad": "adulta"},
        ],
    )
    filled = read_filled_list(jerez, session, data)
    assert [listed.persona.nombres for listed in filled.people] == ["Ana", "Eva"]
    # each problem is named by its cell, or by its row where the cell is empty; the first row lacks
    # nothing: the day of her age is the list's, and her place that of the activity
    assert [one for one in filled.problems if one.cell[-1] == "5"] == []
    assert "E6" in {one.cell for one in filled.problems}
    added, _ = add_block(jerez, session, [one.persona for one in filled.people if one.ready])
    assert [one.new for one in added] == [True]
    assert added[0].persona.edad_declarada_en == session.fecha


def test_the_list_of_another_activity_is_refused(jerez: Office) -> None:
    activity, session = talk(jerez)
    other = talk(jerez, name="Otra", day=dt.date(2026, 5, 6))[1]
    with pytest.raises(CapturaError, match="otra actividad"):
        read_filled_list(jerez, other, list_template(jerez, activity, session))


def test_a_list_that_cannot_be_opened_says_why(jerez: Office) -> None:
    _, session = talk(jerez)
    with pytest.raises(CapturaError) as caught:
        read_filled_list(jerez, session, b"PK\x03\x04 nothing of a list")
    assert caught.value.fix
