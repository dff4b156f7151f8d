"""The figures of a year for who may see figures only: no name ever leaves here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.periods import periods_of_year
from captura.store.queries.figures import FigureRow, figures


@dataclass(frozen=True)
class Line:
    """One group: a quarter, a strategy (code, "" for none) or the whole. people: distinct, with at
    least one attended session; anonymous stand apart. counted: attendances without a list."""

    key: str
    activities: int
    people: int
    anonymous: int
    attendances: int
    counted: int = 0


@dataclass(frozen=True)
class YearFigures:
    """quarters: the four, in order · strategies: those with anything · whole: the year itself.

    People of the quarters or strategies never add up to the year's.
    """

    quarters: tuple[Line, ...]
    strategies: tuple[Line, ...]
    whole: Line


def year_figures(office: Office, year: int) -> YearFigures:
    """The figures of a year of this office."""
    office.allow("cifras")
    # one quarter after another: to divide them itself, SQLite sorts all attendances in memory
    quarters = (
        _line(str(period), _whole(office, period.first.isoformat(), period.last.isoformat()))
        for period in periods_of_year(year)
    )
    return YearFigures(tuple(quarters), *strategy_figures(office, year))


def strategy_figures(office: Office, year: int) -> tuple[tuple[Line, ...], Line]:
    """Of a year: the strategies with anything, and the year itself."""
    office.allow("cifras")
    whole = _whole(office, *_days(year))
    strategies = (
        _line(row.estrategia, row)
        for row in figures(office.store, *_days(year), estrategia=True)
        if row.activities or row.attendances or row.counted
    )
    return tuple(strategies), _line(str(year), whole)


def _whole(office: Office, first: str, last: str) -> FigureRow | None:
    return next(iter(figures(office.store, first, last)), None)


def _days(year: int) -> tuple[str, str]:
    return dt.date(year, 1, 1).isoformat(), dt.date(year, 12, 31).isoformat()


def years_of(office: Office) -> tuple[int, ...]:
    """The years that may be asked for, this one first."""
    office.allow("cifras")
    this = office.today().year
    return tuple(range(this, this - 4, -1))


def _line(key: str, row: FigureRow | None) -> Line:
    if row is None:
        return Line(key, 0, 0, 0, 0)
    return Line(key, row.activities, row.people, row.anonymous, row.attendances, row.counted)
