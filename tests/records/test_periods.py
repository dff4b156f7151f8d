"""The quarter of a date, its bounds and its name."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.records.periods import Period, period_of, periods_of_year, read_period


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (dt.date(2026, 1, 1), "2026-T1"), (dt.date(2026, 3, 31), "2026-T1"),
        (dt.date(2026, 4, 1), "2026-T2"), (dt.date(2026, 9, 30), "2026-T3"),
        (dt.date(2026, 12, 31), "2026-T4"),
    ],
)  # fmt: skip
def test_quarter_of_a_date(date: dt.date, text: str) -> None:
    assert str(period_of(date)) == text
    assert read_period(text) == period_of(date)


def test_every_day_lies_in_its_period_alone() -> None:
    day = dt.date(2023, 12, 30)
    while day < dt.date(2025, 1, 3):
        period = period_of(day)
        assert period.holds(day)
        assert not period.shift(1).holds(day)
        assert not period.shift(-1).holds(day)
        day += dt.timedelta(days=1)


def test_bounds_and_label() -> None:
    period = Period(2026, 3)
    assert (period.first, period.last) == (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert period.label == "3.er trimestre 2026"
    assert period.shift(2) == Period(2027, 1)
    assert period.shift(-3) == Period(2025, 4)
    assert [str(p) for p in periods_of_year(2026)] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]


@pytest.mark.parametrize("text", ["", "2026", "2026-T5", "2026-T0", "26-T1", "2026-T1 "])
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        read_period(text)
