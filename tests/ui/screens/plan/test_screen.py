"""The plan on a real institute: typed, copied, followed to its records; each role by its right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.actions.count_people import save_counts
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.plan_year import save_goal, year_plan
from captura.actions.save_record import delete_record
from captura.documents.page import Coded, Table
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.records.roles import CAPTURA, CONSULTA
from captura.ui.components import LinkRow
from captura.ui.desk import Desk
from captura.ui.look import style
from captura.ui.pictures import PICTURES
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from captura.ui.places import place_of_code
from captura.ui.screens.plan.screen import PlanScreen
from captura.ui.screens.plan.wording import sign_cell
from tests.actions.conftest import jerez, template, world
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.telling import Later
from tests.ui.walk import assert_nothing_clipped, assert_nothing_overlaps

__all__ = ["jerez", "template", "world"]

YEAR_COLUMN, SECOND_QUARTER = 6, 3


def planned(office: Office, name: str = "Pláticas", year: int = 2026) -> MetaAnual:
    return save_goal(
        office,
        MetaAnual(
            ejercicio=year, instrumento="POA", estrategia="2.10.3", nombre=name, cuenta="ACT",
            unidad="Plática", meta_t1=1, meta_t2=1, presupuesto=100_000,
        ),
    )[0]  # fmt: skip


def carried_out(office: Office, goal: str | None, name: str = "Plática") -> Actividad:
    day = dt.date(2026, 4, 20)
    act = Actividad(nombre=name, meta=goal, estatus="REA", fecha_inicio=day, gasto=2_500)
    return save_activity(office, act)[0]


class Opened:
    """The screen on an office, and where it led."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.desk: Desk = desk_of(office)
        self.gone: list[tuple[str, dict[str, Any]]] = []
        self.said: list[str] = []
        self.desk.connect_window(
            lambda screen, **where: self.gone.append((screen, where)),
            lambda title, text="", **how: self.said.append(title),
        )
        self.screen = PlanScreen(self.desk)
        self.desk.changed.connect(self.screen.refresh)
        qtbot.addWidget(self.screen)
        shown(self.screen)
        self.screen.open()

    def cell(self, row: int, column: int) -> str:
        model = self.screen.year.model
        return str(model.data(model.index(row, column)))


def test_a_goal_is_typed_in_the_order_of_its_paper(qtbot: QtBot, jerez: Office) -> None:
    """Four quarters by Enter alone; what is missing leads to the first of it."""
    seen = Opened(qtbot, jerez)
    seen.screen._new()
    page = seen.screen.goal
    qtbot.waitUntil(lambda: page.form.row("nombre").editor.hasFocus())
    press(page, "Ctrl+Return")
    assert page.form.row("nombre").editor.hasFocus()
    page.form.focus("unidad")
    for text in ("Taller", "1", "2", "3", "4", "60000"):
        type_text(QApplication.focusWidget(), text)
        press(QApplication.focusWidget(), "Return")
    goal = page.presenter.draft.record
    assert [goal.meta_t1, goal.meta_t2, goal.meta_t3, goal.meta_t4] == [1, 2, 3, 4]
    assert goal.presupuesto == 6_000_000


def test_a_goal_asked_for_twice_before_the_answer_is_one(qtbot: QtBot, jerez: Office) -> None:
    """A key held down: the second time it has no id either, and would be another goal."""
    seen = Opened(qtbot, jerez)
    seen.screen._new()
    page = seen.screen.goal
    for name, text in (("nombre", "Talleres"), ("unidad", "Taller"), ("meta_t1", "1")):
        page.form.focus(name)
        type_text(page.form.row(name).editor, text)
        press(page.form.row(name).editor, "Return")
    for name, code in (("estrategia", "2.10.3"), ("cuenta", "ACT")):
        page.form.editor(name).set_text(code)
        page.form._take(name)
    later = page.presenter.run = Later()
    press(page, "Ctrl+Return")
    press(page, "Ctrl+Return")
    while later.waiting:
        later.waiting.pop(0)()
    goals = [one.row.nombre for one in year_plan(jerez, 2026).goals]
    assert goals == ["Talleres"]


def test_a_goal_stands_whole_in_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp, "claro", 1.5)
    discover()
    shell = render(PICTURES["plan", "meta"].make())
    qtbot.addWidget(shell)
    assert_nothing_clipped(shell)
    assert_nothing_overlaps(shell)


def test_last_years_plan_is_copied_by_its_key_where_there_is_none(
    qtbot: QtBot, jerez: Office
) -> None:
    planned(jerez, year=2025)
    seen = Opened(qtbot, jerez)
    press(seen.screen.year, "Ctrl+D")
    assert [goal.row.nombre for goal in year_plan(jerez, 2026).goals] == ["Pláticas"]
    assert seen.screen.year.table.hasFocus()  # not the bar that would undo it


def test_a_year_without_a_plan_offers_to_write_or_to_copy_one(qtbot: QtBot, jerez: Office) -> None:
    seen = Opened(qtbot, jerez)
    assert seen.screen.year.none.isVisible()
    assert not seen.screen.year.begin.isVisible()
    planned(jerez, year=2025)
    seen.screen.entered()
    seen.screen.year.begin.click()
    assert seen.said == ["Plan de 2026 empezado"]
    assert not seen.screen.year.none.isVisible()
    assert seen.cell(1, 0) == "Pláticas"
    seen.desk.undo_last()
    assert year_plan(jerez, 2026).goals == ()


def test_a_goal_is_typed_and_what_is_missing_is_said(qtbot: QtBot, jerez: Office) -> None:
    seen = Opened(qtbot, jerez)
    seen.screen.year.new.click()
    page = seen.screen.goal
    assert seen.screen.currentWidget() is page
    texts = {"nombre": "Talleres", "estrategia": "2.10.4", "cuenta": "ACT", "unidad": "Taller"}
    for name, text in texts.items():
        page.presenter.draft.set(name, text)
    page.presenter.save()
    assert seen.screen.currentWidget() is page  # no quantity yet
    page.presenter.draft.set("meta_t3", "4")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen.said == ["Meta guardada"]
    assert seen.screen.currentWidget() is seen.screen.year
    (goal,) = year_plan(jerez, 2026).goals
    assert (goal.row.nombre, goal.row.planned, goal.row.instrumento) == (
        "Talleres", (0, 0, 4, 0), "POA",
    )  # fmt: skip
    seen.screen.year._open(1)
    page.remove.click()
    assert year_plan(jerez, 2026).goals == ()


def test_a_figure_leads_to_its_records_and_they_to_their_place(qtbot: QtBot, jerez: Office) -> None:
    goal = planned(jerez)
    act = carried_out(jerez, goal.id)
    loose = carried_out(jerez, None, "Suelta")
    seen = Opened(qtbot, jerez)
    assert [seen.cell(1, n) for n in (2, SECOND_QUARTER, YEAR_COLUMN)] == [
        "0 / 1",
        "1 / 1",
        "1 / 2",
    ]
    seen.screen.year.table.linked.emit(1, SECOND_QUARTER)
    behind = seen.screen.behind
    assert seen.screen.currentWidget() is behind
    assert [one.id for one in behind.model.rows] == [act.id]
    behind.table.opened.emit(0)
    assert seen.gone[-1][0] == "actividades"
    assert seen.gone[-1][1]["id"] == act.id
    seen.screen.presenter.behind(year_plan(jerez, 2026).goals[0], 1)
    assert behind.none.isVisible()
    seen.screen.presenter.behind(year_plan(jerez, 2026).goals[0])
    assert "gasto $25.00 de $1,000.00" in behind.subtitle.text()
    seen.screen.presenter.unplanned()
    assert [one.id for one in behind.model.rows] == [loose.id]
    seen.screen.open()
    seen.screen.open(unplanned=True)
    assert seen.screen.currentWidget() is behind
    assert behind.title.text() == "1 actividad sin meta"


def test_what_was_counted_without_a_list_is_said_beside_the_goal(
    qtbot: QtBot, jerez: Office
) -> None:
    goal = save_goal(
        jerez,
        MetaAnual(
            ejercicio=2026, instrumento="POA", estrategia="2.10.3", nombre="Ferias", cuenta="ASI",
            unidad="Asistencia", meta_t2=50,
        ),
    )[0]  # fmt: skip
    planned(jerez)
    fair = Actividad(nombre="Feria", meta=goal.id, estatus="REA", fecha_inicio=dt.date(2026, 4, 20),
                     modo_conteo="AGR")  # fmt: skip
    _, session, _ = save_activity(jerez, fair)
    save_counts(jerez, session, {("M", "GE5"): 40, ("H", "GE5"): 3}, None)
    seen = Opened(qtbot, jerez)
    page = seen.screen.year
    assert seen.cell(1, YEAR_COLUMN) == "0 / 50"
    below = [page.apart.itemAt(at).widget() for at in range(page.apart.count())]
    (said,) = (one for one in below if isinstance(one, LinkRow) and "sin lista" in one.words)
    assert (said.count, said.words) == (
        43, "asistencias contadas sin lista, aparte: no hacen avanzar «Ferias»",
    )  # fmt: skip
    page.table.select(2)
    said.click()
    assert page.table.current_row() == 1
    for quarter, words in ((0, "Todo el año: 0 / 50"), (2, "Abr–jun: 0 / 50")):
        seen.screen.presenter.behind(year_plan(jerez, 2026).goals[0], quarter)
        assert seen.screen.behind.subtitle.text() == (
            f"{words} Asistencia · aparte, 43 contadas sin lista: no se sabe de quién son"
        )
    seen.screen.presenter.behind(year_plan(jerez, 2026).goals[0], 1)
    assert "sin lista" not in seen.screen.behind.subtitle.text()


def test_each_role_does_what_it_may(qtbot: QtBot, jerez: Office) -> None:
    goal = planned(jerez)
    carried_out(jerez, goal.id)
    typist = Opened(qtbot, replace(jerez, role=CAPTURA)).screen
    assert not typist.year.new.isVisible()
    typist.year._open(1)
    assert typist.currentWidget() is typist.behind
    visitor = Opened(qtbot, replace(jerez, role=CONSULTA)).screen
    visitor.year._open(1)
    assert visitor.currentWidget() is visitor.year
    assert visitor.year.model.rows[1].goal.row.whole == 1


@pytest.mark.parametrize(
    ("done", "word"), [(0, "Lejos"), (1, "Lejos"), (2, "Bien"), (3, "Rebasada")]
)
def test_the_sign_is_a_word(jerez: Office, done: int, word: str) -> None:
    goal = planned(jerez)  # 2 of 2 were due by the end of June
    for _ in range(done):
        carried_out(jerez, goal.id)
    cell = sign_cell(year_plan(jerez, 2026).goals[0].standing)
    assert (cell.text, bool(cell.tone)) == (word, True)
    assert cell.spoken.startswith(word)


def test_the_report_shows_as_it_will_be_printed_and_its_codes_lead_to_records(
    qtbot: QtBot, jerez: Office
) -> None:
    goal = planned(jerez)
    act = carried_out(jerez, goal.id)
    seen = Opened(qtbot, jerez)
    seen.screen.year.report.click()
    report = seen.screen.report
    assert seen.screen.currentWidget() is report
    report.period.set_code("2026-T2")
    report.period.edited.emit()
    assert report.card.paper is not None
    tables = [block for block in report.card.paper.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row]
    code = next(cell.code for cell in cells if isinstance(cell, Coded))
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    assert seen.screen.currentWidget() is seen.screen.year
    found = place_of_code(jerez, code.lower())
    assert found is not None
    screen, where = found
    assert screen == "plan"
    seen.screen.open(**where)
    page = seen.screen.printed
    assert seen.screen.currentWidget() is page
    assert code in page.subtitle.text()
    assert [one.id for one in page.model.rows] == [act.id]
    page.table.opened.emit(0)
    assert seen.gone[-1] == ("actividades", {"id": act.id, "field": ""})
    delete_record(jerez, act)
    seen.screen.open(code=code)
    page.table.opened.emit(0)
    assert seen.said == ["Ese registro ya no está"]
    assert len(seen.gone) == 1
    seen.screen.open(code=code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert seen.said[1:] == ["Aquí no hay una cifra con ese código"]


def test_a_name_and_a_folio_are_still_looked_for_among_people(jerez: Office) -> None:
    for text in ("Ana Álvarez", "4921234567", "32020-ACT-2026-A00001"):
        assert place_of_code(jerez, text) is None
