"""The quarter a date belongs to: deliveries, goals and figures are counted by it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

_ORDINALS = ("1.er", "2.º", "3.er", "4.º")


class Period(NamedTuple):
    """A quarter of a year; sorts by time; written `2026-T3`."""

    year: int
    quarter: int

    def __str__(self) -> str:
        return f"{self.year:04d}-T{self.quarter}"

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 3 * self.quarter - 2, 1)

    @property
    def last(self) -> dt.date:
        month = 3 * self.quarter
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """`3.er trimestre 2026`."""
        return f"{_ORDINALS[self.quarter - 1]} trimestre {self.year}"

    def holds(self, date: dt.date) -> bool:
        return self.first <= date <= self.last

    def shift(self, quarters: int) -> Period:
        """The period so many quarters later (earlier if negative)."""
        year, index = divmod(self.year * 4 + self.quarter - 1 + quarters, 4)
        return Period(year, index + 1)


def period_of(date: dt.date) -> Period:
    """The quarter of a date."""
    return Period(date.year, (date.month + 2) // 3)


def read_period(text: str) -> Period:
    """The period written `2026-T3`. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{4})-T([1-4])", text)
    if not match:
        raise ValueError(f"not a period: {text!r}")
    return Period(int(match[1]), int(match[2]))


def periods_of_year(year: int) -> tuple[Period, ...]:
    """The four quarters of a year, in order."""
    return tuple(Period(year, quarter) for quarter in (1, 2, 3, 4))
