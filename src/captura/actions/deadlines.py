"""When deliveries are due: the state sets the days, and each acuse brings them to an institute.

What was set lies in the database as the rows of a catalogue, beside those of the release.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.packages.refusals import ALTERED, refused
from captura.records.catalogues import Catalogues, Entry
from captura.records.deadlines import (
    CALENDAR,
    deadline,
    edition_of,
    latest,
    read_calendar,
    set_day,
    write_calendar,
)
from captura.records.periods import Period
from captura.store.work import Work


def dated(office: Office) -> Catalogues:
    """The office's catalogues with the calendar as the state last set it."""
    kept = _rows(office.store.meta(CALENDAR))
    if not kept:
        return office.catalogues
    calendar = office.catalogues[CALENDAR].with_entries(kept)
    return MappingProxyType({**office.catalogues, CALENDAR: calendar})


def set_deadline(office: Office, period: Period, day: dt.date) -> int:
    """Let a period be due on a day, in a new edition of the calendar, whose number it gives back.

    The same day again is no new edition. Raises CapturaError for a day before the period's end.
    """
    office.allow("calendario")
    if day <= period.last:
        raise CapturaError(
            "Esa fecha es anterior al fin del trimestre",
            f"El {period.label} termina el {period.last:%d/%m/%Y}.",
            "Escriba un día posterior.",
            "CAP-ACT-87",
        )
    with office.store.work(who=office.user, device=office.letter) as work:
        rows = _rows(work.meta(CALENDAR))
        last = max(map(edition_of, rows), default=0)
        if deadline(dated(office), period) == day:
            return last
        kept = latest(rows, [set_day(period, day, last + 1)])
        work.set_meta(CALENDAR, write_calendar(kept))
        work.log(None, None, {}, f"calendario de entregas, edición {last + 1}: {period}, {day}")
    return last + 1


def calendar_to_tell(office: Office) -> dict[str, str]:
    """The calendar as an acuse carries it: {name: CSV}; nothing while nothing was set."""
    kept = office.store.meta(CALENDAR)
    return {CALENDAR: kept} if kept else {}


def told_calendar(text: str | None) -> tuple[Entry, ...]:
    """The rows of an acuse's calendar. Raises PackageError where they can't be read."""
    try:
        return _rows(text)
    except (CapturaError, ValueError):
        raise refused(ALTERED) from None


def keep_told(work: Work, told: tuple[Entry, ...]) -> None:
    """Keep what an acuse told, unless something later is known: acuses come in any order."""
    if told:
        kept = latest(_rows(work.meta(CALENDAR)), told)
        work.set_meta(CALENDAR, write_calendar(kept))


def _rows(text: str | None) -> tuple[Entry, ...]:
    return read_calendar(text) if text else ()
