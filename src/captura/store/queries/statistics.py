"""The open statistics of the vault, and whether it changed since they were made."""

from __future__ import annotations

import json

from captura.records.periods import Period
from captura.store.rows import Source
from captura.store.work import Work

_PUBLISHED = "estadistica_publicada"  # the meta key: {period: sealed saves at its publication}
_SEALS = "SELECT count(*) FROM history WHERE type IS NULL AND changes LIKE '{\"boveda\":%'"


def published_of(source: Source, period: Period) -> list[str]:
    """The ids of a quarter's statistics that stand."""
    sql = "SELECT id FROM atencion_estadistica WHERE deleted=0 AND periodo=?"
    return [row[0] for row in source.rows(sql, (str(period),))]


def remember_published(work: Work, period: Period) -> None:
    """The statistics of a quarter stand as the vault stands now."""
    kept = json.loads(work.meta(_PUBLISHED) or "{}")
    work.set_meta(_PUBLISHED, json.dumps({**kept, str(period): work.value(_SEALS)}))


def behind(source: Source, period: Period) -> bool:
    """Whether the vault changed after a quarter's statistics were made, or they never were.

    Nobody without the key can tell which quarter a change was of: it may be of another one.
    """
    found = source.rows("SELECT value FROM meta WHERE key=?", (_PUBLISHED,))
    kept = json.loads(found[0][0]) if found and found[0][0] else {}
    seals: int = source.rows(_SEALS)[0][0]
    return seals > int(kept.get(str(period), 0))
