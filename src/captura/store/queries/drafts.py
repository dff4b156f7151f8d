"""Forms that were left unsaved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A form left unsaved: the texts of its fields, and where the cursor stood in which."""

    key: str
    type: str
    texts: Mapping[str, str]
    at: str
    field: str | None = None
    cursor: int | None = None


def drafts(source: Source) -> list[DraftRow]:
    """All forms left unsaved, newest first."""
    found = source.rows(
        "SELECT key, type, texts, at, field, cursor FROM borrador ORDER BY at DESC, key"
    )
    return [DraftRow(row[0], row[1], json.loads(row[2]), *row[3:]) for row in found]


def draft(source: Source, key: str) -> DraftRow | None:
    """One form left unsaved."""
    return next((row for row in drafts(source) if row.key == key), None)
