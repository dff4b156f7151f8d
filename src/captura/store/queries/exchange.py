"""What changed here since a number of the history, and which records hold two values since then."""

from __future__ import annotations

from captura.records.registry import RECORDS
from captura.store.rows import Source


def history_top(source: Source) -> int:
    """The number of the last entry of the history, 0 before the first."""
    return int(source.value("SELECT coalesce(max(n),0) FROM history"))


def changed_since(source: Source, n: int) -> dict[str, list[str]]:
    """{type: ids} of every record changed after entry n, deleted ones too."""
    found = {}
    for kind in RECORDS:
        sql = f"SELECT id FROM {kind} WHERE changed>? ORDER BY id"  # noqa: S608 - declared
        found[kind] = [row[0] for row in source.rows(sql, (n,))]
    return {kind: ids for kind, ids in found.items() if ids}


def clashing_since(source: Source, n: int) -> list[tuple[str, str]]:
    """(type, id) of the records changed after entry n that hold two values of a field."""
    return [
        (kind, row[0])
        for kind in RECORDS
        for row in source.rows(
            f"SELECT id FROM {kind} WHERE changed>? AND clash IS NOT NULL ORDER BY id",  # noqa: S608
            (n,),
        )
    ]
