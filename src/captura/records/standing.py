"""How a goal stands: done against what was due by now, and where that pace leads by the close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from captura.records.periods import periods_of_year

WELL, SLOW, FAR, BEYOND, EARLY = "bien", "atraso", "lejos", "rebasada", "sin_juicio"
# the thresholds of the traffic light, in percent of what was due
_WELL, _SLOW, _BEYOND = 90, 70, 130
# before this part of the year's goal was due, one talk more or less would turn any sign
_DUE = Fraction(1, 10)


@dataclass(frozen=True)
class Standing:
    """percent: of the year's goal, rounded down · forecast: percent at the close at this pace.

    Both None where there is nothing to compare with; sign: one of the five above.
    """

    percent: int | None
    forecast: int | None
    sign: str


def standing(planned: Sequence[int], done: int, year: int, today: dt.date) -> Standing:
    """planned: of the four quarters. What is due of a running quarter grows by the day."""
    whole = sum(planned)
    if not whole:
        return Standing(None, None, EARLY)
    due = sum(
        (quantity * _elapsed(period.first, period.last, today)
         for quantity, period in zip(planned, periods_of_year(year), strict=True)),
        Fraction(0),
    )  # fmt: skip
    percent = done * 100 // whole
    if due < whole * _DUE:
        return Standing(percent, None, EARLY)
    forecast = int(done * 100 / due)
    return Standing(percent, forecast, _sign(forecast))


def _elapsed(first: dt.date, last: dt.date, today: dt.date) -> Fraction:
    """The part of a span that has gone by, today included."""
    days = (last - first).days + 1
    return Fraction(min(max((today - first).days + 1, 0), days), days)


def _sign(forecast: int) -> str:
    if forecast > _BEYOND:
        return BEYOND
    if forecast >= _WELL:
        return WELL
    return SLOW if forecast >= _SLOW else FAR


def together(standings: Sequence[Standing]) -> Standing:
    """How several goals stand: each weighs the same, and more of one makes up for no other."""
    judged = [min(one.forecast, 100) for one in standings if one.forecast is not None]
    parts = [min(one.percent, 100) for one in standings if one.percent is not None]
    percent = sum(parts) // len(parts) if parts else None
    if not judged:
        return Standing(percent, None, EARLY)
    forecast = sum(judged) // len(judged)
    return Standing(percent, forecast, _sign(forecast))
