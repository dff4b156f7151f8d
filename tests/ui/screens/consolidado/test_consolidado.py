"""The consolidated figures: what adds up, what never does, the rows behind, the workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.errors import RoleError
from captura.excel.passwords import is_protected
from captura.records.persona import Persona
from captura.records.roles import CONSULTA
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.consolidado.behind import Cell, read_behind
from captura.ui.screens.consolidado.crossing import (
    ACTIVITIES,
    ANONYMOUS,
    ATTENDANCES,
    MEASURES,
    PEOPLE,
    PLACES,
    QUARTERS,
    read_crossing,
)
from captura.ui.screens.consolidado.presenter import password_problem
from captura.ui.screens.consolidado.screen import ConsolidatedScreen
from captura.ui.screens.consolidado.spans import offered, span_of
from captura.ui.tables.cell import cell_of
from tests.ui.keys import press, shown, type_text
from tests.ui.threaded import WAIT, threaded_desk

PASSWORD = "ñandú candil 58"


@pytest.mark.parametrize("axis", [PLACES, QUARTERS])
@pytest.mark.parametrize("measure", [ACTIVITIES, ATTENDANCES])
def test_activities_and_attendances_add_up(state: Office, axis: str, measure: str) -> None:
    crossing = read_crossing(state, span_of("2026"), axis)
    assert crossing.whole.count(measure) > 0
    assert sum(line.count(measure) for line in crossing.lines) == crossing.whole.count(measure)
    for line in (*crossing.lines, crossing.whole):
        cells = sum(line.count(measure, one.code) for one in crossing.strategies)
        assert cells == line.count(measure)


def test_people_are_counted_anew_for_every_total(state: Office) -> None:
    crossing = read_crossing(state, span_of("2026"), PLACES)
    for line in crossing.lines:
        cells = [line.count(PEOPLE, one.code) for one in crossing.strategies]
        assert max(cells) <= line.count(PEOPLE) <= sum(cells)


@pytest.mark.parametrize("axis", [PLACES, QUARTERS])
@pytest.mark.parametrize("measure", list(MEASURES))
def test_every_figure_leads_to_exactly_its_rows(state: Office, axis: str, measure: str) -> None:
    crossing = read_crossing(state, span_of("2026"), axis)
    for line in (crossing.whole, *crossing.lines):
        if not line.cells:
            continue
        for strategy in (None, *(one.code for one in crossing.strategies)):
            behind = read_behind(state, crossing, Cell(line, strategy, measure))
            assert len(behind.rows) == line.count(measure, strategy) == behind.total


def test_who_may_see_figures_only_is_shown_no_rows_behind_them(state: Office) -> None:
    crossing = read_crossing(state, span_of("2026"), PLACES)
    for measure in MEASURES:
        cell = Cell(crossing.whole, None, measure)
        with pytest.raises(RoleError):
            read_behind(replace(state, role=CONSULTA), crossing, cell)


def test_anonymous_people_stand_apart(state: Office) -> None:
    crossing = read_crossing(state, span_of("2026"), PLACES)
    assert crossing.whole.count(ANONYMOUS) == 0


def test_spans_are_years_and_quarters(state: Office) -> None:
    codes = [one.code for one in offered(state)]
    assert codes[:5] == ["2026", "2026-T4", "2026-T3", "2026-T2", "2026-T1"]
    assert span_of("2026").days == ("2026-01-01", "2026-12-31")
    assert span_of("2026-T2").label == "2.º trimestre 2026"


def test_a_password_is_long_and_typed_twice_alike() -> None:
    assert password_problem("corta", "corta")[0]
    assert password_problem(PASSWORD, "otra cosa")[1]
    assert password_problem(PASSWORD, PASSWORD) == ("", "")


@pytest.fixture
def screen(qtbot: QtBot, state: Office) -> Iterator[ConsolidatedScreen]:
    with threaded_desk(qtbot, state) as desk:
        screen = ConsolidatedScreen(desk)
        qtbot.addWidget(screen)
        shown(screen)
        screen.entered()
        qtbot.waitUntil(lambda: screen.page.presenter.crossing is not None, timeout=WAIT)
        yield screen


def test_enter_leads_to_the_rows_and_esc_back(
    qtbot: QtBot, screen: ConsolidatedScreen, qtmodeltester: ModelTester
) -> None:
    table = screen.page.table
    table.setFocus()
    table.select(0)
    qtmodeltester.check(screen.page.model)
    press(table, "Return")
    qtbot.waitUntil(lambda: screen.currentWidget() is screen.behind, timeout=WAIT)
    assert len(screen.behind.model.rows) == screen.page.presenter.crossing.whole.count(ACTIVITIES)
    qtmodeltester.check(screen.behind.model)
    press(screen, "Esc")
    assert screen.currentWidget() is screen.page


def test_the_workbook_has_names_only_with_a_password(
    qtbot: QtBot,
    screen: ConsolidatedScreen,
    state: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "consolidado.xlsx"
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(screen, "Ctrl+G")
    press(screen.page.bar.save, "Return")
    qtbot.waitUntil(path.exists, timeout=WAIT)
    person = state.store.get(Persona, state.store.value("SELECT min(id) FROM persona"))
    assert person is not None
    assert "Personas" not in load_workbook(path).sheetnames
    path.unlink()
    qtbot.waitUntil(lambda: not screen.page.presenter._busy, timeout=WAIT)
    press(screen, "Ctrl+G")
    screen.page.bar.names.click()
    press(screen.page.bar.save, "Return")
    assert screen.page.bar.first_row.state()[0] == "bad"
    type_text(screen.page.bar.first, PASSWORD)
    press(screen.page.bar.first, "Return")
    type_text(screen.page.bar.again, PASSWORD)
    press(screen.page.bar.again, "Return")
    qtbot.waitUntil(path.exists, timeout=WAIT)
    assert is_protected(path.read_bytes())
    assert screen.page.bar.first.text() == ""
    opened, locked = io.BytesIO(), msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes()))
    locked.load_key(password=PASSWORD)
    locked.decrypt(opened)
    names = {row[2].value for row in load_workbook(opened)["Personas"].iter_rows()}
    assert any(person.nombres in name for name in names if name)


def test_who_sees_figures_only_is_offered_neither_rows_nor_workbook(
    qtbot: QtBot, state: Office
) -> None:
    screen = ConsolidatedScreen(desk_of(replace(state, role=CONSULTA)))
    qtbot.addWidget(screen)
    shown(screen)
    page = screen.page
    assert not page.ask.isVisible()
    assert not page.hints.isVisible()
    row, columns = page.model.row(0), page.model.columns
    assert not any(cell_of(column, row).link for column in columns)
    press(page.table, "Return")
    assert screen.currentWidget() is page
