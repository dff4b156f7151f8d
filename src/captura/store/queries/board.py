"""The state's board: 58 municipalities by period, each with its last entrega."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class BoardCell:
    """The last entrega of an institute for a period; counts of its rows by state.

    `missing`: sequences of its devices that never arrived (shown, never guessed).
    """

    institute: str
    period: str
    package: str
    state: str
    at: str
    sequence: int | None
    rows: int
    pending: int
    accepted: int
    returned: int
    observed: int
    missing: int


_CELLS = (
    "WITH latest AS (SELECT *, row_number() OVER (PARTITION BY institute, period "
    "ORDER BY sequence DESC, at DESC) AS place FROM package "
    "WHERE direction='in' AND kind='entrega' AND period BETWEEN :first AND :last "
    "AND state NOT IN ('refused','waiting','altered')) "
    "SELECT l.institute, l.period, l.id, l.state, l.at, l.sequence, count(r.id), "
    "coalesce(sum(r.state='pending'),0), coalesce(sum(r.state IN ('accepted','same')),0), "
    "coalesce(sum(r.state='returned'),0), "
    "(SELECT count(*) FROM observacion o WHERE o.package=l.id AND o.state<>'closed'), "
    "(SELECT coalesce(max(d.sequence),0)-count(DISTINCT d.sequence) FROM package d "
    "WHERE d.device=l.device AND d.direction='in') "
    "FROM latest l LEFT JOIN package_row r ON r.package=l.id WHERE l.place=1 "
    "GROUP BY l.id ORDER BY l.institute, l.period"
)


def board(source: Source, first: str, last: str) -> dict[tuple[str, str], BoardCell]:
    """{(institute, period): cell} of the periods from `2026-T1` to `2026-T4`, say."""
    found = source.rows(_CELLS, {"first": first, "last": last})
    return {(row[0], row[1]): BoardCell(*row) for row in found}
