"""Sets of ids for control totals: what is recorded, what was packed, what the state accepted."""

from __future__ import annotations

from captura.store.rows import Source


def recorded_ids(source: Source, record_type: str) -> set[str]:
    """Every record of a type that stands."""
    rows = source.rows(f"SELECT id FROM {record_type} WHERE deleted=0")  # noqa: S608
    return {row[0] for row in rows}


def packed_ids(source: Source, record_type: str) -> set[str]:
    """Every record of a type that went out in an entrega."""
    rows = source.rows(
        "SELECT DISTINCT r.id FROM package_row r JOIN package p ON p.id=r.package "
        "WHERE p.direction='out' AND p.kind='entrega' AND r.type=?",
        (record_type,),
    )
    return {row[0] for row in rows}


def accepted_ids(source: Source) -> dict[str, set[str]]:
    """{type: ids} of the rows accepted at least once."""
    found: dict[str, set[str]] = {}
    for record_type, record in source.rows(
        "SELECT DISTINCT r.type, r.id FROM package_row r JOIN package p ON p.id=r.package "
        "WHERE p.direction='in' AND r.state='accepted'"
    ):
        found.setdefault(record_type, set()).add(record)
    return found
