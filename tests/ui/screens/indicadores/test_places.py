"""The municipalities as map and tiles: shades as the table's figures, keys and mouse, the row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from captura.actions.indicators import AGE, Reached
from captura.records.outlines import outlines
from captura.records.shades import HIDDEN, STEPS, shades_of
from captura.settings import Settings
from captura.store.queries.women import PLACE
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.indicadores.samples import thin_state
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.indicadores.shades import MAP, TABLE, TILES
from tests.ui.keys import press, shown


def opened(qtbot: QtBot, way: str = MAP) -> IndicatorsScreen:
    desk = desk_of(thin_state())
    desk.settings = Settings(municipalities=way)
    screen = IndicatorsScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    screen.page.focus()
    return screen


def line(key: str, reached: int | None, census: int = 1000) -> Reached:
    return Reached(key, key, reached, census)


def rates(*lines: Reached) -> dict[str, float | None]:
    return {one.key: one.coverage for one in lines}


def test_nobody_and_hidden_are_classes_of_their_own() -> None:
    shades, legend = shades_of(rates(line("a", 0), line("b", None), line("c", 5), line("d", 20)))
    assert shades == {"a": 0, "b": HIDDEN, "c": 2, "d": 4}
    assert legend == [(0, "Ninguna"), (2, "5.0"), (4, "20.0"), (HIDDEN, "Oculta")]


def test_what_the_table_shows_alike_is_shaded_alike() -> None:
    nearly = [line("a", 501, 100_000), line("b", 503, 100_000), line("c", 9)]  # 5.01, 5.03, 9
    shades, legend = shades_of(rates(*nearly))
    assert shades["a"] == shades["b"] != shades["c"]
    assert [words for _, words in legend] == ["5.0", "9.0"]


def test_a_few_of_very_many_are_not_nobody() -> None:
    shades, legend = shades_of(rates(line("a", 5, 200_000), line("b", 0)))
    assert shades["a"] > 0 == shades["b"]
    assert (shades["a"], "0.0") in legend


def test_five_classes_take_all_five_shades_in_order() -> None:
    shades, _ = shades_of(rates(*(line(str(n), n) for n in range(1, 59))))
    assert sorted(set(shades.values())) == list(range(1, STEPS + 1))
    assert list(shades.values()) == sorted(shades.values())


@pytest.mark.parametrize("way", [MAP, TILES])
def test_every_municipality_is_found_where_it_is_painted(qtbot: QtBot, way: str) -> None:
    painted = opened(qtbot, way).page.places.map
    for key in outlines():
        found = painted.at(painted.middle_of(key))
        assert found is not None
        assert found.key == key


@pytest.mark.parametrize("way", [MAP, TILES])
def test_arrows_reach_every_municipality_and_say_it(qtbot: QtBot, way: str) -> None:
    painted = opened(qtbot, way).page.places.map
    reached, waiting = set(), [next(iter(outlines()))]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            painted.set_key(here)
            QTest.keyClick(painted, key)
            there = painted.place()
            assert there is not None
            assert painted.accessibleDescription() == f"{there.name}: {there.detail}"
            if there.key not in reached:
                waiting.append(there.key)
    assert reached == set(outlines())


def test_the_mouse_names_one_and_a_click_leads_to_its_row(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    painted = page.places.map
    spot = painted.middle_of("32038").toPoint()
    QTest.mouseMove(painted, spot)
    assert page.places.name.text() == "Pinos"
    QTest.mouseClick(painted, Qt.MouseButton.LeftButton, pos=spot)
    assert page.table.isVisible()
    assert not painted.isVisible()
    row = page.model.row(page.table.current_row())
    assert row is not None
    assert row.key == "32038"


def test_enter_leads_to_the_row_and_nothing_hidden_is_told(qtbot: QtBot) -> None:
    page = opened(qtbot, TILES).page
    page.places.map.set_key("32001")
    assert page.places.map.accessibleDescription() == "Apozol: cifra oculta"
    press(page.places.map, "Return")
    row = page.model.row(page.table.current_row())
    assert row is not None
    assert row.key == "32001"


def test_the_choice_is_remembered_and_the_way_to_a_row_is_not(qtbot: QtBot) -> None:
    screen = opened(qtbot, TABLE)
    kept: list[Settings] = []
    screen._desk.connect_office(lambda then: then(), kept.append)
    screen.page.ways[TILES].click()
    assert screen.page.places.isVisible()
    screen.page.places.map.opened.emit("32002")
    assert [one.municipalities for one in kept] == [TILES]


def test_other_groupings_are_tables_without_a_switch(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    page.presenter.choose(AGE)
    assert page.table.isVisible()
    assert not page.ways[MAP].isVisible()
    page.presenter.choose(PLACE)
    assert page.places.isVisible()
    assert page.ways[MAP].isChecked()


def test_a_widget_without_places_paints_and_names_nothing(qtbot: QtBot) -> None:
    painted = opened(qtbot).page.places.map
    painted.set_places([])
    painted.grab()
    assert painted.place() is None


def test_one_figure_more_changes_its_words_at_once(qtbot: QtBot) -> None:
    view = opened(qtbot).page.places
    found = view.map.place()
    assert found is not None
    more = replace(line(found.key, 7), label=found.name)
    view.show_lines([more], MAP)
    assert view.detail.text() == "7.0 por cada 1,000 · 7 mujeres alcanzadas"
