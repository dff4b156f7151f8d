"""A pasted block is recognised by its headings, else by what its columns hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captura.excel.columns import field_of_heading, plain_sexes, split_surnames
from captura.excel.paste import FULL_NAME, MOST_ROWS, read_paste


def block(*rows: str) -> str:
    return "\r\n".join(row.replace("|", "\t") for row in rows) + "\r\n"


def test_headings_decide() -> None:
    pasted = read_paste(block("No|Paterno|Materno|NOMBRE(S)|C.U.R.P.|Tel.", "1|Ruiz|Luna|Eva||492"))
    assert pasted.columns == (
        None, "primer_apellido", "segundo_apellido", "nombres", "curp", "telefono",
    )  # fmt: skip
    assert pasted.rows == (("1", "Ruiz", "Luna", "Eva", "", "492"),)
    assert pasted.headings[1] == "Paterno"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            block("1|MARIA DE LA LUZ HERNANDEZ RUIZ|F|34|Jerez|492 123 4567",
                  "2|JOSE LUIS PEREZ PAZ|M|40|Ermita|"),
            (None, FULL_NAME, "sexo", "edad_declarada", "localidad_texto", "telefono"),
        ),
        (
            block("García|López|María|22/01/1990|Sombrerete", "Ruiz|Paz|Juana|3-4-88|Jerez"),
            ("primer_apellido", "segundo_apellido", "nombres", "fecha_nacimiento",
             "localidad_texto"),
        ),
        (
            block("Ana|Ruiz|Luna|XEXX010101MZSNNNA8", "Eva|Paz|Sol|XEXX010101MZSNNNA8"),
            ("nombres", "primer_apellido", "segundo_apellido", "curp"),
        ),
        (block("Ana Ruiz Luna", "Eva Paz"), (FULL_NAME,)),
        ("Ana Ruiz Luna", (FULL_NAME,)),
        ("", ()),
    ],
)  # fmt: skip
def test_contents_decide_without_headings(text: str, columns: tuple[str | None, ...]) -> None:
    pasted = read_paste(text)
    assert pasted.columns == columns
    assert pasted.headings == ()
    assert all(len(row) == len(columns) for row in pasted.rows)


def test_quoted_cells_and_blank_rows() -> None:
    pasted = read_paste('Nombre completo\tComunidad\n\t\n"Ana\nRuiz"\t"El ""Alto"""\n\n')
    assert pasted.rows == (("Ana Ruiz", 'El "Alto"'),)


def test_sexes_are_written_out() -> None:
    assert plain_sexes(["F", "M", ""]) == ["Mujer", "Hombre", ""]
    assert plain_sexes(["M", "H", "X"]) == ["Mujer", "Hombre", "X"]
    assert plain_sexes(["femenino", "MASCULINO", "No binaria"]) == ["Mujer", "Hombre", "No binaria"]


def test_surnames_keep_their_particles() -> None:
    assert split_surnames("De la Torre García") == ("De la Torre", "García")
    assert split_surnames("Ruiz") == ("Ruiz", "")
    assert split_surnames("Ruiz de la O") == ("Ruiz", "de la O")


def test_headings_as_people_write_them() -> None:
    known = {"Núm. de teléfono": None, "TELÉFONO:": "telefono", "Sexo*": "sexo", "CURP": "curp"}
    assert {text: field_of_heading(text) for text in known} == known


def test_a_huge_block_is_cut_and_says_so() -> None:
    pasted = read_paste("Ana Ruiz\n" * (MOST_ROWS + 5))
    assert (len(pasted.rows), pasted.left_out) == (MOST_ROWS, 5)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    pasted = read_paste(text)
    assert all(len(row) == len(pasted.columns) for row in pasted.rows)
