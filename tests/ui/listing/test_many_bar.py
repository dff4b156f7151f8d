"""Several rows chosen by the keyboard, changed and put in the bin, and one key that undoes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import INSTITUTE, talk
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    for person in make_people(7, INSTITUTE, 5, 2026):
        register_person(office, person)
    for number in range(4):
        save_activity(office, replace(talk(), nombre=f"Plática {number}"))
    return office


def activities(qtbot: QtBot, office: Office) -> tuple[ActividadesScreen, Desk]:
    desk = desk_of(office)
    screen = ActividadesScreen(desk)
    desk.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    return screen, desk


def test_shift_and_arrows_choose_and_a_change_is_undone_whole(qtbot: QtBot, office: Office) -> None:
    screen, desk = activities(qtbot, office)
    table, bar = screen.list.table, screen.list.many
    table.setFocus()
    table.select(0)
    assert not bar.isVisible()
    press(table, "Shift+Down")
    press(table, "Shift+Down")
    assert bar.isVisible()
    assert bar.count.text() == "3 a la vez"
    bar.what.set_code("responsable")
    bar.what.edited.emit()
    bar.editors["responsable"].set_text("Otra Inventada")
    bar.apply.click()
    said = [row.responsable for row in screen.list.model.rows]
    assert said.count("Otra Inventada") == 3
    assert not bar.isVisible()
    desk.undo_last()
    assert [row.responsable for row in screen.list.model.rows] == [talk().responsable] * 4


def test_nothing_chosen_changes_nothing(qtbot: QtBot, office: Office) -> None:
    screen, _ = activities(qtbot, office)
    bar = screen.list.many
    screen.list.table.selectAll()
    bar.apply.click()
    assert bar.message.isVisible()
    press(bar, "Esc")
    assert not bar.isVisible()
    assert len(screen.list.table.chosen_rows()) <= 1


def test_several_go_to_the_bin_after_a_question(qtbot: QtBot, office: Office) -> None:
    desk = desk_of(office)
    screen = PersonasScreen(desk)
    desk.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    table, bar = screen.list.table, screen.list.many
    table.select(1)
    press(table, "Shift+Down")
    going = {screen.list.model.number(row) for row in table.chosen_rows()}
    bar.bin.click()
    assert screen.list.model.rowCount() == 5
    sure = next(one for one in bar.message.findChildren(QPushButton)
                if one.accessibleName() == "Eliminar")  # fmt: skip
    sure.click()
    assert screen.list.model.rowCount() == 3
    left = {screen.list.model.number(row) for row in range(3)}
    assert not going & left
    desk.undo_last()
    assert screen.list.model.rowCount() == 5
