"""How the rows of a package enter the ledger, each compared with what stands and waits here.

A decision is of (id, code), and of rows that wait twice one gives way (ADR 50).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from captura.actions.arrival_notes import in_order
from captura.actions.decide import returned_with
from captura.actions.office import Office
from captura.actions.open_package import OpenedPackage
from captura.records.arrived import ROWS_OF_A_PART, Arrived
from captura.records.merge import covers, is_deleted, shown
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.version import Vector, read_line, read_vector
from captura.store import ledger
from captura.store.queries.arrivals import returned_before, stored_vectors, undecided
from captura.store.queries.packages import package, packages
from captura.store.work import Work

NEW, CHANGED, SAME = "new", "changed", "same"
ALTERED = "altered"


class _Lined(NamedTuple):
    """A row with its line."""

    type: str
    id: str
    line: str


@dataclass(frozen=True)
class Plan:
    """How a package enters the ledger.

    rows: (type, id, code, state, novelty) · returned: {id: reason} of what is back again ·
    replaced: rows of other packages that give way · settled: the ids that don't wait.
    """

    rows: list[tuple[str, str, str, str, str]]
    returned: Mapping[str, str]
    replaced: list[tuple[str, str, str]]
    settled: frozenset[str]


def compare(office: Office, opened: OpenedPackage) -> dict[str, str]:
    """{id: CHANGED or SAME} of what is here already: same if all that it knows is known here."""
    sender, types = opened.header.sender, {row.type for row in opened.rows}
    vectors = {kind: stored_vectors(office.store, kind, sender) for kind in types}
    novelty: dict[str, str] = {}
    if not any(vectors.values()):
        return novelty
    for kind, record, _, vector in opened.rows:
        stored = vectors[kind].get(record)
        if stored is not None:
            same = stored == vector or covers(read_vector(stored), read_vector(vector))
            novelty[record] = SAME if same else CHANGED
    return novelty


def novelty_counts(opened: OpenedPackage, novelty: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """{type: {new | changed | same: rows}}."""
    counts: dict[str, dict[str, int]] = {}
    pairs = Counter((row.type, novelty.get(row.id, NEW)) for row in opened.rows)
    for (kind, which), n in pairs.items():
        counts.setdefault(kind, {NEW: 0, CHANGED: 0, SAME: 0})[which] = n
    return counts


def plan_of(office: Office, opened: OpenedPackage, novelty: Mapping[str, str], state: str) -> Plan:
    """What becomes of each row; state: of those that no earlier decision settles."""
    # a decision is of (id, code): what went back in just this form is back again, with what
    # refers to it
    before = returned_before(office.store, ((row.id, row.code) for row in opened.rows))
    same = {record for record, which in novelty.items() if which == SAME}
    lined = _lined(opened.arrived) if before else []
    returned = returned_with((row for row in lined if row.id not in same), before)
    mine, theirs = _replaced(office, opened)
    settled = {
        **dict.fromkeys(mine, ledger.REPLACED),
        **dict.fromkeys(same, ledger.SAME),
        **dict.fromkeys(returned, ledger.RETURNED),
    }
    rows = [
        (kind, record, code, settled.get(record, state), novelty.get(record, NEW))
        for kind, record, code, _ in opened.rows
    ]
    return Plan(rows, returned, theirs, frozenset(settled))


def enter(work: Work, kept: ledger.KeptPackage, plan: Plan) -> None:
    """Note the package and its rows; those that give way to it elsewhere are marked."""
    ledger.keep_package(work, kept)
    ledger.keep_rows(work, kept.id, plan.rows)
    ledger.give_reasons(work, kept.id, plan.returned)
    ledger.replace_rows(work, plan.replaced)
    for other in {row[0] for row in plan.replaced}:
        ledger.derive_state(work, other)
    for one in packages(work, direction=ledger.IN, institute=kept.institute):
        if one.state == ALTERED and one.note.get("of") == kept.id:
            ledger.set_state(work, one.id, ledger.REPLACED)


def record_of(line: str) -> tuple[Record, bool]:
    """The record of a staged line, and whether it comes deleted."""
    version = read_line(line)
    record = RECORDS[version.type].from_canonical(version.id, shown(version))
    return record, is_deleted(version)


def _lined(arrived: Arrived) -> list[_Lined]:
    versions = ((read_line(line), line) for line in arrived.every_line())
    return [_Lined(version.type, version.id, line) for version, line in versions]


def parts_of(arrived: Arrived, settled: Collection[str]) -> Iterator[tuple[str, Arrived]]:
    """What waits, by type, at most ROWS_OF_A_PART at once."""
    for group in arrived.alike:
        kept = [place for place, own in enumerate(group.ids) if own not in settled]
        for start in range(0, len(kept), ROWS_OF_A_PART):
            part = kept[start : start + ROWS_OF_A_PART]
            yield group.type, Arrived([group if len(part) == len(group.ids) else group.at(part)])
    lines: dict[str, list[str]] = {}
    for line in arrived.lines:
        version = read_line(line)
        if version.id not in settled:
            lines.setdefault(version.type, []).append(line)
    for record_type, own in lines.items():
        for start in range(0, len(own), ROWS_OF_A_PART):
            yield record_type, Arrived(lines=own[start : start + ROWS_OF_A_PART])


def _replaced(office: Office, opened: OpenedPackage) -> tuple[set[str], list[tuple[str, str, str]]]:
    """Of rows that wait here twice, which give way: ids of this package's, rows of others'.

    Of one device the greater sequence stands, however they arrive; else the row that knows all
    that the other knows. Where neither does, both wait, and merge once accepted.
    """
    waiting: dict[str, list[tuple[str, bool | None, Vector]]] = {}
    orders: dict[str, bool | None] = {}
    for one in undecided(office.store, opened.header.sender, opened.header.period, opened.id):
        if one.package not in orders:
            orders[one.package] = in_order(package(office.store, one.package), opened)
        waiting.setdefault(one.id, []).append((one.package, orders[one.package], one.vector))
    mine: set[str] = set()
    theirs: list[tuple[str, str, str]] = []
    for row in opened.rows:
        for other, after, vector in waiting.get(row.id, ()):
            own = read_vector(row.vector)
            if after or (after is None and covers(own, vector)):
                theirs.append((other, row.type, row.id))
            elif after is False or covers(vector, own):
                mine.add(row.id)
    return mine, theirs
