"""The indicators on a real state: groupings one click away, small ones hidden, no name anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.indicators import AGE
from captura.records.roles import CONSULTA
from captura.store.queries.women import PERIOD, PLACE
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.indicadores.words import columns
from captura.ui.screens.recepcion.samples import empty_state, full_state
from captura.ui.tables.cell import cell_of


@pytest.fixture
def screen(qtbot: QtBot) -> IndicatorsScreen:
    made = IndicatorsScreen(desk_of(replace(full_state(), role=CONSULTA)))
    qtbot.addWidget(made)
    made.open()
    return made


def _rows(screen: IndicatorsScreen) -> list[list[str]]:
    shown = columns(screen.by)
    found = [screen.model.row(at) for at in range(screen.model.rowCount())]
    return [[cell_of(column, one).text for column in shown] for one in found]


def test_each_municipality_has_its_line_below_the_whole(screen: IndicatorsScreen) -> None:
    whole, first, *rest = _rows(screen)
    assert (whole[0], whole[2], whole[4]) == ("Todo el estado", "831,080", "—")
    assert (first[0], first[2]) == ("Apozol", "3,219")
    assert len(rest) == 57
    assert "Censo de Población y Vivienda 2020" in screen.note.text()


def test_a_click_divides_by_something_else(screen: IndicatorsScreen) -> None:
    screen.chips[PERIOD].click()
    assert [row[0] for row in _rows(screen)[1:]] == [
        f"{ordinal} trimestre 2026" for ordinal in ("1.er", "2.º", "3.er", "4.º")
    ]
    assert screen.chips[PERIOD].isChecked()
    assert not screen.chips[PLACE].isChecked()


def test_a_small_group_says_that_it_is_hidden(screen: IndicatorsScreen) -> None:
    screen.chips[AGE].click()
    shown = [row[1] for row in _rows(screen)[1:]]
    assert shown.count("Oculta") >= 2
    assert not {"1", "2", "3", "4"} & set(shown)


def test_a_state_without_deliveries_says_so(qtbot: QtBot) -> None:
    screen = IndicatorsScreen(desk_of(empty_state()))
    qtbot.addWidget(screen)
    screen.open()
    assert screen.blank.isVisibleTo(screen)
    assert not screen.card.isVisibleTo(screen)
