"""The quarter of the whole state, published once that of every municipality is.

Nothing of it is kept apart: it is made of the rows that the closings keep, so it stays as they do.
What adds up is their sum; a person is one of the state, and counts as her closing knew her.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from captura.actions.closings import (
    MEASURES,
    Adjustment,
    Quarter,
    days_of,
    explained,
    read_quarters,
    values_of,
)
from captura.actions.office import Office
from captura.records.adjustment import Counted, total
from captura.records.periods import Period
from captura.store.queries.closings import ALL, Closing, Values, kept_rows
from captura.store.queries.counted import COUNTING, counted_rows
from captura.store.queries.figures import figures
from captura.store.rows import Source

STATE = ""  # in the place of an institute
_ONCE = ("people", "anonymous")  # measures that are counted anew for the state; the others add up


def state_quarter(office: Office, period: Period, quarters: Mapping[str, Quarter]) -> Quarter:
    """The quarter of all municipalities together, of which `quarters` are; without a closing until
    each has one, and then as of the day of the last."""
    office.allow("cifras")
    row = next(iter(figures(office.store, *days_of(period))), None)
    closed = [one.closing for one in quarters.values() if one.closing is not None and one.closed]
    closing = _closing(office, period, closed) if closed and len(closed) == len(quarters) else None
    return Quarter(STATE, closing, True, values_of(row))


def _closing(office: Office, period: Period, parts: list[Closing]) -> Closing:
    published = state_values(office.store, period, ({ALL: dict(one.published)} for one in parts))
    last = max(parts, key=lambda one: one.n)
    day = max(one.day for one in parts)
    return Closing(STATE, str(period), last.n, last.edition, day, published[ALL])


def state_values(source: Source, period: Period, parts: Iterable[Values]) -> Values:
    """What the state published of a quarter, made of what all its municipalities did."""
    found: Values = {}
    for strategy, values in (pair for part in parts for pair in part.items()):
        own = found.setdefault(strategy, dict.fromkeys(MEASURES, 0))
        for measure in MEASURES:
            own[measure] += values.get(measure, 0)
    for strategy, measure in product(found, _ONCE):
        kept = kept_rows(source, str(period), measure, strategy).values()
        found[strategy][measure] = total(_each_once(row for rows in kept for row in rows))
    return found


def state_adjustments(office: Office, period: Period, measure: str) -> list[Adjustment]:
    """The rows between the state's published figure and the current one; none while it isn't
    closed."""
    office.allow("leer")
    if not all(one.closed for one in read_quarters(office, period).values()):
        return []
    current = counted_rows(office.store, *days_of(period), STATE, [measure])[measure]
    now = _each_once(row for rows in current.values() for row in rows)
    published = kept_rows(office.store, str(period), measure)
    return explained(office.store, COUNTING[measure][0], published, now)


def _each_once(rows: Iterable[Counted]) -> list[Counted]:
    """Each row once, as the last of them says: a person may be of several strategies."""
    return list({row.id: row for row in rows}.values())
