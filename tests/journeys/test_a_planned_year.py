"""A titular plans her year, carries something out and prints the quarter; its figures lead back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.documents.page import Coded, Page, Table
from captura.records.periods import period_of
from tests.journeys.seat import Dialogs, Seat

PHRASE = "campana orilla zurdo novela"
GOAL = "Talleres de autonomía económica en las comunidades"
ACTIVITY = "Taller «Mi primer presupuesto»"


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path / "instituto", Dialogs(monkeypatch))
    yield made
    made.leave()


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_loop_closes(seat: Seat, tmp_path: Path) -> None:
    seat.start("jerez", "Íñiga Muñoz", PHRASE)
    plan(seat)
    carry_out(seat)
    see_it_count(seat)
    paper = print_the_quarter(seat, tmp_path / "informe.pdf")
    ask_for_a_figure(seat, paper)


def plan(seat: Seat) -> None:
    """One goal, four workshops a year."""
    page = seat.place("plan")
    seat.key("Ctrl+M")
    quarters = {f"meta_t{quarter}": "1" for quarter in (1, 2, 3, 4)}
    seat.fill(
        page.goal.form,
        nombre=GOAL,
        estrategia="2.10.1",
        cuenta="Actividades realizadas",
        unidad="Taller",
        **quarters,
    )
    seat.key("Ctrl+Return")
    assert page.currentWidget() is page.year
    assert [goal.row.nombre for goal in page.presenter.plan.goals] == [GOAL]


def carry_out(seat: Seat) -> None:
    """A workshop of today for that goal, and one woman who came."""
    screen = seat.place("actividades")
    seat.key("Ctrl+N")
    page = screen.page
    seat.fill(
        page.card.form,
        nombre=ACTIVITY,
        estrategia="2.10.1",
        meta="2.10.1",
        tipo_actividad="Plática",
        fecha_inicio="hoy",
        localidad="Jerez",
        sede="Salón ejidal de Ermita",
        responsable="Begoña Ibáñez",
    )
    page.attendance.field.setFocus()
    seat.key("F3")
    seat.fill(
        page.attendance.newcomer.form,
        primer_apellido="Ñúñez",
        nombres="Úrsula",
        sexo="Mujer",
        edad_declarada="41",
    )
    seat.key("Ctrl+Return")
    assert len(page.attendance.model.rows) == 1
    seat.key("Ctrl+Return")
    assert page.pill.text() == "Concluida", page.problems.accessibleName()


def see_it_count(seat: Seat) -> None:
    """The plan knows it without anyone typing it, and leads to it."""
    page = seat.place("plan")
    (goal,) = page.presenter.plan.goals
    assert (goal.row.whole, sum(goal.row.planned)) == (1, 4)
    page.year.table.setFocus()
    page.year.table.select([line.goal is not None for line in page.year.model.rows].index(True))
    seat.key("Ctrl+R")
    assert [row.name for row in page.behind.model.rows] == [ACTIVITY]
    seat.key("Esc")


def print_the_quarter(seat: Seat, path: Path) -> Page:
    """The report of the running quarter, kept as PDF."""
    page = seat.place("plan")
    seat.key("Ctrl+P")
    assert seat.windows.office is not None
    page.report.period.set_code(str(period_of(seat.windows.office.today())))
    page.report.period.edited.emit()
    seat.rest()
    paper: Page = page.report.card.paper
    seat.dialogs.file = str(path)
    page.report.card.save.click()
    seat.wait(path.exists)
    seat.rest()
    assert path.read_bytes().startswith(b"%PDF")
    return paper


def ask_for_a_figure(seat: Seat, paper: Page) -> None:
    """What stands on paper under «Actividades realizadas», typed where anything is looked for."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows if row[0] == "Actividades realizadas"]
    (figure,) = (cell for cell in rows[0] if isinstance(cell, Coded))
    page = seat.place("inicio")
    seat.key("Ctrl+K")
    seat.type(figure.code.lower(), "Return")
    page = seat.windows.page("plan")
    seat.wait(lambda: page.currentWidget() is page.printed)
    assert [row.name for row in page.printed.model.rows] == [ACTIVITY]
