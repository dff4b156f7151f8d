"""The button «Vista» over real lists: what is chosen stays chosen when the window is made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.ui.listing.view_menu import ViewMenu
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.list_presenter import NO_CURP
from captura.ui.screens.personas.samples import marina, talk
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    marina(office)
    save_activity(office, replace(talk(), nombre="Ábaco", estrategia="2.10.1"))
    save_activity(office, talk())
    return office


def people(qtbot: QtBot, office: Office) -> PersonasScreen:
    screen = PersonasScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    return screen


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions()}


def menu_of(view: ViewMenu, parent: QWidget, name: str = "") -> dict[str, QAction]:
    whole = entries(view.menu(parent))
    if not name:
        return whole
    inner = whole[name].menu()
    assert isinstance(inner, QMenu)
    return entries(inner)


def test_columns_are_chosen_and_remembered(qtbot: QtBot, office: Office) -> None:
    screen = people(qtbot, office)
    view = screen.list.view
    columns = menu_of(view, screen, "Columnas")
    assert not columns["Sexo"].isChecked()
    columns["Sexo"].trigger()
    menu_of(view, screen, "Columnas")["CURP"].trigger()
    again = people(qtbot, office).list.table
    assert "Sexo" in again.columns_shown()
    assert "CURP" not in again.columns_shown()
    titles = [column.title for column in again.columns_model().columns]
    assert again.isColumnHidden(titles.index("CURP"))
    assert not again.isColumnHidden(titles.index("Sexo"))
    menu_of(view, screen, "Columnas")["Las de siempre"].trigger()
    assert "CURP" in people(qtbot, office).list.table.columns_shown()


def test_the_order_of_a_heading_is_remembered(qtbot: QtBot, office: Office) -> None:
    screen = people(qtbot, office)
    head = screen.list.table.horizontalHeader()
    titles = [column.title for column in screen.list.model.columns]
    head.sectionClicked.emit(titles.index("Edad"))
    head.sectionClicked.emit(titles.index("Edad"))
    presenter = people(qtbot, office).list.presenter
    assert (presenter.order, presenter.down) == ("edad", True)
    assert menu_of(screen.list.view, screen, "Ordenar por")["Edad"].isChecked()


def test_a_filter_is_kept_under_a_name_and_removed(qtbot: QtBot, office: Office) -> None:
    screen = people(qtbot, office)
    screen.list.presenter.type("marina")
    screen.list._choose(NO_CURP)
    menu_of(screen.list.view, screen)["Guardar este filtro…"].trigger()
    field = screen.list.view.naming.field
    assert field.hasFocus()
    type_text(field, "Faltan de Ñuñoa")
    press(field, "Return")
    assert not screen.list.view.naming.isVisible()
    other = people(qtbot, office)
    menu_of(other.list.view, other)["Filtro «Faltan de Ñuñoa»"].trigger()
    assert (other.list.presenter.chip, other.list.presenter.text) == (NO_CURP, "marina")
    assert other.list.filter.text() == "marina"
    menu_of(other.list.view, other, "Quitar un filtro")["Faltan de Ñuñoa"].trigger()
    last = people(qtbot, office)
    assert "Quitar un filtro" not in menu_of(last.list.view, last)


def test_activities_go_by_their_names_as_one_reads_them(qtbot: QtBot, office: Office) -> None:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    by_name = menu_of(screen.list.view, screen, "Ordenar por")["Actividad"]
    by_name.trigger()
    assert [row.nombre for row in screen.list.model.rows] == ["Ábaco", talk().nombre]
    screen.list.presenter.change(estrategia="2.10.1")
    screen.list.view.naming._named("Económico")
    screen.list.clear()
    assert len(screen.list.model.rows) == 2
    menu_of(screen.list.view, screen)["Filtro «Económico»"].trigger()
    assert [row.nombre for row in screen.list.model.rows] == ["Ábaco"]
    assert screen.list.strategy.code() == "2.10.1"
