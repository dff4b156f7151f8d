"""Reads the board of a year: 58 municipalities by four quarters."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.periods import Period, period_of, periods_of_year
from captura.ui.screens.recepcion.board import (
    ACCEPTED,
    MISSING,
    NOT_YET,
    OBSERVED,
    PENDING,
    Standing,
    Standings,
    read_standings,
)

YEARS = 3
WORDS = {
    ACCEPTED: "aceptada",
    PENDING: "por revisar",
    OBSERVED: "observada",
    MISSING: "falta",
    NOT_YET: "—",
}


@dataclass(frozen=True)
class YearLine:
    """A municipality and how it stands in each quarter."""

    key: str
    name: str
    quarters: tuple[Standing, ...]

    @property
    def missing(self) -> int:
        return sum(one.state == MISSING for one in self.quarters)


@dataclass(frozen=True)
class Year:
    """The board of a year. heads: a quarter and how many handed in, `T1 · 57 de 58`."""

    year: int
    periods: tuple[Period, ...]
    lines: tuple[YearLine, ...]
    heads: tuple[str, ...]


def offered_years(office: Office) -> list[int]:
    """The years one may look at, newest first."""
    now = period_of(office.today()).year
    return list(range(now, now - YEARS, -1))


def read_year(office: Office, year: int) -> Year:
    """How every municipality stood in every quarter of a year."""
    periods = periods_of_year(year)
    quarters = [read_standings(office, period) for period in periods]
    lines = tuple(
        YearLine(places[0].key, places[0].name, places)
        for places in zip(*(one.places for one in quarters), strict=True)
    )
    return Year(year, periods, lines, tuple(_head(one) for one in quarters))


def _head(standings: Standings) -> str:
    return f"T{standings.period.quarter} · {standings.arrived} de {len(standings.places)}"
