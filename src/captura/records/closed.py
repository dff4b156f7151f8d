"""What an acuse tells of an institute's closed quarters: a row each, in editions.

`records/editions.py` says how such rows are written and joined. One without a day is open again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from types import MappingProxyType

from captura.records.catalogues import EDITION, Entry
from captura.records.periods import Period, read_period

CLOSED = "cierres"


def closed_row(period: Period, day: dt.date | None, number: int) -> Entry:
    """The quarter, closed on a day, as the closing's edition `number` says."""
    extra = MappingProxyType({EDITION: str(number)})
    return Entry(str(period), period.label, since=day, extra=extra)


def read_closed(row: Entry) -> Entry:
    """A row of a closing, of which columns of a later release are passed over.

    Raises ValueError where it isn't one.
    """
    return closed_row(read_period(row.code), row.since, row.edition)


def day_closed(rows: Iterable[Entry], period: Period) -> dt.date | None:
    """The day on which the quarter was closed; None while it is open."""
    return next((row.since for row in rows if row.code == str(period)), None)
