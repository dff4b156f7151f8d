"""The indicators on paper: what the screen shows, municipalities with their map, under the role."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.indicators import AGE
from captura.actions.office import Office
from captura.documents.page import Map, Page, PageBreak, Table, Text
from captura.records.outlines import outlines
from captura.records.roles import CONSULTA, REVISION
from captura.records.shades import HIDDEN
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.indicadores.samples import thin_state
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.indicadores.shades import MAP, TABLE
from captura.ui.screens.recepcion.samples import empty_state
from tests.ui.keys import press, shown

T = TypeVar("T")


def opened(qtbot: QtBot, office: Office, way: str = MAP) -> IndicatorsScreen:
    screen = IndicatorsScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    screen.page.show_as(way)
    return screen


def paper_of(screen: IndicatorsScreen) -> Page:
    press(screen.page, "Ctrl+P")
    assert screen.currentWidget() is screen.paper
    paper = screen.paper.card.paper
    assert paper is not None
    return paper


def blocks(paper: Page, kind: type[T]) -> list[T]:
    return [one for one in paper.blocks if isinstance(one, kind)]


@pytest.mark.parametrize("way", [MAP, TABLE])
def test_the_map_stands_before_the_table_in_the_shades_of_the_screen(
    qtbot: QtBot, way: str
) -> None:
    screen = opened(qtbot, thin_state(), way)
    paper = paper_of(screen)
    (painted,), (table,) = blocks(paper, Map), blocks(paper, Table)
    order = [type(one) for one in paper.blocks]
    assert order.index(Map) < order.index(PageBreak) < order.index(Table)
    assert {one.key for one in painted.places} == set(outlines())
    screen.page.show_as(MAP)
    on_screen = {one.key: one.shade for one in screen.page.places.map._places.values()}
    assert {one.key: one.shade for one in painted.places} == on_screen
    rows = {str(row[0]): row[1] for row in table.rows}
    assert len(rows) == 59
    hidden = {one.name for one in painted.places if one.shade == HIDDEN}
    assert hidden == {name for name, cell in rows.items() if cell == "Oculta"} != set()
    assert {one.name for one in painted.places if one.shade == 0} == {
        name for name, cell in rows.items() if cell == "0"
    }


def test_it_says_what_was_counted_of_which_year_and_whose_numbers_they_are(qtbot: QtBot) -> None:
    screen = opened(qtbot, thin_state())
    paper = paper_of(screen)
    words = [one.text for one in blocks(paper, Text)]
    assert any(f"{screen.page.presenter.year} · Municipio · 59 renglones" in one for one in words)
    assert "Censo: INEGI, Censo de Población y Vivienda 2020." in words
    assert "INEGI, Marco Geoestadístico" in blocks(paper, Map)[0].source


def test_another_grouping_has_no_map(qtbot: QtBot) -> None:
    screen = opened(qtbot, thin_state())
    screen.page.presenter.choose(AGE)
    paper = paper_of(screen)
    assert blocks(paper, Map) == []
    assert blocks(paper, Table)[0].headings[0] == "Edad"
    press(screen.paper, "Esc")
    assert screen.currentWidget() is screen.page


def test_what_went_out_is_noted_before_it_does(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = replace(temporary_sample(people=12).office)
    screen = opened(qtbot, office)
    paper_of(screen)
    path = tmp_path / "lista.pdf"
    monkeypatch.setattr(
        "captura.ui.printing.QFileDialog.getSaveFileName",
        lambda _, title, name, kinds: (str(path), kinds),
    )
    screen.paper.card.save.click()
    assert path.is_file()
    noted = str(office.store.value("SELECT reason FROM history ORDER BY n DESC LIMIT 1"))
    assert noted.startswith("lista en papel: Indicadores, renglones: ")


def test_who_may_see_figures_only_takes_none_away(qtbot: QtBot) -> None:
    for role, may in ((REVISION, True), (CONSULTA, False)):
        page = opened(qtbot, replace(thin_state(), role=role)).page
        assert page.print.isVisible() == may
        assert page.print.isVisible() == bool(page.out.buttons)


def test_a_year_in_which_nobody_was_reached_has_no_paper(qtbot: QtBot) -> None:
    page = opened(qtbot, empty_state()).page
    assert page.blank.isVisible()
    assert not page.print.isEnabled()
