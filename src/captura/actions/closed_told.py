"""The institute knows from its acuses which of its quarters the coordination closed."""

from __future__ import annotations

import datetime as dt

from captura.actions.office import Office
from captura.records.closed import CLOSED, closed_row, day_closed
from captura.records.editions import read_told, write_told
from captura.records.periods import Period, read_period
from captura.store.queries.closings import days_closed


def closings_to_tell(office: Office, institute: str) -> dict[str, str]:
    """What an acuse of the state says of an institute's quarters: {name: CSV}; nothing for none."""
    rows = [
        closed_row(read_period(period), dt.date.fromisoformat(day) if day else None, edition)
        for period, day, edition in days_closed(office.store, institute)
    ]
    return {CLOSED: write_told(rows)} if rows else {}


def closed_on(office: Office, period: Period) -> dt.date | None:
    """When the coordination closed a quarter of this institute; None while it is open, or no
    acuse told yet."""
    return day_closed(read_told(CLOSED, office.store.meta(CLOSED) or ""), period)
