"""The institute's own words: offered while typing, one spelling for many with one undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.ui.forms.editors import make_editor
from captura.ui.forms.text_fields import TextField
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.catalogos.screen import CataloguesScreen
from captura.ui.screens.personas.samples import talk
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = fresh_office(tmp_path)
    for name in ("Eva Inventada", "Eva Inventada", "eva inventada", "Luz Inventada"):
        save_activity(made, replace(talk(), responsable=name))
    return made


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> CataloguesScreen:
    screen = CataloguesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    return screen


def texts(screen: CataloguesScreen) -> dict[str, int]:
    assert screen.own is not None
    return {one.text: one.uses for one in screen.own.model.rows}


def test_two_spellings_become_one_and_one_undo_takes_it_back(screen: CataloguesScreen) -> None:
    own = screen.own
    assert own is not None
    before = {"Eva Inventada": 2, "eva inventada": 1, "Luz Inventada": 1}
    assert texts(screen) == before
    own.table.select([one.text for one in own.model.rows].index("eva inventada"))
    press(own.table, "Return")
    assert own.text.text() == "eva inventada"
    own.text.selectAll()
    type_text(own.text, "Eva Inventada")
    press(own.text, "Ctrl+Return")
    assert texts(screen) == {"Eva Inventada": 3, "Luz Inventada": 1}
    screen._desk.undo_last()
    screen.presenter.read()
    own.presenter.read()
    assert texts(screen) == before


def test_nothing_or_too_much_is_refused_at_the_field(screen: CataloguesScreen) -> None:
    own = screen.own
    assert own is not None
    before = texts(screen)
    for text, said in (("", "cómo debe decir"), ("x" * 121, "120")):
        own.text.setText(text)
        own.act.click()
        state, message = own.row.state()
        assert state == "bad"
        assert said in message
    assert texts(screen) == before


def test_each_of_several_institutions_is_one_of_them(office: Office, qtbot: QtBot) -> None:
    full = "radio jerez; " + "x" * 285
    for text in ("Ejido La Luz; Radio Jerez", "radio jerez", full):
        save_activity(office, replace(talk(), instituciones_otras=text))
    desk, said, told = desk_of(office), list[str](), list[str]()

    def message(title: str, text: str = "", **_: object) -> None:
        said.append(title)
        told.append(text)

    desk.connect_window(lambda *_, **__: None, message)
    screen = CataloguesScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    own = screen.own
    assert own is not None
    own.fields.set_code("instituciones_otras")
    own.presenter.choose(own.fields.code())
    before = {"Ejido La Luz": 1, "Radio Jerez": 1, "radio jerez": 2, "x" * 285: 1}
    assert texts(screen) == before
    own.table.select([one.text for one in own.model.rows].index("radio jerez"))
    own.text.setText("Radio comunitaria de Jerez")
    own.act.click()
    after = {"Ejido La Luz": 1, "Radio Jerez": 1, "radio jerez": 1, "x" * 285: 1}
    assert texts(screen) == after | {"Radio comunitaria de Jerez": 1}
    assert told == ["En 1 actividad. 1 no: Lo más que cabe es 300 letras."]
    own.table.select([one.text for one in own.model.rows].index("radio jerez"))
    own.text.setText("Radio comunitaria de Jerez")
    own.act.click()  # now it stands only where there is no room
    assert texts(screen) == after | {"Radio comunitaria de Jerez": 1}
    assert said[-1] == "No se cambió nada"


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    made = TextField()
    made.set_choices([("Eva Inventada", "Eva Inventada"), ("Éva María", "Éva María")])
    qtbot.addWidget(made)
    shown(made, 300, 60)
    made.setFocus()
    return made


def test_what_is_typed_stands_though_something_is_offered(field: TextField) -> None:
    type_text(field, "eva")
    assert field._found is not None
    assert field._found.popup.isVisible()
    press(field._found.popup, "Return")
    assert field.text() == "eva"
    assert not field._found.popup.isVisible()


def test_an_arrow_and_enter_take_what_is_offered(field: TextField) -> None:
    edits: list[str] = []
    field.edited.connect(lambda: edits.append(field.text()))
    type_text(field, "eva")
    assert field._found is not None
    press(field._found.popup, "Down")
    press(field._found.popup, "Return")
    assert field.text() == edits[-1] == "Eva Inventada"


def test_nothing_is_offered_for_what_stands_there_already(field: TextField) -> None:
    type_text(field, "eva inventada")
    assert field._found is not None
    assert not field._found.popup.isVisible()


@pytest.fixture
def several(qtbot: QtBot) -> TextField:
    editor, _ = make_editor(field_of(Actividad, "instituciones_otras"))
    assert isinstance(editor, TextField)
    editor.set_choices([("Radio Jerez", "Radio Jerez"), ("Ejido La Luz", "Ejido La Luz")])
    qtbot.addWidget(editor)
    shown(editor, 300, 60)
    editor.setFocus()
    return editor


def test_of_several_the_one_being_typed_is_offered(several: TextField) -> None:
    type_text(several, "rad")
    assert several._found is not None
    press(several._found.popup, "Down")
    press(several._found.popup, "Return")
    assert several.text() == "Radio Jerez"
    type_text(several, "; luz")
    press(several._found.popup, "Down")
    press(several._found.popup, "Return")
    assert several.text() == "Radio Jerez; Ejido La Luz"
    several.setCursorPosition(0)
    type_text(several, "Cruz Roja; ")
    assert not several._found.popup.isVisible()  # the next stands there already
    assert several.text() == "Cruz Roja; Radio Jerez; Ejido La Luz"
    press(several, "Ctrl+Z")
    assert "Cruz Roja" not in several.text()


def test_a_new_activity_offers_who_spoke_before(qtbot: QtBot, office: Office) -> None:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    press(screen.list.filter, "Ctrl+N")
    editor = screen.page.card.form.editor("responsable")
    assert isinstance(editor, TextField)
    editor.setFocus()
    editor.clear()
    type_text(editor, "luz")
    assert editor._found is not None
    press(editor._found.popup, "Down")
    press(editor._found.popup, "Return")
    assert screen.page.presenter.draft.record.responsable == "Luz Inventada"
    assert QApplication.focusWidget() is not editor  # Enter went on, as it always does
