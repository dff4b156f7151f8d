"""The calendar by the keyboard: days, months, weeks, and where Enter and N lead."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.receive_receipt import receive_receipt
from captura.ui.components.day_grid import DayGrid
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.entregas.samples import answered, hand_in, make_sample
from captura.ui.screens.inicio.presenter import HomePresenter
from captura.ui.screens.personas.samples import talk
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Recorder, at_once


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


def calendar(qtbot: QtBot, office: Office) -> tuple[ActividadesScreen, DayGrid, list[Any]]:
    desk, went = desk_of(office), []
    desk.connect_window(lambda screen, **where: went.append((screen, where)), lambda *a, **k: None)
    screen = ActividadesScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    press(screen, "Ctrl+Shift+K")
    assert screen.currentWidget() is screen.calendar
    return screen, screen.calendar.grid, went


def test_arrows_and_page_keys_go_through_the_days(qtbot: QtBot, office: Office) -> None:
    _, grid, _ = calendar(qtbot, office)
    assert grid.day == office.today() == dt.date(2026, 9, 22)
    for key, day in (
        ("Left", (9, 21)), ("Up", (9, 14)), ("PgUp", (8, 14)), ("Down", (8, 21)),
        ("PgDown", (9, 21)), ("Right", (9, 22)), ("Home", (9, 22)),
    ):  # fmt: skip
        press(grid, key)
        assert grid.day == dt.date(2026, *day)
    grid.go(dt.date(2026, 8, 31))
    press(grid, "PgDown")
    assert grid.day == dt.date(2026, 9, 30)  # a shorter month
    grid.go(dt.date(2026, 12, 31))
    press(grid, "PgDown")
    assert grid.day == dt.date(2027, 1, 31)


def test_the_mouse_turns_months_and_weeks_too(qtbot: QtBot, office: Office) -> None:
    screen, grid, _ = calendar(qtbot, office)
    before, today, after = screen.calendar.turns
    for button, day in ((before, (8, 22)), (after, (9, 22)), (after, (10, 22)), (today, (9, 22))):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert grid.day == dt.date(2026, *day)
        assert grid.hasFocus()  # so that the arrows go on from there
    qtbot.mouseClick(screen.calendar.week, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    assert grid.day == dt.date(2026, 9, 29)


def test_a_month_shows_whole_weeks_and_a_week_seven_days(qtbot: QtBot, office: Office) -> None:
    screen, grid, _ = calendar(qtbot, office)
    for day, count in (((2026, 9, 1), 35), ((2027, 2, 1), 28), ((2026, 8, 1), 42)):
        grid.go(dt.date(*day))
        days = grid.days()
        assert len(days) == count
        assert days[0].weekday() == 0
        assert all(dt.date(day[0], day[1], n) in days for n in range(1, 29))
    screen.calendar.week.click()
    assert grid.days() == [dt.date(2026, 7, 27) + dt.timedelta(days=n) for n in range(7)]
    press(grid, "PgDown")
    assert grid.day == dt.date(2026, 8, 8)


def test_enter_opens_what_stands_on_the_day(qtbot: QtBot, office: Office) -> None:
    activity, session, _ = save_activity(office, talk())
    screen, grid, went = calendar(qtbot, office)
    grid.go(dt.date(2026, 7, 16))
    assert screen.calendar.nothing.isVisible()
    assert not screen.calendar.table.isVisible()
    grid.go(dt.date(2026, 7, 15))
    assert not screen.calendar.nothing.isVisible()
    press(grid, "Return")
    assert went == [("entregas", {"period": "2026-T2"})]
    grid.go(dt.date(2026, 7, 12))
    press(grid, "Return")
    assert screen.currentWidget() is screen.page
    assert screen.page.presenter.draft.record.id == activity.id
    assert screen.page.presenter.sessions.chosen == session


def test_the_day_of_a_closed_quarter_says_so_and_leads_to_its_delivery(
    qtbot: QtBot, tmp_path: Path
) -> None:
    sample = make_sample(tmp_path, people=12)
    hand_in(sample)
    receive_receipt(sample.office, answered(sample, close=True).read_bytes())
    screen, grid, went = calendar(qtbot, sample.office)
    grid.go(dt.date(2026, 10, 15))
    line = [screen.calendar.model.index(0, column).data() for column in range(2)]
    assert line == ["Entrega T3 de 2026", "Cerrado"]
    said = "3.er trimestre 2026: cerrado por la coordinación el 7 de octubre de 2026"
    assert screen.calendar.told.text() == said
    assert grid.accessibleDescription() == "jue 15/10/2026: Cerrado: T3"
    press(grid, "Return")
    assert went == [("entregas", {"period": "2026-T3"})]
    grid.go(dt.date(2026, 7, 15))
    assert screen.calendar.told.isHidden()
    assert [screen.calendar.model.index(0, n).data() for n in range(2)] == [
        "Entrega T2 de 2026",
        "Vence",
    ]
    sample.close()


def test_of_several_the_list_is_entered(qtbot: QtBot, office: Office) -> None:
    save_activity(office, talk())
    second = save_activity(office, replace(talk(), nombre="Otra"))[0]
    screen, grid, _ = calendar(qtbot, office)
    grid.go(dt.date(2026, 7, 12))
    press(grid, "Return")
    assert screen.calendar.table.hasFocus()
    press(screen.calendar.table, "Down")
    press(screen.calendar.table, "Return")
    assert screen.page.presenter.draft.record.id == second.id


def test_n_begins_one_on_that_day_planned_if_it_is_to_come(qtbot: QtBot, office: Office) -> None:
    screen, grid, _ = calendar(qtbot, office)
    for day, status in ((dt.date(2026, 9, 30), "PLA"), (dt.date(2026, 9, 1), "REA")):
        screen.open(calendar=True)
        grid.go(day)
        press(grid, "N")
        record = screen.page.presenter.draft.record
        assert (record.fecha_inicio, record.estatus) == (day, status)


def test_inicio_reminds_of_tomorrow(office: Office) -> None:
    tomorrow = office.today() + dt.timedelta(days=1)
    activity = save_activity(office, replace(talk(), estatus="PLA", fecha_inicio=tomorrow,
                                             hora=dt.time(17, 30)))[0]  # fmt: skip
    view, went = Recorder(), []

    class Desk:
        def go(self, screen: str, **where: object) -> None:
            went.append((screen, where))

    presenter = HomePresenter(view, office, at_once, Desk())  # type: ignore[arg-type]
    presenter.read()
    line = next(one for one in view.last["show_waiting"][0] if one.words.startswith("mañana"))
    assert (line.words, line.note) == (f"mañana: {talk().nombre}", "17:30")
    presenter.follow(line)
    assert went[0][1]["id"] == activity.id
