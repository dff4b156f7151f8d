"""Writes the ledger of packages: what went out, what arrived, what was decided.

Row states: out `packed` → `accepted | returned`; in `pending` → `accepted | returned | replaced`
(a later package brought the same record), or `same` from the start where nothing differs.

What waits stands in `package_part`, thousands of records side by side: written once, read once,
gone with the decision. Only a row that goes back keeps its own line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from captura.records.arrived import Arrived, pack_all
from captura.store.rows import Source

if TYPE_CHECKING:
    from captura.store.work import Work

OUT, IN = "out", "in"
SISTER = "sister"  # handed in by another laptop of the institute: told by its cambios
PACKED, PENDING, SAME = "packed", "pending", "same"
ACCEPTED, RETURNED, REPLACED = "accepted", "returned", "replaced"


@dataclass(frozen=True, kw_only=True)
class KeptPackage:
    """A package of the ledger. counts: {type: n}; note: JSON values that go with it.

    state out: packed → delivered → acknowledged; in: pending → accepted | observed | returned, or
    replaced, altered (proposed corrections), waiting (of a newer release).
    """

    id: str
    direction: str
    kind: str
    institute: str
    device: str
    sequence: int
    previous: str
    period: str
    state: str
    counts: Mapping[str, int]
    header: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    note: Mapping[str, Any] = field(default_factory=dict)
    at: str = ""


def keep_package(work: Work, package: KeptPackage) -> None:
    """Keep a package, in place of one with the same id."""
    work.execute(
        "INSERT OR REPLACE INTO package(id, direction, kind, institute, device, sequence, "
        "previous, period, state, at, counts, header, path, note) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            package.id,
            package.direction,
            package.kind,
            package.institute,
            package.device,
            package.sequence,
            package.previous,
            package.period,
            package.state,
            package.at or work.now(),
            _json(package.counts),
            _json(package.header),
            package.path,
            _json(package.note),
        ),
    )
    work.touched.types.add("package")


def forget_package(work: Work, package: str) -> None:
    """Take a package out of the ledger that never was taken in (it waited, and now it is here)."""
    for table in ("package_row", "package_part"):
        work.execute(f"DELETE FROM {table} WHERE package=?", (package,))  # noqa: S608 - own names
    work.execute("DELETE FROM package WHERE id=?", (package,))
    work.touched.types.add("package")


def set_state(work: Work, package: str, state: str, note: Mapping[str, Any] | None = None) -> None:
    """A package's new state, and what the note gains."""
    work.execute(
        "UPDATE package SET state=?, note=json_patch(coalesce(note,'{}'), ?) WHERE id=?",
        (state, _json(note or {}), package),
    )
    work.touched.types.add("package")


def keep_rows(work: Work, package: str, rows: Iterable[tuple[str, str, str, str, str]]) -> None:
    """Rows (type, id, code, state, novelty or "") of a package, in batch."""
    work.cursor.executemany(
        "INSERT INTO package_row(package, type, id, code, state, novelty) "
        "VALUES (?,?,?,?,?,nullif(?,''))",
        ((package, *row) for row in rows),
    )


def keep_waiting(work: Work, package: str, parts: Iterable[tuple[str, Arrived]]) -> None:
    """The records of a package that wait for a decision, by type."""
    work.cursor.executemany(
        "INSERT INTO package_part(package, type, n, content) VALUES (?,?,?,?)",
        ((package, kind, n, pack_all(part)) for n, (kind, part) in enumerate(parts, 1)),
    )


def keep_lines(work: Work, package: str, lines: Mapping[str, str]) -> None:
    """The canonical lines {id: line} of rows that go back, beside them."""
    work.cursor.executemany(
        "UPDATE package_row SET line=? WHERE package=? AND id=?",
        [(line, package, record) for record, line in lines.items()],
    )


def replace_rows(work: Work, rows: Iterable[tuple[str, str, str]]) -> None:
    """Mark undecided rows (package, type, id) as brought again by a later package."""
    work.cursor.executemany(
        "UPDATE package_row SET state='replaced', line=NULL "
        "WHERE package=? AND type=? AND id=? AND state='pending'",
        list(rows),
    )


def give_reasons(work: Work, package: str, reasons: Mapping[str, str]) -> None:
    """The reasons of rows that went back before, beside them again: {id: reason}."""
    work.cursor.executemany(
        "UPDATE package_row SET reason=? WHERE package=? AND id=?",
        [(reason, package, record) for record, reason in reasons.items()],
    )


def derive_state(work: Work, package: str) -> str:
    """A package's state follows from its rows: pending, returned, observed, replaced, accepted.

    Where no row waits any more, what waited goes.
    """
    counts = dict(
        work.rows(
            "SELECT state, count(*) FROM package_row WHERE package=? GROUP BY state", (package,)
        )
    )
    observed = work.value("SELECT count(*) FROM observacion WHERE package=?", (package,))
    if counts.get(PENDING):
        state = PENDING
    elif counts.get(RETURNED):
        state = RETURNED
    elif observed:
        state = "observed"
    elif counts.get(REPLACED) and not counts.get(ACCEPTED):
        state = REPLACED
    else:
        state = ACCEPTED
    if state != PENDING:
        work.execute("DELETE FROM package_part WHERE package=?", (package,))
    set_state(work, package, state)
    return state


def decide(
    work: Work, package: str, returned: Mapping[str, str], chosen: Collection[str]
) -> set[str]:
    """Decide every undecided row: those in {id: reason} go back, the others are accepted.

    Only a row in `chosen` is returned for its own sake: that decision holds for (id, code), so it
    settles the same row in other packages too. A row that only refers to a returned one is free
    again once that one is mended. Returns the other packages it settled rows of.
    """
    if returned:
        work.execute(
            "UPDATE package_row SET state='returned', reason=(SELECT value FROM json_each(:r) "
            "WHERE key=package_row.id) WHERE package=:p AND state='pending' "
            "AND id IN (SELECT key FROM json_each(:r))",
            {"r": json.dumps(dict(returned), ensure_ascii=False), "p": package},
        )
    work.execute(
        "UPDATE package_row SET state='accepted', line=NULL WHERE package=? AND state='pending'",
        (package,),
    )
    return settle(work, package, chosen)


def settle(work: Work, package: str, chosen: Collection[str] = ()) -> set[str]:
    """Keep what was decided on (id, code), and let it hold in the other packages it returns."""
    _keep_decisions(work, package, list(chosen))
    return _settle_elsewhere(work, package, list(chosen))


def _keep_decisions(work: Work, package: str, chosen: list[str]) -> None:
    """What went back for its own sake, by (id, code). Of what was accepted the row itself tells."""
    work.execute(
        "DELETE FROM decision WHERE EXISTS (SELECT 1 FROM package_row r WHERE r.package=? "
        "AND r.type=decision.type AND r.id=decision.id AND r.code=decision.code "
        "AND r.state='accepted')",
        (package,),
    )
    if not chosen:
        return
    work.execute(
        "INSERT OR REPLACE INTO decision(id, code, type, decision, reason, at, who) "
        "SELECT id, code, type, state, reason, ?, ? FROM package_row WHERE package=? "
        "AND state='returned' AND id IN (SELECT value FROM json_each(?))",
        (work.now(), work.who, package, json.dumps(chosen)),
    )


_WAITING_ELSEWHERE = (
    "SELECT o.id FROM package p JOIN package o ON o.institute=p.institute AND o.id<>p.id "
    "WHERE p.id=? AND o.direction='in' AND o.state='pending'"
)
_DECIDED_HERE = (
    "SELECT mine.state, CASE mine.state WHEN 'returned' THEN mine.reason END, other.package, "
    "other.type, other.id FROM package_row other JOIN package_row mine ON mine.package=:here "
    "AND mine.type=other.type AND mine.id=other.id AND mine.code=other.code "
    "WHERE other.package=:there AND other.state='pending' AND (mine.state='accepted' "
    "OR mine.state='returned' AND mine.id IN (SELECT value FROM json_each(:chosen)))"
)


def _settle_elsewhere(work: Work, package: str, chosen: list[str]) -> set[str]:
    """The decisions of a package's rows, on the same rows where other packages brought them."""
    same: list[Any] = []
    for (other,) in work.rows(_WAITING_ELSEWHERE, (package,)):
        wanted = {"here": package, "there": other, "chosen": json.dumps(chosen)}
        same += work.rows(_DECIDED_HERE, wanted)
    work.cursor.executemany(
        "UPDATE package_row SET state=?, reason=?, line=NULL WHERE package=? AND type=? AND id=?",
        same,
    )
    return {row[2] for row in same}


def settle_rows(work: Work, package: str, states: Mapping[str, tuple[str, str | None]]) -> None:
    """What an acuse says of own rows: {id: (state, reason)}; the others were accepted."""
    work.execute("UPDATE package_row SET state='accepted', reason=NULL WHERE package=?", (package,))
    work.cursor.executemany(
        "UPDATE package_row SET state=?, reason=? WHERE package=? AND id=?",
        [(state, reason, package, record) for record, (state, reason) in states.items()],
    )


def counter(source: Source, name: str) -> int:
    """Where a counter stands, 0 before its first number."""
    return int(source.value("SELECT n FROM counter WHERE name=?", (name,)) or 0)


def set_counter(work: Work, name: str, number: int) -> None:
    """Let a counter go on from a number."""
    work.execute(
        "INSERT INTO counter(name, n) VALUES (?,?) ON CONFLICT(name) DO UPDATE SET n=excluded.n",
        (name, number),
    )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"))
