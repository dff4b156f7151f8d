"""The table of the plan: a line for each strategy, and below it one for each of its goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from captura.actions.plan_year import Goal, Strategy
from captura.records.standing import Standing
from captura.ui.screens.plan.wording import of_planned, percent, sign_cell
from captura.ui.tables import Cell, Column

FIRST_FIGURE = 2  # the column of the first quarter; the year's stands after the fourth


@dataclass(frozen=True)
class Line:
    """A strategy, or one of its goals."""

    words: str
    of: Strategy | Goal

    @property
    def goal(self) -> Goal | None:
        return self.of if isinstance(self.of, Goal) else None

    @property
    def standing(self) -> Standing:
        return self.of.standing


def quarter_at(column: int) -> int | None:
    """The quarter of a figure's column, 0 for the year's; None for another column."""
    place = column - FIRST_FIGURE
    return None if not 0 <= place <= 4 else (place + 1) % 5


def plan_columns(links: bool) -> list[Column]:
    """links: whether a figure leads to its records."""
    return [
        Column("Meta", _name, 170, stretch=True),
        Column("Unidad", lambda one: Cell(_unit(one), muted=True), 116, low=True),
        *(Column(f"T{n}", _quarter(n, links), 74, right=True) for n in (1, 2, 3, 4)),
        Column("Año", lambda one: _year(one, links), 92, right=True),
        Column("Avance", lambda one: _percent(one, one.standing.percent), 74, right=True, low=True),
        Column("Al cierre", lambda one: _percent(one, one.standing.forecast), 80, right=True),
        Column("Señal", lambda one: sign_cell(one.standing), 120),
    ]


def _name(line: Line) -> Cell:
    return Cell(line.words, bold=line.goal is None)


def _unit(line: Line) -> str:
    return (line.goal.row.unidad or "") if line.goal else ""


def _quarter(number: int, links: bool) -> Callable[[Line], Cell]:
    def show(line: Line) -> Cell:
        if line.goal is None:
            return Cell("")
        row = line.goal.row
        return _figure(row.done[number - 1], row.planned[number - 1], links)

    return show


def _year(line: Line, links: bool) -> Cell:
    if line.goal is None:
        return Cell("")
    return _figure(line.goal.row.whole, sum(line.goal.row.planned), links)


def _figure(done: int, planned: int, links: bool) -> Cell:
    spoken = f"{done} de {planned}" if planned or done else "nada"
    return Cell(of_planned(done, planned), link=links and done > 0, spoken=spoken)


def _percent(line: Line, value: int | None) -> Cell:
    return Cell(percent(value), bold=line.goal is None, muted=value is None)
