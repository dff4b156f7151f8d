"""The calendar of deliveries: the last day of each quarter's, set by the state in editions.

It is a catalogue; `records/editions.py` says how what the state sets in one is written and joined.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from captura.records.catalogues import EDITION, Catalogues, Entry
from captura.records.periods import Period, read_period

CALENDAR = "calendario_entregas"
_DUE = "fecha_limite"


def deadline(catalogues: Catalogues, period: Period) -> dt.date | None:
    """The last day to hand a period in; None where the calendar doesn't say."""
    entry = catalogues[CALENDAR].by_code.get(str(period)) if CALENDAR in catalogues else None
    text = entry.extra.get(_DUE, "") if entry else ""
    return dt.date.fromisoformat(text) if text else None


def edition(catalogues: Catalogues, period: Period) -> int:
    """The edition in which the state set that day; 0 while it is the one of the release."""
    entry = catalogues[CALENDAR].by_code.get(str(period)) if CALENDAR in catalogues else None
    return entry.edition if entry else 0


def set_day(period: Period, day: dt.date, number: int) -> Entry:
    """The row of a period as edition `number` sets it."""
    extra = MappingProxyType({_DUE: day.isoformat(), EDITION: str(number)})
    return Entry(str(period), period.label, basis="Fijada por la coordinación", extra=extra)


def calendar_row(row: Entry) -> Entry:
    """A row of a calendar, of which columns of a later release are passed over.

    Raises ValueError where it isn't one.
    """
    day = dt.date.fromisoformat(row.extra.get(_DUE, ""))
    return set_day(read_period(row.code), day, row.edition)
