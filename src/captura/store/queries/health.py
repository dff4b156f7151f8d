"""What the start of the day asks of the database: whether it is whole, and its last moments."""

from __future__ import annotations

import datetime as dt

from captura.store.rows import Source

# when the state had what this institute handed in, by the state's clock
_ACUSE = "SELECT max(note->>'acuse') FROM package WHERE direction IN ('out', 'sister')"


def sound(source: Source) -> bool:
    """Whether every page and every row can be read. Raises StoreError where it can't even try."""
    return [row[0] for row in source.rows("PRAGMA quick_check(1)")] == ["ok"]


def last_moments(source: Source) -> list[dt.datetime]:
    """When something was last saved, sent and received here (UTC)."""
    found = source.rows("SELECT at FROM (SELECT at FROM history ORDER BY n DESC LIMIT 1)")
    for table in ("package", "observacion"):  # the state's words bear the state's time
        found += source.rows(f"SELECT max(at) FROM {table}")  # noqa: S608 - own names
    found += source.rows(_ACUSE)
    return [dt.datetime.fromisoformat(row[0]) for row in found if row[0]]
