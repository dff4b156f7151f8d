"""The table of the year by strategy; with a plan it also says where the goals are going."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.overview import StrategyYear
from captura.ui.screens.plan.wording import percent, sign_cell
from captura.ui.tables import Cell, Column


@dataclass(frozen=True)
class YearLine:
    """A strategy or, bold, the whole year."""

    words: str
    of: StrategyYear
    bold: bool = False


def year_columns(*, planned: bool) -> list[Column]:
    """planned: the year has goals, so that forecast and sign have something to say."""
    counted = [
        Column("Estrategia", lambda one: Cell(one.words, bold=one.bold), 150, stretch=True),
        Column("Actividades", lambda one: _count(one, one.of.figures.activities), 92, right=True),
        Column("Personas únicas", lambda one: _count(one, one.of.figures.people), 116, right=True),
        Column("Asistencias", lambda one: _count(one, one.of.figures.attendances), 92, right=True),
    ]
    going = [Column("Al cierre", _forecast, 80, right=True), Column("Señal", _sign, 120)]
    return counted + going if planned else counted


def _count(line: YearLine, count: int) -> Cell:
    return Cell(f"{count:,}", bold=line.bold, muted=not count)


def _forecast(line: YearLine) -> Cell:
    standing = line.of.standing
    value = standing.forecast if standing else None
    spoken = "sin meta" if standing is None else ""
    return Cell(percent(value), bold=line.bold, muted=value is None, spoken=spoken)


def _sign(line: YearLine) -> Cell:
    standing = line.of.standing
    return sign_cell(standing) if standing else Cell("—", muted=True, spoken="sin meta")
