"""Ctrl+C and «Exportar…» on real lists: what shows, in its order, for who may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.excel.passwords import unprotect
from captura.records.roles import CAPTURA
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import marina, talk
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office

PASSWORD = "once nubes"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    marina(office)
    save_activity(office, replace(talk(), nombre="Ábaco"))
    save_activity(office, talk())
    return office


def people(qtbot: QtBot, office: Office) -> PersonasScreen:
    screen = PersonasScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    screen.list.table.setFocus()
    screen.list.table.select(0)
    return screen


def test_what_shows_is_copied(qtbot: QtBot, office: Office) -> None:
    QGuiApplication.clipboard().setText("antes")
    screen = people(qtbot, office)
    screen.list.table.show_columns(["Nombre", "Edad"])
    press(screen.list.table, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Nombre\tEdad\r\nGarcía López, Marina\t41"


def test_who_types_takes_no_names_but_activities(qtbot: QtBot, office: Office) -> None:
    QGuiApplication.clipboard().setText("antes")
    dressed = replace(office, role=CAPTURA)
    screen = people(qtbot, dressed)
    press(screen.list.table, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "antes"
    assert screen.list.out.buttons == []
    other = ActividadesScreen(desk_of(dressed))
    qtbot.addWidget(other)
    assert len(other.list.out.buttons) == 1


def test_a_book_holds_the_list_in_its_order(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.list.presenter.sort("nombre", False)
    path = tmp_path / "lista.xlsx"
    screen.list.out.export(path, None, "")
    from openpyxl import load_workbook

    rows = [[cell.value for cell in line] for line in load_workbook(path).worksheets[0].iter_rows()]
    assert rows[0] == screen.list.table.columns_shown()
    assert [row[1] for row in rows[1:]] == ["Ábaco", talk().nombre]
    assert rows[1][rows[0].index("Personas")] == 0


def test_names_ask_for_a_password_twice_and_a_reason(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    screen = people(qtbot, office)
    out = screen.list.out
    out.buttons[0].click()
    assert out.isVisible()
    out.book.password.setText(PASSWORD)
    out.book.again.setText("otra cosa distinta")
    out._save()
    assert out.isVisible()
    assert "iguales" in out.book.rows[1].state()[1]
    path = tmp_path / "lista.xlsx"
    out.export(path, PASSWORD, "para el archivo")
    assert not out.isVisible()
    assert out.book.password.text() == ""
    assert unprotect(path.read_bytes(), PASSWORD)[:2] == b"PK"
