"""What the history keeps of the office itself: no screen shows it, so tests read it themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from captura.store.rows import Source


@dataclass(frozen=True)
class OfficeEntry:
    """An entry that is of no record and of no package."""

    n: int
    who: str
    changes: Mapping[str, tuple[str | None, str | None]]
    reason: str | None


def office_entries(source: Source) -> list[OfficeEntry]:
    """All of them, newest first."""
    found = source.rows(
        "SELECT n, who, changes, reason FROM history WHERE type IS NULL AND package IS NULL "
        "ORDER BY n DESC"
    )
    return [
        OfficeEntry(n, who, {name: (one[0], one[1]) for name, one in json.loads(text).items()}, why)
        for n, who, text, why in found
    ]
