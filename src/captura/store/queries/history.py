"""What happened to a record, and to the office as a whole."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.store.rows import Source

Change = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry: `changes` {field: (old, new)} in canonical texts; `package` of an import.

    `others`: values of a clash that never showed, and met or left here.
    `n` serves `work.undo(n)`; an entry of an import (package set) can't be undone so.
    """

    n: int
    at: str
    who: str
    device: str
    type: str | None
    id: str | None
    changes: Mapping[str, Change]
    reason: str | None
    package: str | None
    others: Mapping[str, tuple[str, ...]]


_RECORD = (
    "SELECT n, at, who, device, type, id, changes, reason, package FROM history "
    "WHERE type=:type AND id=:id UNION ALL "
    "SELECT h.n, h.at, h.who, h.device, r.type, r.id, r.changes, h.reason, h.package "
    "FROM history_row r JOIN history h ON h.n=r.n WHERE r.type=:type AND r.id=:id "
    "ORDER BY 1 DESC"
)
_LAST = (
    "SELECT n, at, who, device, type, id, changes, reason, package FROM history "
    "WHERE type IS NOT NULL ORDER BY n DESC LIMIT ?"
)


def record_history(source: Source, record_type: str, record_id: str) -> list[HistoryRow]:
    """The entries of a record, newest first, those that an import wrote among them."""
    wanted = {"type": record_type, "id": record_id}
    return [_entry(row) for row in source.rows(_RECORD, wanted)]


def last_entries(source: Source, limit: int = 50) -> list[HistoryRow]:
    """The last single changes of this device, newest first."""
    return [_entry(row) for row in source.rows(_LAST, (limit,))]


def history_length(source: Source) -> int:
    """The number of the last history entry."""
    number: int = source.value("SELECT coalesce(max(n),0) FROM history")
    return number


def first_day(source: Source) -> dt.date | None:
    """The day (UTC) of the first entry: when this office began."""
    at = source.value("SELECT at FROM history ORDER BY n LIMIT 1")
    return dt.date.fromisoformat(at[:10]) if at else None


def _entry(row: Any) -> HistoryRow:
    found = json.loads(row[6])
    changes = {name: (values[0], values[1]) for name, values in found.items()}
    others = {name: tuple(values[2:]) for name, values in found.items() if values[2:]}
    return HistoryRow(*(*row[:6], changes, *row[7:], others))


def created_since(source: Source, record_type: str, number: int) -> list[str]:
    """Ids of the standing records whose first entry here comes after an entry."""
    found = source.rows(
        f"SELECT r.id FROM {record_type} r WHERE r.deleted=0 AND "  # noqa: S608 - our own tables
        "(SELECT min(h.n) FROM history h WHERE h.type=? AND h.id=r.id)>? ORDER BY r.id",
        (record_type, number),
    )
    return [row[0] for row in found]


def last_for(source: Source, reason: str, number: int) -> str | None:
    """The moment (UTC, ISO) of the last entry after `number` that gives this reason."""
    found: str | None = source.value(
        "SELECT max(at) FROM history WHERE n>? AND reason=?", (number, reason)
    )
    return found
