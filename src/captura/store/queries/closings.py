"""Closed quarters: their published figures, kept in the history with the rows they counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.records.adjustment import Counted
from captura.store.queries.counted import COUNTING, Rows
from captura.store.rows import Source
from captura.store.work import Work

KEY = "cierre"  # of the entry's changes: {KEY: {de, periodo, edicion, cifras, renglones}}
ALL = "*"  # the strategy of a figure of all strategies together
Values = dict[str, dict[str, int]]  # {strategy or ALL: {measure: figure}}


@dataclass(frozen=True, slots=True)
class Closing:
    """How a municipality's quarter stands since it was last closed or opened again.

    n: the history entry that did it · day: ISO, on which it was closed; "" since it is open again ·
    published: {measure: figure} of all strategies.
    """

    institute: str
    period: str
    n: int
    edition: int
    day: str
    published: Mapping[str, int]

    @property
    def closed(self) -> bool:
        return bool(self.day)


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: figures as they were counted, and the rows behind them."""

    values: Values
    rows: Rows


_CLOSINGS = (
    "SELECT m.value, h.changes ->> '$.cierre.cifras.*' FROM meta m "
    "LEFT JOIN history h ON h.n=m.value ->> 'n' WHERE m.key LIKE 'cierre %' "
    "AND m.value ->> 'periodo' BETWEEN ? AND ? ORDER BY m.key"
)


def closings(source: Source, first: str, last: str) -> dict[tuple[str, str], Closing]:
    """{(institute, period): its closing} of the periods from `2026-T1` to `2026-T4`, say."""
    found = (_closing(*row) for row in source.rows(_CLOSINGS, (first, last)))
    return {(one.institute, one.period): one for one in found}


def _closing(text: str, values: str | None) -> Closing:
    kept = json.loads(text)
    published = json.loads(values) if values and kept["fecha"] else {}
    return Closing(
        kept["de"], kept["periodo"], kept["n"], kept["edicion"], kept["fecha"], published
    )


_DAYS = (
    "SELECT value ->> 'periodo', value ->> 'fecha', value ->> 'edicion' FROM meta "
    "WHERE key LIKE 'cierre %' AND value ->> 'de'=? ORDER BY key"
)


def days_closed(source: Source, institute: str) -> list[tuple[str, str, int]]:
    """(period, day, edition) of each quarter of an institute that was ever closed; a day as in
    `Closing`."""
    return [(row[0], row[1], row[2]) for row in source.rows(_DAYS, (institute,))]


def closed_in(source: Source, first: str, last: str) -> set[tuple[str, str]]:
    """(institute, period) of each that is closed now, of the periods from one to another."""
    rows = source.rows(
        "SELECT value ->> 'de', value ->> 'periodo' FROM meta WHERE key LIKE 'cierre %' "
        "AND value ->> 'periodo' BETWEEN ? AND ? AND value ->> 'fecha'<>''",
        (first, last),
    )
    return {(row[0], row[1]) for row in rows}


def keep_closing(work: Work, closing: Closing) -> None:
    """Let this be how the quarter stands."""
    kept = {
        "de": closing.institute, "periodo": closing.period, "n": closing.n,
        "edicion": closing.edition, "fecha": closing.day,
    }  # fmt: skip
    work.set_meta(f"{KEY} {closing.period} {closing.institute}", json.dumps(kept))


def published_plain(published: Published) -> dict[str, Any]:
    """As an entry keeps it; of a row only what isn't the usual: [id], [id, one], [id, one, n]."""
    return {
        "cifras": published.values,
        "renglones": {
            measure: {strategy: [_row_plain(row) for row in rows] for strategy, rows in own.items()}
            for measure, own in published.rows.items()
        },
    }


def _row_plain(row: Counted) -> list[str | int]:
    if row.amount != 1:
        return [row.id, row.one, row.amount]
    return [row.id, row.one] if row.one != row.id else [row.id]


def published_at(source: Source, n: int) -> Published:
    """What was published with an entry; nothing where it closed nothing."""
    text = source.value("SELECT changes FROM history WHERE n=?", (n,))
    kept = json.loads(text or "{}").get(KEY, {})
    rows = {
        measure: {
            strategy: [_row(plain) for plain in found]
            for strategy, found in kept.get("renglones", {}).get(measure, {}).items()
        }
        for measure in COUNTING
    }
    return Published(kept.get("cifras", {}), rows)


def _row(plain: list[Any]) -> Counted:
    return Counted(plain[0], *(plain[1:] or [plain[0]]))


_KEPT = (
    "SELECT h.n, h.changes -> ('$.cierre.renglones.' || ?) FROM meta m JOIN history h "
    "ON h.n=m.value ->> 'n' WHERE m.key LIKE 'cierre %' AND m.value ->> 'periodo'=? "
    "AND m.value ->> 'fecha'<>'' ORDER BY h.n"
)


def kept_rows(
    source: Source, period: str, measure: str, strategy: str = ALL
) -> dict[int, list[Counted]]:
    """{history entry: the rows of a measure that it published}, of each closing of a period that
    stands, the first first; of all strategies a row of several is there for each."""
    return {
        n: [
            _row(plain)
            for own, found in json.loads(text or "{}").items()
            if strategy in (ALL, own)
            for plain in found
        ]
        for n, text in source.rows(_KEPT, (measure, period))
    }
