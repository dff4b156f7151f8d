"""The calendar of an institute: its activities and the days on which deliveries are due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.closed_told import closed_on
from captura.actions.office import Office
from captura.records.deadlines import CALENDAR, deadline
from captura.records.periods import Period, read_period
from captura.store.queries.agenda import Meeting, meetings

PLANNED = "PLA"


@dataclass(frozen=True)
class Closed:
    """A quarter of this institute that the coordination closed, and when; it is due no more."""

    period: Period
    day: dt.date


@dataclass(frozen=True)
class Day:
    """What stands on a day. due: the periods whose delivery is due then · closed: those no more."""

    meetings: tuple[Meeting, ...] = ()
    due: tuple[Period, ...] = ()
    closed: tuple[Closed, ...] = ()


def agenda(office: Office, first: dt.date, last: dt.date) -> dict[dt.date, Day]:
    """Every day from one to another, both included, on which something stands."""
    office.allow("leer")
    found: dict[dt.date, list[Meeting]] = {}
    for one in meetings(office.store, first.isoformat(), last.isoformat()):
        found.setdefault(dt.date.fromisoformat(one.day), []).append(one)
    due = _due(office, first, last)
    return {
        day: _day(office, found.get(day, []), due.get(day, ()))
        for day in sorted(found.keys() | due.keys())
    }


def soon(office: Office) -> list[Meeting]:
    """What is planned for today and tomorrow, the first first."""
    office.allow("leer")
    today = office.today()
    until = today + dt.timedelta(days=1)
    found = meetings(office.store, today.isoformat(), until.isoformat())
    return [one for one in found if one.estatus == PLANNED]


def _day(office: Office, found: list[Meeting], due: tuple[Period, ...]) -> Day:
    closed = [Closed(one, day) for one in due if (day := closed_on(office, one)) is not None]
    no_more = {one.period for one in closed}
    return Day(tuple(found), tuple(one for one in due if one not in no_more), tuple(closed))


def _due(office: Office, first: dt.date, last: dt.date) -> dict[dt.date, tuple[Period, ...]]:
    days: dict[dt.date, tuple[Period, ...]] = {}
    for period in office.catalogues[CALENDAR].by_code:
        day = deadline(office.catalogues, read_period(period))
        if day is not None and first <= day <= last:
            days[day] = (*days.get(day, ()), read_period(period))
    return days
