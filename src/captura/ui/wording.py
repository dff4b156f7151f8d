"""How every screen says a count, a day and a moment."""

from __future__ import annotations

import datetime as dt

from captura.records.dates import MONTHS, ZACATECAS


def counted(number: int, one: str, many: str) -> str:
    """`1 aviso`, `1,204 avisos`."""
    return f"{number:,} {one if number == 1 else many}"


def short_day(day: dt.date | None, today: dt.date) -> str:
    """`hoy`, `ayer`, `18 sep`, `18 sep 2024`; empty for no day."""
    if day is None:
        return ""
    if day == today:
        return "hoy"
    if day == today - dt.timedelta(days=1):
        return "ayer"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def short_moment(when: dt.datetime, today: dt.date) -> str:
    """`hoy 10:42`, `18 sep`."""
    day = short_day(when.date(), today)
    return f"{day} {when:%H:%M}" if day in ("hoy", "ayer") else day


def local(at: str) -> dt.datetime:
    """The wall clock of Zacatecas of an ISO moment in UTC."""
    return dt.datetime.fromisoformat(at).astimezone(ZACATECAS)
