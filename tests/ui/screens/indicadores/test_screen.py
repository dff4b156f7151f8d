"""The indicators on a real state: groupings one click away, small ones hidden, names by role."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.indicators import AGE, WHOLE
from captura.actions.office import Office
from captura.records.roles import CONSULTA
from captura.store.queries.women import PERIOD, PLACE
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.indicadores.view import IndicatorsPage
from captura.ui.screens.recepcion.samples import empty_state, full_state
from captura.ui.tables.cell import cell_of
from tests.ui.keys import press, shown


def opened(qtbot: QtBot, office: Office) -> tuple[IndicatorsScreen, Desk]:
    desk = desk_of(office)
    made = IndicatorsScreen(desk)
    qtbot.addWidget(made)
    made.open()
    return made, desk


@pytest.fixture
def screen(qtbot: QtBot) -> IndicatorsScreen:
    """As who works at the state has it."""
    return opened(qtbot, full_state())[0]


@pytest.fixture
def page(qtbot: QtBot) -> IndicatorsPage:
    """As who may see figures only has it."""
    return opened(qtbot, replace(full_state(), role=CONSULTA))[0].page


def _rows(page: IndicatorsPage) -> list[list[str]]:
    found = [page.model.row(at) for at in range(page.model.rowCount())]
    return [[cell_of(column, one).text for column in page.model.columns] for one in found]


def _notes(office: Office) -> list[str]:
    said = "SELECT reason FROM history WHERE reason LIKE 'lista %' ORDER BY n"
    return [row[0] for row in office.store.rows(said)]


def test_each_municipality_has_its_line_below_the_whole(page: IndicatorsPage) -> None:
    whole, first, *rest = _rows(page)
    assert (whole[0], whole[2], whole[4]) == ("Todo el estado", "831,080", "—")
    assert (first[0], first[2]) == ("Apozol", "3,219")
    assert len(rest) == 57
    assert "Censo de Población y Vivienda 2020" in page.note.text()


def test_a_click_divides_by_something_else(page: IndicatorsPage) -> None:
    page.chips[PERIOD].click()
    assert [row[0] for row in _rows(page)[1:]] == [
        f"{ordinal} trimestre 2026" for ordinal in ("1.er", "2.º", "3.er", "4.º")
    ]
    assert page.model.columns[2].title == "En 2025"
    assert page.chips[PERIOD].isChecked()
    assert not page.chips[PLACE].isChecked()


def test_a_small_group_says_that_it_is_hidden(page: IndicatorsPage) -> None:
    page.chips[AGE].click()
    shown_ = [row[1] for row in _rows(page)[1:]]
    assert shown_.count("Oculta") >= 2
    assert not {"1", "2", "3", "4"} & set(shown_)


def test_a_state_without_deliveries_says_so(qtbot: QtBot) -> None:
    page = opened(qtbot, empty_state())[0].page
    assert page.blank.isVisibleTo(page)
    assert not page.card.isVisibleTo(page)


@pytest.mark.parametrize("column", range(1, 5))
def test_every_heading_puts_the_lines_in_order_under_the_whole(
    page: IndicatorsPage, column: int
) -> None:
    before = {one.key for one in page.model.rows}
    heading = page.model.columns[column]
    for down in (False, True):
        page.presenter.sort(heading.sort, down)
        whole, *lines = page.model.rows
        assert whole.key == WHOLE
        assert {one.key for one in page.model.rows} == before
        texts = [cell_of(heading, one).text for one in lines]
        known = [float(text.replace(",", "")) for text in texts if text not in ("—", "Oculta")]
        assert known == sorted(known, reverse=down)
        # a hidden count tells nothing by its place: after all others, as their list has them
        hidden = [one.key for one in lines if one.reached is None] if column != 2 else []
        assert hidden == sorted(hidden)
        assert [one.key for one in lines][len(lines) - len(hidden) :] == hidden


def test_the_first_heading_gives_the_order_of_the_list_back(page: IndicatorsPage) -> None:
    listed = [one.key for one in page.model.rows[1:]]
    page.presenter.sort("alcanzadas", True)
    page.presenter.sort("grupo", False)
    assert [one.key for one in page.model.rows[1:]] == listed
    page.presenter.sort("grupo", True)
    assert [one.key for one in page.model.rows[1:]] == listed[::-1]


def test_enter_leads_to_the_women_and_esc_back(
    screen: IndicatorsScreen, qtmodeltester: ModelTester
) -> None:
    shown(screen)
    page = screen.page
    at = next(n for n, one in enumerate(page.model.rows) if one.key == "32020")
    page.table.select(at)
    press(page.table, "Return")
    assert screen.currentWidget() is screen.women
    assert len(screen.women.model.rows) == page.model.rows[at].reached
    assert {row[2] for row in screen.women.model.rows} == {"Jerez"}
    qtmodeltester.check(screen.women.model)
    press(screen, "Esc")
    assert screen.currentWidget() is page
    assert page.table.current_row() == at


def test_who_sees_figures_only_is_told_why_no_name_shows(qtbot: QtBot) -> None:
    screen, desk = opened(qtbot, replace(full_state(), role=CONSULTA))
    said: list[str] = []
    desk.connect_window(lambda *_, **__: None, lambda title, text="", **how: said.append(title))
    shown(screen)
    page = screen.page
    page.chips[AGE].click()
    for at in range(page.model.rowCount()):
        page.table.select(at)
        press(page.table, "Return")
        assert screen.currentWidget() is page
    assert set(said) == {"Aquí ve cifras, sin nombres"}
    assert not any(
        cell_of(column, one).link for column in page.model.columns for one in page.model.rows
    )
    assert not page.out.buttons


def test_the_table_leaves_as_it_shows_with_its_sources_and_is_noted(
    screen: IndicatorsScreen, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    page, office = screen.page, full_state()
    page.chips[AGE].click()
    before = _notes(office)
    page.out.export(tmp_path / "edad.xlsx", None, "")
    said = f"lista en libro: Indicadores, renglones: {len(page.model.rows)}"
    assert _notes(office) == [*before, said]
    table, source = load_workbook(tmp_path / "edad.xlsx").worksheets
    rows = [[cell.value for cell in line] for line in table.iter_rows()]
    assert rows[0] == [column.title for column in page.model.columns]
    assert [row[0] for row in rows[1:]] == [one.label for one in page.model.rows]
    assert [row[1] for row in rows[1:]] == [
        "Oculta" if one.reached is None else one.reached for one in page.model.rows
    ]
    assert [row[1] for row in rows].count("Oculta") >= 2
    said = " ".join(str(line[0].value) for line in source.iter_rows())
    assert "al 07/10/2026" in said
    assert "INEGI, Censo de Población y Vivienda 2020" in said


def test_a_rate_leaves_as_a_number(screen: IndicatorsScreen, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    screen.page.out.export(tmp_path / "municipios.xlsx", None, "")
    sheet = load_workbook(tmp_path / "municipios.xlsx").worksheets[0]
    jerez = next(line for line in sheet.iter_rows() if line[0].value == "Jerez")
    assert [type(cell.value) in (int, float) for cell in jerez[1:]] == [True] * 4
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_rows_are_copied_as_they_show(screen: IndicatorsScreen) -> None:
    shown(screen)
    page = screen.page
    page.table.setFocus()
    page.table.select(0)
    press(page.table, "Ctrl+C")
    heading, whole = QGuiApplication.clipboard().text().split("\r\n")
    assert heading.startswith("Municipio\tMujeres alcanzadas")
    assert whole.startswith("Todo el estado\t")
