"""When deliveries are due: the state sets the days, one edition of the calendar each."""

from __future__ import annotations

import datetime as dt

from captura.actions.editions import last_edition, set_entry
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.deadlines import CALENDAR, deadline, set_day
from captura.records.periods import Period


def set_deadline(office: Office, period: Period, day: dt.date) -> int:
    """Let a period be due on a day, in a new edition of the catalogues, whose number it gives back.

    The same day again is no new edition.

    Raises CapturaError for a day before the period's end.
    """
    office.allow("calendario")
    if day <= period.last:
        raise CapturaError(
            "Esa fecha es anterior al fin del trimestre",
            f"El {period.label} termina el {period.last:%d/%m/%Y}.",
            "Escriba un día posterior.",
            "CAP-ACT-87",
        )
    if deadline(office.catalogues, period) == day:
        return last_edition(office.store.meta)
    return set_entry(office, CALENDAR, set_day(period, day, 0), f"{period}, {day}")
