"""Dates as the day numbers of a spreadsheet, and the plain cell of each kind of value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
FIRST = dt.date(1900, 3, 1)  # before it, spreadsheets disagree on the day number


def day_number(day: dt.date) -> int:
    """Days since 1899-12-30; right in every spreadsheet from 1 March 1900 on."""
    return day.toordinal() - 693_594


def moment_number(moment: dt.datetime) -> float:
    """Day number and fraction of a day."""
    return (moment - EPOCH) / dt.timedelta(days=1)


def plain_cell(value: Any) -> str | float | None:
    """What a cell holds for a Python value: dates and times as numbers, yes/no in words."""
    match value:
        case None:
            return None
        case bool():
            return "Sí" if value else "No"
        case dt.datetime():
            return moment_number(value) if value.date() >= FIRST else value.isoformat(" ")
        case dt.date():
            return day_number(value) if value >= FIRST else value.isoformat()
        case dt.time():
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        case Decimal() | float():
            return float(value)
        case int():
            return value
        case _:
            return str(value)
