"""The columns of the figures: a strategy each, with short words where there is room for them."""

from __future__ import annotations

from collections.abc import Callable

from captura.records.catalogues import Entry
from captura.ui.screens.consolidado.crossing import Crossing, Line, short
from captura.ui.tables import Cell, Column

TOTAL = "Total"


def strategy_of(crossing: Crossing, column: int) -> str | None:
    """The strategy of a column's place; None for the total and the name."""
    place = column - 1
    return crossing.strategies[place].code if 0 <= place < len(crossing.strategies) else None


def figure_columns(crossing: Crossing, measure: str, compact: bool, leads: bool) -> list[Column]:
    """The name, a column for each strategy, and the total; `leads`: a figure opens its rows."""
    name = "Municipio" if crossing.axis == "municipios" else "Trimestre"
    across = [
        Column(
            _heading(one, compact),
            _figure(measure, one.code, leads),
            _width(one, compact),
            right=True,
        )
        for one in crossing.strategies
    ]
    return [
        Column(name, lambda line: Cell(line.label, bold=True), 148, stretch=True),
        *across,
        Column(TOTAL, _total(measure, leads), 84, right=True),
    ]  # fmt: skip


def _heading(entry: Entry, compact: bool) -> str:
    return entry.code or "Sin" if compact else short(entry)


def _width(entry: Entry, compact: bool) -> int:
    return 68 if compact else max(88, 7 * len(short(entry)) + 24)


def _figure(measure: str, strategy: str, leads: bool) -> Callable[[Line], Cell]:
    def show(line: Line) -> Cell:
        number = line.count(measure, strategy)
        return Cell(f"{number:,}", muted=not number, link=leads and bool(number))

    return show


def _total(measure: str, leads: bool) -> Callable[[Line], Cell]:
    def show(line: Line) -> Cell:
        number = line.count(measure)
        return Cell(f"{number:,}", bold=True, muted=not number, link=leads and bool(number))

    return show
