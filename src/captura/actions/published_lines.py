"""Of each municipality whose quarter is closed, the published figures beside today's, for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from captura.actions.closings import Quarter, any_closed, read_quarters
from captura.actions.office import Office
from captura.documents.state_report import PublishedLine
from captura.records.periods import Period
from captura.records.rules.small_cells import SMALLEST
from captura.store.queries.closings import Closing

_MEASURES = ("activities", "people", "attendances")  # in the order of the report's columns


def published_lines(
    office: Office, period: Period, hidden: Collection[str]
) -> tuple[PublishedLine, ...]:
    """A line for each closed one, by name. hidden: names whose people today's table hides.

    Either figure with the difference tells the other, so both go where either is hidden.
    """
    if not any_closed(office, period):
        return ()
    town = office.catalogues["municipios"].label
    return tuple(
        _line(town(key), quarter, quarter.closing, hidden=town(key) in hidden)
        for key, quarter in read_quarters(office, period).items()
        if quarter.closing is not None and quarter.closed
    )


def _line(name: str, quarter: Quarter, closing: Closing, *, hidden: bool) -> PublishedLine:
    pairs = {one: (closing.published[one], quarter.current[one]) for one in _MEASURES}
    few = any(0 < count < SMALLEST for count in pairs["people"])
    return PublishedLine(
        name,
        f"{dt.date.fromisoformat(closing.day):%d/%m/%Y}",
        tuple(None if one == "people" and (hidden or few) else pairs[one] for one in _MEASURES),
    )
