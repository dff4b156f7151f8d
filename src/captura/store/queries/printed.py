"""Figures that went out on paper: kept in the history with the records that each counted.

The entry's number is the moment of the figures: what the history tells of a record after it
happened later.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from captura.store.queries.progress import NAMES
from captura.store.rows import Source

KEY = "cifras"  # the entry's changes: {KEY: [[what it says, type, [id, …]], …]}


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """An entry of printed figures: (says, type, ids) of each; `at` in UTC, `chain` its hash."""

    n: int
    at: str
    device: str
    reason: str
    chain: str
    figures: tuple[tuple[str, str, tuple[str, ...]], ...]


def printed_at(source: Source, n: int) -> PrintedRow | None:
    """The entry of that number, if figures were printed with it."""
    found = source.rows(
        "SELECT n, at, device, coalesce(reason,''), coalesce(chain,''), changes FROM history "
        "WHERE n=? AND type IS NULL AND changes LIKE ?",
        (n, f'{{"{KEY}":%'),
    )
    if not found:
        return None
    *row, changes = found[0]
    figures = tuple((says, kind, tuple(ids)) for says, kind, ids in json.loads(changes)[KEY])
    return PrintedRow(*(*row, figures))


def last_printed(source: Source) -> PrintedRow | None:
    """The entry of printed figures that nothing was written after."""
    return printed_at(source, source.value("SELECT max(n) FROM history") or 0)


@dataclass(frozen=True, slots=True)
class Since:
    """A record that was counted: what it is called now, and whether it changed or went since."""

    type: str
    id: str
    name: str
    changed: bool
    gone: bool


_LATER = (
    "EXISTS (SELECT 1 FROM history h WHERE h.type=:type AND h.id=thing AND h.n>:n) OR EXISTS "
    "(SELECT 1 FROM history_row r WHERE r.type=:type AND r.id=thing AND r.n>:n)"
)


def since(source: Source, record_type: str, ids: Sequence[str], n: int) -> list[Since]:
    """The records that an entry counted, in the order of the ids, as they are now."""
    found = source.rows(
        f"SELECT thing, coalesce({NAMES[record_type]},''), {_LATER}, "  # noqa: S608 - own types
        f"NOT EXISTS (SELECT 1 FROM {record_type} t WHERE t.id=thing AND t.deleted=0) "
        "FROM (SELECT value AS thing, key AS place FROM json_each(:ids)) ORDER BY place",
        {"ids": json.dumps(list(ids)), "type": record_type, "n": n},
    )
    return [
        Since(record_type, thing, name, bool(changed), bool(gone))
        for thing, name, changed, gone in found
    ]
