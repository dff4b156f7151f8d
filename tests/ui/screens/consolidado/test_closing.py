"""Closing a quarter by keys: what it means first, published beside adjusted, opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.closed_state import STATE
from captura.actions.decide import decide
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.records.roles import CONSULTA, REVISION
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.consolidado.closing import (
    MISSING,
    OPEN,
    Line,
    before_closing,
    signed,
)
from captura.ui.screens.consolidado.crossing import PEOPLE
from captura.ui.screens.consolidado.screen import ConsolidatedScreen
from captura.ui.screens.recepcion.board import read_standings
from captura.ui.screens.recepcion.closed import ADJUSTED, CLOSED, NEVER
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    PERIOD,
    PINOS,
    hand_in,
    record_some,
)
from captura.ui.screens.recepcion.tiles_card import TilesCard
from captura.ui.screens.recepcion.year import read_year
from captura.ui.screens.recepcion.year_view import year_columns
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.recepcion.story import Story


def opened(qtbot: QtBot, state: Office) -> ConsolidatedScreen:
    screen = ConsolidatedScreen(desk_of(state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(span=str(PERIOD))
    press(screen.page, "Ctrl+J")
    assert screen.currentWidget() is screen.closing
    return screen


def line(screen: ConsolidatedScreen, key: str) -> Line:
    return next(one for one in screen.closing._lines if one.key == key)


def put_on(screen: ConsolidatedScreen, key: str) -> None:
    screen.closing.table.select([one.key for one in screen.closing._lines].index(key))


def accept(story: Story) -> None:
    decide(story.state, take_in(story.state, hand_in(story.jerez)).package)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Jerez handed in and was accepted; Pinos recorded only."""
    story = Story(tmp_path)
    accept(story)
    yield story
    story.close()


@pytest.fixture
def screen(qtbot: QtBot, story: Story) -> ConsolidatedScreen:
    return opened(qtbot, story.state)


def test_closed_by_keys_and_what_comes_later_is_an_adjustment(
    qtbot: QtBot, story: Story, screen: ConsolidatedScreen
) -> None:
    page = screen.closing
    assert (line(screen, JEREZ).state, line(screen, PINOS).state) == (OPEN, MISSING)
    put_on(screen, JEREZ)
    press(page.table, "Ctrl+Return")
    assert "no cambian" in page.bar.text.text()
    assert "No han entregado" not in page.bar.text.text()
    press(page.bar.confirm, "Return")
    assert line(screen, JEREZ).state == CLOSED
    published = line(screen, JEREZ).published(PEOPLE)
    record_some(story.jerez, 4)
    accept(story)
    page.read()
    assert line(screen, JEREZ).state == ADJUSTED
    assert line(screen, JEREZ).published(PEOPLE) == published
    standings = read_standings(story.state, PERIOD)
    on_board = {one.key: one.closed for one in standings.places}
    assert (on_board[JEREZ], on_board[PINOS]) == (ADJUSTED, "")
    tiles = TilesCard()
    qtbot.addWidget(tiles)
    tiles.show_standings(standings)
    assert "1 cerrado" in tiles.note.text()
    page.measures[PEOPLE].click()
    press(page.table, "Return")
    assert screen.currentWidget() is screen.adjustment
    rows = [screen.adjustment.model.row(at) for at in range(screen.adjustment.model.rowCount())]
    number = sum(int(row[-1].replace("\u2212", "-")) for row in rows)
    assert signed(number) == line(screen, JEREZ).difference(PEOPLE) != "0"
    press(screen.adjustment, "Esc")
    assert screen.currentWidget() is page
    press(page, "Esc")
    assert screen.currentWidget() is screen.page


def test_closing_all_names_first_who_handed_in_nothing(
    story: Story, screen: ConsolidatedScreen
) -> None:
    page = screen.closing
    press(page.table, "Ctrl+T")
    said = page.bar.text.text()
    assert said.index("No han entregado 57 municipios") < said.index("no cambian")
    assert "Pinos" in said
    assert "\n\nLas cifras de hoy" in said  # what closing means is not lost behind 57 names
    assert "Jerez" not in said
    press(page.bar.cancel, "Esc")
    assert line(screen, JEREZ).state == OPEN
    press(page.table, "Ctrl+T")
    press(page.bar.confirm, "Return")
    assert page.subtitle.text() == "58 de 58 municipios cerrados · 57 no entregaron"
    assert (line(screen, JEREZ).state, line(screen, PINOS).state) == (CLOSED, NEVER)
    assert not page.every.isEnabled()
    pinos = next(one for one in read_standings(story.state, PERIOD).places if one.key == PINOS)
    assert pinos.detail == "cerrado · no entregó"  # and no term that would still run
    year = read_year(story.state, PERIOD.year)
    row = next(one for one in year.lines if one.key == PINOS)
    shown_there = year_columns(year)[PERIOD.quarter].show(row)
    assert (shown_there.text, shown_there.tone) == ("no entregó", "bad")  # closed, not forgotten


def test_the_whole_state_has_its_own_line_once_all_are_closed(
    story: Story, screen: ConsolidatedScreen
) -> None:
    page = screen.closing
    page.measures[PEOPLE].click()
    first, jerez = line(screen, STATE), line(screen, JEREZ)
    assert page.model.row(0) is first
    assert (first.name, first.state, first.published(PEOPLE)) == ("Todo el estado", OPEN, "—")
    assert first.quarter.current == jerez.quarter.current  # nobody else handed in
    put_on(screen, STATE)
    assert not page.one.isEnabled()
    assert page.every.isEnabled()
    press(page.table, "Ctrl+T")
    press(page.bar.confirm, "Return")
    number = jerez.quarter.current[PEOPLE]
    assert (line(screen, STATE).state, line(screen, STATE).published(PEOPLE)) == (
        CLOSED,
        str(number),
    )
    assert not page.open_one.isEnabled()  # it is opened by opening one of them
    record_some(story.jerez, 4)
    accept(story)
    page.read()
    assert line(screen, STATE).state == ADJUSTED
    put_on(screen, STATE)
    press(page.table, "Return")
    assert screen.currentWidget() is screen.adjustment
    assert screen.adjustment.title.text() == "Todo el estado · Personas únicas"
    rows = [screen.adjustment.model.row(at) for at in range(screen.adjustment.model.rowCount())]
    number = sum(int(row[-1].replace("\u2212", "-")) for row in rows)
    assert signed(number) == line(screen, STATE).difference(PEOPLE) != "0"


def test_opened_again_for_a_reason_only(screen: ConsolidatedScreen) -> None:
    page = screen.closing
    put_on(screen, JEREZ)
    assert not page.open_one.isEnabled()
    press(page.table, "Ctrl+Return")
    press(page.bar.confirm, "Return")
    assert not page.one.isEnabled()
    press(page.table, "Del")
    press(page.why.text, "Return")
    assert line(screen, JEREZ).state == CLOSED
    type_text(page.why.text, "Faltaba una feria")
    press(page.why.text, "Return")
    assert line(screen, JEREZ).state == OPEN


def test_only_the_coordination_is_offered_to_close(qtbot: QtBot, story: Story) -> None:
    for role in (REVISION, CONSULTA):
        page = opened(qtbot, replace(story.state, role=role)).closing
        assert not any(one.isVisibleTo(page) for one in (page.one, page.every, page.open_one))
        press(page.table, "Ctrl+Return")
        assert page.bar.isHidden()


def test_nobody_missing_is_not_said() -> None:
    assert "No han entregado" not in before_closing([])
    assert [signed(one) for one in (3, 0, -1200)] == ["+3", "0", "\u22121,200"]
