"""Of each municipality whose quarter is closed, the published figures beside today's, for paper.

And of the whole state, once all are closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from captura.actions.closed_state import state_quarter
from captura.actions.closings import Quarter, any_closed, read_quarters
from captura.actions.office import Office
from captura.documents.state_report import PublishedLine
from captura.records.periods import Period
from captura.records.rules.small_cells import SMALLEST, hidden_cells
from captura.store.queries.closings import Closing

_MEASURES = ("activities", "people", "attendances")  # in the order of the report's columns


@dataclass(frozen=True)
class PublishedLines:
    """towns: a line for each closed one, by name · whole: that of the state."""

    towns: tuple[PublishedLine, ...] = ()
    whole: PublishedLine | None = None


def published_lines(
    office: Office, period: Period, hidden: Collection[str], *, telling: bool
) -> PublishedLines:
    """hidden: the names of those whose people today's table hides · telling: whether its total is
    hidden too.

    Either figure with the difference tells the other, so both go where either is hidden.
    """
    if not any_closed(office, period):
        return PublishedLines()
    town, quarters = office.catalogues["municipios"].label, read_quarters(office, period)
    towns = tuple(
        _line(town(key), quarter, quarter.closing, hidden=town(key) in hidden)
        for key, quarter in quarters.items()
        if quarter.closing is not None and quarter.closed
    )
    whole = state_quarter(office, period, quarters)
    if whole.closing is None:
        return PublishedLines(towns)
    named = {town(key): quarter for key, quarter in quarters.items()}
    tells = telling or _tells(named, whole.closing.published["people"], hidden)
    return PublishedLines(towns, _line("Todo el estado", whole, whole.closing, hidden=tells))


def _tells(quarters: Mapping[str, Quarter], whole: int, hidden: Collection[str]) -> bool:
    """Whether the state's published people would tell what a municipality published.

    It would too where one is hidden that today's table shows: most are the same in both.
    """
    counts = [one.closing.published["people"] if one.closing else 0 for one in quarters.values()]
    found = hidden_cells(counts, whole)
    names = list(quarters)
    return found.total or any(names[place] not in hidden for place in found.cells)


def _line(name: str, quarter: Quarter, closing: Closing, *, hidden: bool) -> PublishedLine:
    pairs = {one: (closing.published[one], quarter.current[one]) for one in _MEASURES}
    few = any(0 < count < SMALLEST for count in pairs["people"])
    return PublishedLine(
        name,
        f"{dt.date.fromisoformat(closing.day):%d/%m/%Y}",
        tuple(None if one == "people" and (hidden or few) else pairs[one] for one in _MEASURES),
    )
