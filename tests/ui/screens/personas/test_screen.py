"""The screen of people with real widgets: typed by key events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.printed_list import note_printed_list
from captura.actions.save_record import save_record
from captura.documents.page import Table
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.records.roles import CAPTURA
from captura.store.queries.people import count_people, people, person_ids
from captura.store.queries.supports import supports
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.personas.samples import CURP, marina
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import focus, press, shown, type_text
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> PersonasScreen:
    screen = PersonasScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    return screen


def type_on(*texts: str) -> None:
    """Type each text where the cursor is, and Enter after it."""
    for text in texts:
        type_text(focus(), text)
        press(focus(), "Return")


def test_a_woman_is_registered_by_her_curp_without_the_mouse(
    screen: PersonasScreen, office: Office
) -> None:
    screen.open(new=True)
    type_on(CURP.lower())
    type_on("García", "López", "Marina")
    type_text(focus(), "Jerez")
    press(focus(), "Return")
    type_text(focus(), "Ermita de Guadalupe")
    press(focus(), "Ctrl+Return")
    (row,) = people(office.store, person_ids(office.store))
    assert (row.listed, row.curp, row.sexo) == ("García López, Marina", CURP, "M")
    assert row.fecha_nacimiento == "1985-03-12"
    assert row.localidad_texto == "Ermita de Guadalupe"
    assert screen.currentWidget() is screen.ficha


def test_it_opens_on_a_chip_whatever_was_typed_before(
    screen: PersonasScreen, office: Office
) -> None:
    twin = replace(marina(office), id="", folio=None)
    register_person(office, twin)
    screen.list.filter.setText("nadie así")
    screen.open(chip="duplicadas")
    assert screen.list.chips["duplicadas"].isChecked()
    assert screen.list.chips["duplicadas"].words() == "Posibles duplicadas  2"
    assert (screen.list.filter.text(), screen.list.model.rowCount()) == ("", 2)


def test_f3_says_that_she_has_no_curp(screen: PersonasScreen) -> None:
    screen.open(new=True)
    press(focus(), "F3")
    assert screen.form.presenter.draft.record.tipo_identificacion == "SIN"
    assert focus() is screen.form.form.row("primer_apellido").editor
    press(focus(), "F3")
    assert screen.form.presenter.draft.record.tipo_identificacion is None


def test_f8_walks_over_what_is_missing(screen: PersonasScreen) -> None:
    screen.open(new=True)
    press(focus(), "Ctrl+Return")
    form = screen.form.form
    assert focus() is form.row("primer_apellido").editor
    press(focus(), "F8")
    assert focus() is form.row("nombres").editor


def test_the_one_of_the_register_is_used_with_ctrl_1(
    screen: PersonasScreen, office: Office
) -> None:
    known = marina(office)
    screen.open(new=True)
    type_on(CURP)
    assert screen.form.like.isVisible()
    press(focus(), "Ctrl+1")
    assert count_people(office.store) == 1
    assert screen.ficha.presenter.id == known.id


def test_what_is_typed_is_kept_within_a_second(
    screen: PersonasScreen, office: Office, qtbot: QtBot
) -> None:
    screen.open(new=True)
    press(focus(), "F3")
    type_text(focus(), "Núñez")
    qtbot.waitUntil(lambda: "guardado" in screen.form.pill.text(), timeout=1000)
    again = PersonasScreen(desk_of(office))
    qtbot.addWidget(again)
    shown(again)
    again.open(new=True)
    assert again.form.presenter.draft.record.primer_apellido is None
    again.form.presenter.half_typed.resume()
    assert again.form.form.editor("primer_apellido").text() == "Núñez"


def test_escape_leads_back_to_the_list(screen: PersonasScreen) -> None:
    screen.open(new=True)
    press(focus(), "Esc")
    assert screen.currentWidget() is screen.list


def test_the_list_filters_as_one_types_and_opens_with_enter(
    screen: PersonasScreen, office: Office, qtbot: QtBot
) -> None:
    marina(office)
    screen.open()
    screen.list.read()
    type_text(screen.list.filter, "marína gar")
    qtbot.waitUntil(lambda: screen.list.presenter.text == "marína gar")
    assert screen.list.model.rowCount() == 1
    screen.list.model.row(0)
    qtbot.waitUntil(lambda: screen.list.model.row(0) is not None)
    press(screen.list.filter, "Return")
    press(screen.list.table, "Return")
    assert screen.currentWidget() is screen.ficha
    assert screen.ficha.title.text() == "García López, Marina"


def test_a_support_is_written_from_her_page(screen: PersonasScreen, office: Office) -> None:
    person = marina(office)
    screen.open(id=person.id)
    screen.ficha.start_support()
    form = screen.ficha.support.form
    for name, text in (("tipo_apoyo", "AE01"), ("cantidad", "1"), ("programa", "PROPIO"),
                       ("recibo_firmado", "si")):  # fmt: skip
        form.editor(name).set_text(text)
        screen.ficha.support.presenter.draft.set(name, text)
    press(form.row("cantidad").editor, "Ctrl+Return")
    assert screen.ficha.right.currentWidget() is screen.ficha.history
    assert screen.ficha.history.chips["apoyos"].words() == "Apoyos  1"


def test_a_support_names_its_activity_and_has_an_acta(
    screen: PersonasScreen, office: Office
) -> None:
    person = marina(office)
    day = office.today()
    act, *_ = save_activity(office, Actividad(nombre="Feria", fecha_inicio=day, estatus="REA"))
    screen.open(id=person.id)
    screen.ficha.start_support()
    form = screen.ficha.support
    assert not form.paper.isVisible()
    editor = form.form.editor("actividad")
    for name, text in (("tipo_apoyo", "AE01"), ("cantidad", "1"), ("programa", "PROPIO"),
                       ("recibo_firmado", "si"), ("actividad", act.id)):  # fmt: skip
        form.presenter.draft.set(name, text)
    form.presenter.save()
    (support,) = supports(office.store, actividad=act.id)
    screen.ficha.edit_support(support.id)
    assert editor.text() == act.id
    assert form.paper.isVisible()
    form.paper.click()
    acta = screen.ficha.acta
    assert screen.ficha.right.currentWidget() is acta
    assert support.folio
    assert support.folio in str(acta.paper)
    press(acta.print, "Esc")
    assert screen.ficha.right.currentWidget() is screen.ficha.history


def test_the_list_on_paper_is_what_shows_and_the_history_notes_it_without_a_name(
    screen: PersonasScreen, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marina(office)
    register_person(office, Persona(nombres="Ana", primer_apellido="Ruiz"))
    screen.list.read()
    screen.list.presenter.type("marina")
    screen.list.table.setColumnHidden(1, True)
    press(screen.list, "Ctrl+P")
    assert screen.currentWidget() is screen.paper
    paper = screen.paper.card.paper
    assert paper is not None
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    hidden = screen.list.model.columns[1].title
    assert hidden not in table.headings
    assert len(table.headings) == len(screen.list.table.columns_shown()) - 1
    assert [any("Marina" in str(cell) for cell in row) for row in table.rows] == [True]
    assert "marina" not in str(paper.blocks[1:3])  # what was typed may be a name
    path = tmp_path / "lista.pdf"
    monkeypatch.setattr(
        "captura.ui.printing.QFileDialog.getSaveFileName",
        lambda _, title, name, kinds: (str(path), kinds),
    )
    screen.paper.card.save.click()
    assert path.is_file()
    assert screen.currentWidget() is screen.list
    noted = office.store.value("SELECT reason FROM history ORDER BY n DESC LIMIT 1")
    assert noted == "lista en papel: Padrón de personas, renglones: 1"


def test_who_may_not_take_names_out_prints_no_list_of_people(qtbot: QtBot, office: Office) -> None:
    typist = PersonasScreen(desk_of(replace(office, role=CAPTURA)))
    qtbot.addWidget(typist)
    assert typist.list.paper is None
    with pytest.raises(RoleError):
        note_printed_list(replace(office, role=CAPTURA), "Padrón", 1, names=True)
    note_printed_list(replace(office, role=CAPTURA), "Actividades", 1, names=False)


def test_going_to_a_field_puts_the_cursor_there(screen: PersonasScreen, office: Office) -> None:
    person = marina(office)
    screen.open(id=person.id, field="escolaridad")
    assert focus() is screen.form.form.row("escolaridad").editor


def test_news_are_read_when_the_list_shows_and_not_before(
    screen: PersonasScreen, office: Office
) -> None:
    screen.open(new=True)
    kept, saved = register_person(office, Persona(nombres="Ana", primer_apellido="Ruiz"))
    screen.refresh(saved)
    assert screen.list.model.rowCount() == 0
    screen.open()
    assert screen.list.model.rowCount() == 1
    screen.hide()
    screen.refresh(save_record(office, replace(kept, nombres="Ana Luisa"))[1])
    screen.show()
    screen.entered()
    assert people(office.store, person_ids(office.store))[0].listed == "Ruiz, Ana Luisa"


def test_no_name_stands_in_a_window_title(screen: PersonasScreen, office: Office) -> None:
    screen.open(id=marina(office).id)
    assert screen.windowTitle() == ""


def test_a_deleted_person_leads_back_to_the_list(screen: PersonasScreen, office: Office) -> None:
    person = marina(office)
    screen.open(id=person.id)
    screen.ficha.presenter.remove(person)
    assert screen.currentWidget() is screen.list
    assert office.store.get(Persona, person.id) is None


def test_the_models_keep_qts_rules(screen: PersonasScreen, qtmodeltester: ModelTester) -> None:
    marina(screen.list.presenter.office)
    screen.list.read()
    qtmodeltester.check(screen.list.model)
    qtmodeltester.check(screen.ficha.history.changes.model())
