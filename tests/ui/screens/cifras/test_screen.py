"""The figures on a real institute: what was recorded is counted, and no name is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.figures import year_figures, years_of
from captura.actions.office import Office
from captura.errors import RoleError
from captura.records.roles import CONSULTA
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.cifras.screen import FiguresScreen
from tests.actions.conftest import jerez, template, world
from tests.actions.world import talk, woman
from tests.ui.keys import shown

__all__ = ["jerez", "template", "world"]


def filled(office: Office) -> None:
    ana = woman("Ana")
    talk(office, ana, woman("Luz"))
    talk(office, ana, day=dt.date(2026, 7, 3), name="Otra plática")


def test_the_year_counts_each_woman_once(jerez: Office) -> None:
    filled(jerez)
    found = year_figures(jerez, 2026)
    assert [one.people for one in found.quarters] == [0, 2, 1, 0]
    assert [one.activities for one in found.quarters] == [0, 1, 1, 0]
    assert found.whole.attendances == 3
    assert found.whole.people in (2, 3)  # the same woman unless registered twice
    assert sum(one.activities for one in found.strategies) == 2
    assert year_figures(jerez, 2025).whole.activities == 0
    assert years_of(jerez)[0] == 2026


def test_who_may_see_figures_only_sees_no_name(qtbot: QtBot, jerez: Office) -> None:
    filled(jerez)
    screen = FiguresScreen(desk_of(replace(jerez, role=CONSULTA)))
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    rows = [row.words for model in (screen.quarters, screen.strategies) for row in model.rows]
    assert rows[:5] == [
        "1.er trimestre 2026", "2.º trimestre 2026", "3.er trimestre 2026", "4.º trimestre 2026",
        "Todo el año",
    ]  # fmt: skip
    assert not any("Ana" in words or "García" in words for words in rows)
    with pytest.raises(RoleError):
        year_figures(replace(jerez, role="visita"), 2026)


def test_a_year_without_figures_says_so(qtbot: QtBot, jerez: Office) -> None:
    screen = FiguresScreen(desk_of(jerez))
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    assert screen.none.isVisible()
    filled(jerez)
    screen.entered()
    assert not screen.none.isVisible()
