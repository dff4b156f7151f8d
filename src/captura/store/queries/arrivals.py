"""What an arriving package is compared with: stored vectors, and rows that went back before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from captura.records.version import Vector
from captura.store.queries.waiting import waiting_vectors
from captura.store.rows import Source


def stored_vectors(source: Source, record_type: str, institute: str) -> dict[str, str]:
    """{id: vector text} of an institute's records of a type, deleted ones too."""
    return dict(
        source.rows(
            f"SELECT id, vector FROM {record_type} WHERE id>=? AND id<?",  # noqa: S608
            (f"{institute}-", f"{institute}."),
        )
    )


def returned_before(source: Source, rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{id: reason} of those (id, code) that went back before in just this form."""
    if not source.value("SELECT 1 FROM decision WHERE decision='returned' LIMIT 1"):
        return {}
    wanted = json.dumps([list(pair) for pair in rows])
    return dict(
        source.rows(
            "SELECT d.id, coalesce(d.reason,'') FROM json_each(?) j JOIN decision d "
            "ON d.id=j.value->>0 AND d.code=j.value->>1 WHERE d.decision='returned'",
            (wanted,),
        )
    )


@dataclass(frozen=True, slots=True)
class Undecided:
    """A row of an earlier arrival that waits for its decision."""

    package: str
    type: str
    id: str
    code: str
    vector: Vector


def undecided(source: Source, institute: str, period: str, besides: str) -> list[Undecided]:
    """The undecided rows of an institute's other packages of a period."""
    packages = source.rows(
        "SELECT id FROM package WHERE direction='in' AND state='pending' "
        "AND institute=? AND period=? AND id<>?",
        (institute, period, besides),
    )
    found = []
    for (held,) in packages:
        vectors = waiting_vectors(source, held)
        rows = source.rows(
            "SELECT type, id, code FROM package_row WHERE package=? AND state='pending'", (held,)
        )
        found += [
            Undecided(held, record_type, record, code, vectors[record])
            for record_type, record, code in rows
            if record in vectors
        ]
    return found
