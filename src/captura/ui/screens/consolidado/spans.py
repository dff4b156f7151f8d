"""The spans of time that figures are asked for: a quarter, or a whole year."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.periods import Period, period_of, periods_of_year, read_period

YEARS = 3


@dataclass(frozen=True)
class Span:
    """From the first period to the last, both whole."""

    first: Period
    last: Period

    @property
    def code(self) -> str:
        return str(self.first) if self.first == self.last else str(self.first.year)

    @property
    def label(self) -> str:
        return self.first.label if self.first == self.last else f"Año {self.first.year}"

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, ISO."""
        return self.first.first.isoformat(), self.last.last.isoformat()

    @property
    def periods(self) -> tuple[Period, ...]:
        count = (self.last.year - self.first.year) * 4 + self.last.quarter - self.first.quarter
        return tuple(self.first.shift(step) for step in range(count + 1))


def span_of(code: str) -> Span:
    """The span written `2026-T3` or `2026`. Raises ValueError for anything else."""
    if code.isdigit():
        quarters = periods_of_year(int(code))
        return Span(quarters[0], quarters[-1])
    period = read_period(code)
    return Span(period, period)


def offered(office: Office) -> list[Span]:
    """This year and the two before, newest first: the year, then its quarters so far."""
    now = period_of(office.today())
    spans = []
    for year in range(now.year, now.year - YEARS, -1):
        spans.append(span_of(str(year)))
        quarters = [one for one in periods_of_year(year) if one <= now]
        spans.extend(Span(one, one) for one in reversed(quarters))
    return spans
