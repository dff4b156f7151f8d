"""The calendar of deliveries: the last day of each quarter's, set by the state in editions.

It is a catalogue. A row of a later edition takes the place of an earlier one whatever the order in
which they are read; rows of the release have no edition.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from types import MappingProxyType

from captura.records.catalogues import Catalogues, Entry, read_catalogue
from captura.records.periods import Period, read_period

CALENDAR = "calendario_entregas"
LONGEST = 20_000  # letters of a calendar that is read: some 80 years
_DUE, _EDITION = "fecha_limite", "edicion"
_COLUMNS = ("codigo", "etiqueta", _DUE, _EDITION)


def deadline(catalogues: Catalogues, period: Period) -> dt.date | None:
    """The last day to hand a period in; None where the calendar doesn't say."""
    entry = catalogues[CALENDAR].by_code.get(str(period)) if CALENDAR in catalogues else None
    text = entry.extra.get(_DUE, "") if entry else ""
    return dt.date.fromisoformat(text) if text else None


def edition(catalogues: Catalogues, period: Period) -> int:
    """The edition in which the state set that day; 0 while it is the one of the release."""
    entry = catalogues[CALENDAR].by_code.get(str(period)) if CALENDAR in catalogues else None
    return edition_of(entry) if entry else 0


def edition_of(entry: Entry) -> int:
    return int(entry.extra.get(_EDITION) or 0)


def set_day(period: Period, day: dt.date, number: int) -> Entry:
    """The row of a period as edition `number` sets it."""
    extra = MappingProxyType({_DUE: day.isoformat(), _EDITION: str(number)})
    return Entry(str(period), period.label, basis="Fijada por la coordinación", extra=extra)


def latest(*calendars: Iterable[Entry]) -> list[Entry]:
    """Of each period the row that stands, by period; the order of the calendars changes nothing."""
    found: dict[str, Entry] = {}
    for entry in (entry for calendar in calendars for entry in calendar):
        kept = found.get(entry.code)
        if kept is None or _rank(kept) < _rank(entry):
            found[entry.code] = entry
    return [found[code] for code in sorted(found)]


def _rank(entry: Entry) -> tuple[int, str]:
    return edition_of(entry), entry.extra[_DUE]


def write_calendar(entries: Iterable[Entry]) -> str:
    """The rows as CSV; what `read_calendar` reads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        writer.writerow((entry.code, entry.label, entry.extra[_DUE], edition_of(entry)))
    return out.getvalue()


def read_calendar(text: str) -> tuple[Entry, ...]:
    """Rows that the state set; columns of a later release are passed over.

    Raises CapturaError where it isn't a catalogue, ValueError where a row isn't of a calendar.
    """
    if len(text) > LONGEST:
        raise ValueError("too long for a calendar")
    rows = read_catalogue(CALENDAR, text.encode()).entries
    return tuple(
        set_day(
            read_period(row.code),
            dt.date.fromisoformat(row.extra.get(_DUE, "")),
            int(row.extra.get(_EDITION, "")),
        )
        for row in rows
    )
