"""Pasted blocks and filled templates on their way into a list, on a real office and real files."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from captura.actions.list_template import list_template
from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.store.queries.sessions import attendance
from captura.ui.screens.actividades.paste_presenter import PasteList, offered_columns
from captura.ui.screens.personas.samples import CURP, marina, workshop
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Recorder, Told, at_once

BLOCK = (
    "No.\tNombre completo\tCURP\tSexo\tEdad\tComunidad\n"
    f"1\tMarina García López\t{CURP}\tM\t41\tErmita de Guadalupe\n"
    "2\tRosa Hernández Ávila\t\tMujer\t43\tSanta Fe\n"
    "3\t\t\tM\t30\tJerez\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def session(office: Office) -> Sesion:
    return workshop(office)


class Paste:
    def __init__(self, office: Office) -> None:
        self.view, self.told, self.added = Recorder(), Told(), []
        self.presenter = PasteList(
            office, self.view, at_once, self.told, lambda: self.added.append(1)
        )

    @property
    def preview(self):
        return self.view.last["show_preview"][0]


def test_columns_are_recognised_and_nothing_is_added_yet(office: Office, session: Sesion) -> None:
    paste = Paste(office)
    paste.presenter.paste(session, BLOCK)
    names = [name for name, _ in paste.preview.columns]
    assert names == ["", "nombre_completo", "curp", "sexo", "edad_declarada", "localidad_texto"]
    assert [one.ready for one in paste.preview.people] == [True, True, False]
    assert attendance(office.store, session.id) == []


def test_who_is_known_joins_and_the_rest_are_registered(office: Office, session: Sesion) -> None:
    marina(office)
    paste = Paste(office)
    paste.presenter.paste(session, BLOCK)
    paste.presenter.add()
    rows = attendance(office.store, session.id)
    assert [row.name for row in rows] == ["Marina García López", "Rosa Hernández Ávila"]
    assert paste.told.titles == ["2 agregadas a la lista"]
    assert paste.added == [1]
    assert "close_preview" in paste.view.calls
    paste.presenter.paste(session, BLOCK)
    paste.presenter.add()
    assert len(attendance(office.store, session.id)) == 2


def test_a_wrong_guess_is_corrected(office: Office, session: Sesion) -> None:
    paste = Paste(office)
    paste.presenter.paste(session, "García\tMarina\nHernández\tRosa\n")
    paste.presenter.set_column(0, "primer_apellido")
    paste.presenter.set_column(1, "nombres")
    first = paste.preview.people[0].persona
    assert (first.nombres, first.primer_apellido) == ("Marina", "García")
    paste.presenter.set_column(0, "nombres")
    assert [name for name, _ in paste.preview.columns] == ["nombres", ""]


def test_who_says_no_place_gets_that_of_the_activity(office: Office, session: Sesion) -> None:
    """Most lists name none: each would come back as an error on the day of the delivery."""
    paste = Paste(office)
    paste.presenter.paste(session, "Rosa Hernández Ávila\tMujer\t43\nElvia Juárez\tMujer\t30\n")
    home = office.store.get(Actividad, session.actividad or "").localidad
    assert home
    assert [one.kept.localidad for one in paste.preview.people] == [home, home]
    assert all(p.field != "localidad" for one in paste.preview.people for p in one.problems)
    paste.presenter.add()
    assert [row.localidad for row in attendance(office.store, session.id)] == [home, home]


def test_an_assumed_place_recognises_nobody(office: Office, session: Sesion) -> None:
    """Name and age are not enough to say who she is: the place has to be written."""
    paste = Paste(office)
    for _ in range(2):
        paste.presenter.paste(session, "Rosa Hernández Ávila\tMujer\t43\n")
        paste.presenter.add()
    assert len(attendance(office.store, session.id)) == 2


def test_an_empty_clipboard_says_what_to_do(office: Office, session: Sesion) -> None:
    paste = Paste(office)
    paste.presenter.paste(session, "  \n")
    assert paste.told.titles == ["No hay nada que pegar"]
    assert "show_preview" not in paste.view.calls


def test_every_column_that_may_be_guessed_is_offered(office: Office, session: Sesion) -> None:
    offered = {name for name, _ in offered_columns()}
    paste = Paste(office)
    paste.presenter.paste(session, BLOCK)
    assert {name for name, _ in paste.preview.columns} <= offered


def filled(office: Office, session: Sesion, *rows: dict[str, object]) -> bytes:
    """The template of a session as a person fills it in Excel."""
    activity = office.store.get(Actividad, session.actividad or "")
    assert activity is not None
    book = openpyxl.load_workbook(io.BytesIO(list_template(office, activity, session)))
    sheet = book.worksheets[0]
    heading = next(
        cells
        for cells in sheet.iter_rows()
        if any(str(c.value).startswith("Nombre") for c in cells)
    )
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in heading if cell.value}
    for number, row in enumerate(rows, heading[0].row + 1):
        for title, value in row.items():
            sheet.cell(number, columns[title], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_filled_template_comes_back_with_problems_by_cell(
    office: Office, session: Sesion, tmp_path: Path
) -> None:
    data = filled(
        office,
        session,
        {"Nombre(s)": "Rosa", "Primer apellido": "Hernández", "Sexo": "Mujer", "Edad": 43},
        {"Nombre(s)": "Elvia", "Primer apellido": "Juárez", "Fecha de nacimiento": "31/02/2010"},
    )
    paste = Paste(office)
    (tmp_path / "lista.xlsx").write_bytes(data)
    paste.presenter.read_list(session, tmp_path / "lista.xlsx")
    assert [one.persona.nombres for one in paste.preview.people] == ["Rosa", "Elvia"]
    assert any("Febrero" in problem.what for problem in paste.preview.problems)
    assert all(problem.cell for problem in paste.preview.problems)
    paste.presenter.add()
    assert "Rosa Hernández" in [row.name for row in attendance(office.store, session.id)]
