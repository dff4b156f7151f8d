"""The bin: what was deleted here, when, by whom, and what went with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records.version import DELETED
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deleted record. n: the entry of its deletion; at: UTC; who, reason: of that entry."""

    n: int
    type: str
    id: str
    at: dt.datetime
    who: str
    reason: str | None


def deletions(source: Source, since: dt.datetime) -> list[Deletion]:
    """What was deleted since a moment and still is, newest first; imports delete elsewhere."""
    oldest = since.astimezone(dt.UTC).isoformat(timespec="seconds")
    found: list[Deletion] = []
    for record_type in source.shapes:
        rows = source.rows(
            f"SELECT h.n, h.type, h.id, h.at, h.who, h.reason FROM {record_type} r "  # noqa: S608
            "JOIN history h ON h.n=r.changed WHERE r.deleted=1 AND h.type=? AND h.id=r.id "
            "AND h.at>=?",
            (record_type, oldest),
        )
        found += [
            Deletion(n, kind, record, dt.datetime.fromisoformat(at), who, reason)
            for n, kind, record, at, who, reason in rows
        ]
    return sorted(found, key=lambda one: one.n, reverse=True)


def gone_with(source: Source, deletion: Deletion) -> list[tuple[str, str]]:
    """(type, id) of what the same deletion took along, still deleted, those referred to first.

    A deletion writes what refers to a record before the record itself, one entry after the other.
    """
    found: list[tuple[str, str]] = []
    n = deletion.n - 1
    while True:
        rows = source.rows(
            "SELECT type, id, at, who, changes FROM history WHERE n=? AND type IS NOT NULL", (n,)
        )
        if not rows:
            return found
        kind, record, at, who, changes = rows[0]
        same = dt.datetime.fromisoformat(at) <= deletion.at and who == deletion.who
        near = deletion.at - dt.datetime.fromisoformat(at) <= dt.timedelta(seconds=60)
        if not (same and near and f'"{DELETED}":[null,' in changes):
            return found
        if not _refers(source, kind, record, {deletion.id, *(one for _, one in found)}):
            return found
        if source.rows(
            f"SELECT 1 FROM {kind} WHERE id=? AND deleted=1 AND changed=?",  # noqa: S608
            (record, n),
        ):
            found.append((kind, record))
        n -= 1


def _refers(source: Source, kind: str, record: str, targets: set[str]) -> bool:
    shape = source.shapes[kind]
    for row in source.rows(f"{shape.select} WHERE id=?", (record,)):
        return bool(targets & set(shape.texts(row).values()))
    return False
