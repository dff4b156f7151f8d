"""The ledger of packages that went out or came in, and their rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.store.queries.waiting import waiting_lines
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package as the ledger keeps it. `direction`: out | in; `state` is the action's word."""

    id: str
    direction: str
    kind: str
    institute: str | None
    device: str | None
    sequence: int | None
    previous: str | None
    period: str | None
    state: str
    at: str
    counts: Mapping[str, int]
    header: Mapping[str, Any]
    path: str | None
    note: Mapping[str, Any]


_SELECT = (
    "SELECT id, direction, kind, institute, device, sequence, previous, period, state, at, counts, "
    "header, path, note FROM package "
)
_LIST = (
    f"{_SELECT} WHERE (:direction='' OR direction=:direction) AND (:kind='' OR kind=:kind) "
    "AND (:period='' OR period=:period) AND (:institute='' OR institute=:institute) "
    "ORDER BY at DESC, sequence DESC"
)


def packages(
    source: Source, *, direction: str = "", kind: str = "", period: str = "", institute: str = ""
) -> list[PackageRow]:
    """Packages, newest first."""
    wanted = {"direction": direction, "kind": kind, "period": period, "institute": institute}
    return [_package(row) for row in source.rows(_LIST, wanted)]


def package(source: Source, package_id: str) -> PackageRow | None:
    """One package by its id."""
    for row in source.rows(f"{_SELECT} WHERE id=?", (package_id,)):
        return _package(row)
    return None


def _package(row: Any) -> PackageRow:
    counts, header, note = (
        json.loads(text) if text else {} for text in (row[10], row[11], row[13])
    )
    return PackageRow(*(*row[:10], counts, header, row[12], note))


@dataclass(frozen=True, slots=True)
class PackedRow:
    """One record of a package. `state`: packed (out) · pending, accepted, returned, replaced (in).

    `novelty` of an arrival: new, changed, same. `line`: its canonical line while it waits, and
    after it went back.
    """

    package: str
    type: str
    id: str
    code: str
    state: str
    reason: str | None
    novelty: str | None
    line: str | None


def package_rows(
    source: Source, package_id: str, *, record_type: str = "", state: str = ""
) -> list[PackedRow]:
    """The records of a package by type and id."""
    found = source.rows(
        "SELECT package, type, id, code, state, reason, novelty, line FROM package_row "
        "WHERE package=:package AND (:type='' OR type=:type) AND (:state='' OR state=:state) "
        "ORDER BY type, id",
        {"package": package_id, "type": record_type, "state": state},
    )
    if any(map(_waits, found)):
        lines = waiting_lines(source, package_id, record_type)
        found = [(*row[:7], lines.get(row[2])) if _waits(row) else row for row in found]
    return [PackedRow(*row) for row in found]


def _waits(row: Any) -> bool:
    return row[4] == "pending" and row[7] is None


def holding(source: Source, record_type: str, record: str) -> str | None:
    """The last package that arrived and brought a record which stands here."""
    found: str | None = source.value(
        "SELECT p.id FROM package_row r JOIN package p ON p.id=r.package WHERE r.id=? "
        "AND r.type=? AND p.direction='in' AND r.state IN ('accepted','same') "
        "ORDER BY p.sequence DESC, p.at DESC LIMIT 1",
        (record, record_type),
    )
    return found


def row_counts(source: Source, package_id: str) -> dict[str, dict[str, int]]:
    """{type: {state: n}} of a package's records."""
    counts: dict[str, dict[str, int]] = {}
    for record_type, state, n in source.rows(
        "SELECT type, state, count(*) FROM package_row WHERE package=? GROUP BY 1, 2", (package_id,)
    ):
        counts.setdefault(record_type, {})[state] = n
    return counts


def novelty_counts(source: Source, package_id: str) -> dict[str, dict[str, int]]:
    """{type: {new | changed | same: n}} of an arrival's records."""
    counts: dict[str, dict[str, int]] = {}
    for record_type, novelty, n in source.rows(
        "SELECT type, coalesce(novelty,'same'), count(*) FROM package_row WHERE package=? "
        "GROUP BY 1, 2",
        (package_id,),
    ):
        counts.setdefault(record_type, {})[novelty] = n
    return counts
