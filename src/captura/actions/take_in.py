"""The state takes a package in: verified, staged, compared with what is here; no figure changes.

A package already taken in changes nothing. A gap, a clone, an older one are said, never guessed.
An altered workbook is staged as proposed corrections, never applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import NamedTuple

from captura.actions.arrival_notes import CLONE, GAP, KNOWN, OLDER, in_order, notes_of
from captura.actions.backup import backup_before
from captura.actions.decide import returned_with
from captura.actions.in_bulk import in_bulk
from captura.actions.office import Office
from captura.actions.open_package import OpenedPackage, open_package
from captura.packages.findings import CELL
from captura.packages.header import ENTREGA, header_plain
from captura.packages.refusals import PRACTICE, REVOKED, is_newer, refused
from captura.packages.sealed import AGE_MARK
from captura.paths import replace_file
from captura.records.merge import covers
from captura.records.record import institute_of
from captura.records.version import Vector, code_of, read_vector
from captura.store import ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.arrivals import returned_before, stored_vectors, undecided
from captura.store.queries.packages import PackageRow, certificate, package, packages

NEW, CHANGED, SAME = "new", "changed", "same"
ALTERED, WAITING = "altered", "waiting"
__all__ = ["CLONE", "GAP", "KNOWN", "OLDER", "Arrival", "take_in", "waiting_packages"]


@dataclass(frozen=True)
class Arrival:
    """What arrived. notes: of KNOWN, GAP, CLONE, OLDER, each with its sentence.

    package: its place in the ledger; an altered workbook has one of its own, beside the package
    that it was. novelty: {type: {new | changed | same: rows}} · altered: sentences of what isn't
    as signed.
    """

    package: str
    institute: str
    name: str
    period: str
    sequence: int
    notes: Mapping[str, str]
    novelty: Mapping[str, Mapping[str, int]]
    altered: tuple[str, ...] = ()


class _Row(NamedTuple):
    """A row as it will stand in the ledger; vector: as text."""

    type: str
    id: str
    code: str
    novelty: str
    line: str
    vector: str


@in_bulk()
def take_in(office: Office, data: bytes, password: str | None = None) -> Arrival:
    """Verify and stage one file. Raises PackageError, ExcelError or KeysError; nothing changed.

    A package of a newer release is kept aside too, and stands in the ledger as waiting.
    """
    office.allow("recibir")
    try:
        opened = open_package(office, data, password)
    except Exception as error:
        if is_newer(error):
            _keep_aside(office, data)
        raise
    _check(office, opened)
    return _propose(office, opened, data) if opened.findings else _take(office, opened, data)


def waiting_packages(office: Office) -> list[PackageRow]:
    """What waits for a newer release of this program; `path` names its file in `entregas/`."""
    return [kept for kept in packages(office.store, direction="in") if kept.state == WAITING]


def _check(office: Office, opened: OpenedPackage) -> None:
    header = opened.header
    if header.practice != office.practice:
        raise refused(PRACTICE)
    issued = certificate(office.store, header.device)
    if issued is not None and issued.revoked:
        raise refused(REVOKED)


def _take(office: Office, opened: OpenedPackage, data: bytes) -> Arrival:
    known = package(office.store, opened.id)
    if known is not None:
        text = "Ya se había recibido; no cambió nada y su acuse es el mismo."
        return _arrival(opened, opened.id, {KNOWN: text}, known.note.get("novelty", {}))
    backup_before(office)
    notes, rows = notes_of(office.store, opened), _compare(office, opened)
    novelty = _count(rows)
    _stage(office, opened, rows, {"notes": notes, "novelty": novelty, "altered": []})
    _forget_waiting(office, data)
    return _arrival(opened, opened.id, notes, novelty)


def _propose(office: Office, opened: OpenedPackage, data: bytes) -> Arrival:
    """Stage an altered workbook beside the package that it was: its cells are only proposals."""
    own, altered = code_of(data), [finding.text for finding in opened.findings]
    known = package(office.store, own)
    if known is None:
        cells = [asdict(one) for one in opened.findings if one.kind == CELL]
        note = {"notes": {}, "novelty": {}, "altered": altered, "proposed": cells, "of": opened.id}
        with office.store.work(who=office.user, device="A") as work:
            ledger.keep_package(work, _kept(opened, own, ALTERED, note))
    text = "Este libro ya se había recibido con estos cambios."
    return _arrival(opened, own, {KNOWN: text} if known else {}, {}, altered)


def _arrival(
    opened: OpenedPackage,
    own: str,
    notes: Mapping[str, str],
    novelty: Mapping[str, Mapping[str, int]],
    altered: Iterable[str] = (),
) -> Arrival:
    header = opened.header
    return Arrival(
        own,
        header.sender,
        header.sender_name,
        header.period,
        header.sequence,
        notes,
        novelty,
        tuple(altered),
    )


def _compare(office: Office, opened: OpenedPackage) -> list[_Row]:
    """Each row beside what is stored: unchanged if everything it knows is known here."""
    vectors: dict[str, Mapping[str, str]] = {}
    rows = []
    for record_type, record_id, vector, line in opened.rows:
        if record_type not in vectors:
            vectors[record_type] = stored_vectors(
                office.store, record_type, institute_of(record_id)
            )
        stored = vectors[record_type].get(record_id)
        if stored is None:
            novelty = NEW
        else:
            same = stored == vector or covers(read_vector(stored), read_vector(vector))
            novelty = SAME if same else CHANGED
        rows.append(_Row(record_type, record_id, code_of(line), novelty, line, vector))
    return rows


def _count(rows: list[_Row]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        own = counts.setdefault(row.type, {NEW: 0, CHANGED: 0, SAME: 0})
        own[row.novelty] += 1
    return counts


def _stage(
    office: Office, opened: OpenedPackage, rows: list[_Row], note: Mapping[str, object]
) -> None:
    # a decision is of (id, code): what went back in just this form is back again, with what
    # refers to it
    before = returned_before(office.store, ((row.id, row.code) for row in rows))
    returned = returned_with((row for row in rows if row.novelty != SAME), before)
    mine, theirs = _replaced(office, opened, rows)

    def state(row: _Row) -> str:
        if row.id in returned:
            return ledger.RETURNED
        if row.novelty == SAME:
            return ledger.SAME
        return ledger.REPLACED if row.id in mine else ledger.PENDING

    with office.store.work(who=office.user, device="A") as work:
        ledger.keep_package(work, _kept(opened, opened.id, ledger.PENDING, note))
        states = [(row, state(row)) for row in rows]
        ledger.keep_rows(
            work,
            opened.id,
            (
                (r.type, r.id, r.code, own, r.novelty, r.line if own == ledger.PENDING else None)
                for r, own in states
            ),
        )
        ledger.give_reasons(work, opened.id, returned)
        ledger.replace_rows(work, theirs)
        for other in {opened.id, *(row[0] for row in theirs)}:
            ledger.derive_state(work, other)
        for kept in packages(work, direction=ledger.IN, institute=opened.header.sender):
            if kept.state == ALTERED and kept.note.get("of") == opened.id:
                ledger.set_state(work, kept.id, ledger.REPLACED)


def _replaced(
    office: Office, opened: OpenedPackage, rows: list[_Row]
) -> tuple[set[str], list[tuple[str, str, str]]]:
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
    for row in rows:
        for other, after, vector in waiting.get(row.id, ()):
            own = read_vector(row.vector)
            if after or (after is None and covers(own, vector)):
                theirs.append((other, row.type, row.id))
            elif after is False or covers(vector, own):
                mine.add(row.id)
    return mine, theirs


def _kept(opened: OpenedPackage, own: str, state: str, note: Mapping[str, object]) -> KeptPackage:
    header = opened.header
    return KeptPackage(
        id=own,
        direction=ledger.IN,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period=header.period,
        state=state,
        counts=header.counts,
        header=header_plain(header),
        note=note,
    )


def _keep_aside(office: Office, data: bytes) -> None:
    """A package of a newer release waits, under a name that says nothing."""
    own = code_of(data)
    if package(office.store, own) is not None:
        return
    ending = "captura" if data.startswith(AGE_MARK) else "xlsx"
    name = f"espera-{own[:16]}.{ending}"
    replace_file(office.folder.packages / name, data)
    kept = KeptPackage(
        id=own,
        direction=ledger.IN,
        kind=ENTREGA,
        institute="",
        device="",
        sequence=0,
        previous="",
        period="",
        state=WAITING,
        counts={},
        path=name,
    )
    with office.store.work(who=office.user, device="A") as work:
        ledger.keep_package(work, kept)


def _forget_waiting(office: Office, data: bytes) -> None:
    """What waited for this release is here now."""
    kept = package(office.store, code_of(data))
    if kept is None or kept.state != WAITING:
        return
    with office.store.work(who=office.user, device="A") as work:
        ledger.forget_package(work, kept.id)
    (office.folder.packages / str(kept.path)).unlink(missing_ok=True)
