"""How a goal stands, against dates and percents worked out on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.records.standing import (
    BEYOND,
    EARLY,
    FAR,
    SLOW,
    WELL,
    Standing,
    standing,
    together,
)

EVEN = (25, 25, 25, 25)


@pytest.mark.parametrize(
    ("planned", "done", "day", "percent", "forecast", "sign"),
    [
        # half the year gone: 50 of 100 are due
        (EVEN, 50, (6, 30), 50, 100, WELL),
        (EVEN, 45, (6, 30), 45, 90, WELL),
        (EVEN, 44, (6, 30), 44, 88, SLOW),
        (EVEN, 35, (6, 30), 35, 70, SLOW),
        (EVEN, 34, (6, 30), 34, 68, FAR),
        (EVEN, 65, (6, 30), 65, 130, WELL),
        (EVEN, 66, (6, 30), 66, 132, BEYOND),
        # the second quarter's goal is due by its days: 45 of 91 on 15 May
        ((0, 91, 0, 9), 45, (5, 15), 45, 100, WELL),
        # all of it falls into the last quarter: nothing is due in September
        ((0, 0, 0, 12), 0, (9, 30), 0, None, EARLY),
        ((0, 0, 0, 12), 3, (9, 30), 25, None, EARLY),
        # less than a tenth due on 5 January
        (EVEN, 0, (1, 5), 0, None, EARLY),
        # closed: the forecast is the result
        (EVEN, 82, (12, 31), 82, 82, SLOW),
        # 89.6 is not yet 90
        ((250, 250, 250, 250), 896, (12, 31), 89, 89, SLOW),
        ((0, 0, 0, 0), 5, (6, 30), None, None, EARLY),
    ],
)
def test_standing(
    planned: tuple[int, ...],
    done: int,
    day: tuple[int, int],
    percent: int | None,
    forecast: int | None,
    sign: str,
) -> None:
    found = standing(planned, done, 2026, dt.date(2026, *day))
    assert (found.percent, found.forecast, found.sign) == (percent, forecast, sign)


def test_a_year_to_come_and_one_gone() -> None:
    assert standing(EVEN, 0, 2027, dt.date(2026, 12, 31)).sign == EARLY
    assert standing(EVEN, 60, 2025, dt.date(2026, 1, 1)).sign == FAR


def test_a_goal_overshot_makes_up_for_no_other() -> None:
    june = dt.date(2026, 6, 30)
    over, short = standing(EVEN, 100, 2026, june), standing(EVEN, 20, 2026, june)
    early = standing((0, 0, 0, 9), 0, 2026, june)
    assert (over.forecast, short.forecast, early.forecast) == (200, 40, None)
    both = together([over, short, early])
    assert (both.percent, both.forecast, both.sign) == (40, 70, SLOW)  # (100+20+0)/3, (100+40)/2
    assert together([early]).sign == EARLY
    assert together([]) == Standing(None, None, EARLY)
