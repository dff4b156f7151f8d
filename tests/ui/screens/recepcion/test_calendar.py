"""The calendar of deliveries, by keys: asked for, refused with a sentence, set."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from captura.records.deadlines import deadline
from captura.records.periods import Period
from captura.records.roles import REVISION
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.recepcion.story import Story

T3 = Period(2026, 3)


def opened(qtbot: QtBot, screen: ReceptionScreen) -> ReceptionScreen:
    qtbot.addWidget(screen)
    shown(screen)
    screen._open_year()
    press(screen.year, "Ctrl+E")
    assert screen.currentWidget() is screen.calendar
    return screen


@pytest.fixture
def screen(qtbot: QtBot, story: Story) -> ReceptionScreen:
    return opened(qtbot, ReceptionScreen(desk_of(story.state)))


def words(screen: ReceptionScreen) -> str:
    return " ".join(label.text() for label in screen.calendar.bar.findChildren(QLabel))


def test_a_day_is_set_by_keys_and_the_board_goes_by_it(
    story: Story, screen: ReceptionScreen
) -> None:
    page = screen.calendar
    assert page.model.row(page.table.current_row()).period == T3
    press(page.table, "Return")
    assert page.bar.text.text() == "15/10/2026"
    type_text(page.bar.text, "30/10/2026")
    press(page.bar.text, "Return")
    assert page.bar.isHidden()
    assert deadline(story.state.catalogues, T3) == dt.date(2026, 10, 30)
    line = page.model.row(page.table.current_row())
    assert (line.period, line.edition) == (T3, 1)
    assert "23 días" in screen.page.subtitle.text()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31/09/2026", "no tiene día 31"), ("", "último día"), ("15/09/2026", "termina el 30/09")],
)
def test_what_can_t_be_a_last_day_is_asked_again(
    story: Story, screen: ReceptionScreen, typed: str, said: str
) -> None:
    page = screen.calendar
    press(page.table, "Return")
    page.bar.text.clear()
    type_text(page.bar.text, typed)
    press(page.bar.text, "Return")
    assert page.bar.isVisible()
    assert page.bar.text.text() == typed
    assert said in words(screen)
    assert deadline(story.state.catalogues, T3) == dt.date(2026, 10, 15)
    press(page.bar, "Esc")
    assert page.bar.isHidden()
    press(page, "Esc")
    assert screen.currentWidget() is screen.year


def test_who_only_looks_sees_it_and_is_not_asked(qtbot: QtBot, story: Story) -> None:
    screen = opened(qtbot, ReceptionScreen(desk_of(replace(story.state, role=REVISION))))
    press(screen.calendar.table, "Return")
    assert screen.calendar.bar.isHidden()
    assert screen.calendar.model.rowCount() == 9
