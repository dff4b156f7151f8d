"""What was done about the office itself: its users, keys and devices, wrong tries to enter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """An entry of the history that is of no record and of no package. at: UTC, ISO."""

    n: int
    at: str
    who: str
    changes: Mapping[str, tuple[str | None, str | None]]
    reason: str | None


def office_entries(source: Source, limit: int = 50) -> list[OfficeEntry]:
    """The last ones, newest first."""
    found = source.rows(
        "SELECT n, at, who, changes, reason FROM history WHERE type IS NULL AND package IS NULL "
        "ORDER BY n DESC LIMIT ?",
        (limit,),
    )
    return [OfficeEntry(n, at, who, _changes(text), why) for n, at, who, text, why in found]


def _changes(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {name: (values[0], values[1]) for name, values in json.loads(text).items()}


def first_day(source: Source) -> dt.date | None:
    """The day (UTC) of the first entry: when this office began."""
    at = source.value("SELECT at FROM history ORDER BY n LIMIT 1")
    return dt.date.fromisoformat(at[:10]) if at else None
