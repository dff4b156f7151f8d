"""The state decides on a package: accepts, observes, returns rows with a reason, all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from captura.actions.backup import backup_before
from captura.actions.in_bulk import in_bulk
from captura.actions.office import Office
from captura.errors import PackageError
from captura.records.alike import Alike
from captura.records.arrived import Arrived
from captura.records.fields import fields_of
from captura.records.record import institute_of, new_id
from captura.records.registry import RECORDS
from captura.records.version import read_line
from captura.store import ledger, observations
from captura.store.bulk import Applied
from captura.store.queries.packages import PackageRow, package, package_rows, row_counts
from captura.store.queries.waiting import settled_ids, waiting
from captura.store.work import Work

LONGEST = 2000  # of a reason or an observation, in an acuse
_REFERS = "Se refiere a un registro devuelto."


@dataclass(frozen=True)
class Remark:
    """An observation to be: on a field of a record (field "" for the whole record)."""

    type: str
    record: str
    field: str
    text: str


@dataclass(frozen=True)
class Decided:
    """What a decision did. Every arrived row is accepted, returned, or was the same before."""

    state: str
    applied: Applied
    accepted: int
    returned: Mapping[str, str]
    same: int


class StagedRow(Protocol):
    """A row with its canonical line."""

    @property
    def type(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def line(self) -> str | None: ...


def returned_with(rows: Iterable[StagedRow], chosen: Mapping[str, str]) -> dict[str, str]:
    """{id: reason} of the chosen rows and every row that refers to one of them, to the last.

    rows: the undecided rows of the package, with their lines. What follows carries the reason of
    the row that it follows.
    """
    if not chosen:
        return {}
    followers: dict[str, list[str]] = {}
    for row in rows:
        for target in _references(row) if row.line else ():
            followers.setdefault(target, []).append(row.id)
    returned, waiting = dict(chosen), list(chosen)
    while waiting:
        cause = waiting.pop()
        reason = chosen.get(cause) or returned[cause].removeprefix(_REFERS)
        for record in followers.get(cause, ()):
            if record not in returned:
                returned[record] = f"{_REFERS} {reason.strip()}".strip()
                waiting.append(record)
    return returned


def _references(row: StagedRow) -> tuple[str, ...]:
    names = _reference_fields(row.type)
    cells = json.loads(row.line or "[0,0,0,[]]")[3]
    return tuple(value for name, value, _ in cells if name in names)


@cache
def _reference_fields(record_type: str) -> frozenset[str]:
    fields = fields_of(RECORDS[record_type])
    return frozenset(field.name for field in fields if field.kind.name == "reference")


@in_bulk()
def decide(
    office: Office,
    package_id: str,
    returned: Mapping[str, str] | None = None,
    remarks: Iterable[Remark] = (),
) -> Decided:
    """Accept every undecided row but those in `returned` {id: reason}; keep the remarks.

    Rows that refer to a returned one go back with it. All or nothing, with control totals; decided
    again without anything new, it changes nothing. Raises PackageError for an altered package, a
    row already decided, a reason or a remark without words.
    """
    chosen, noted = dict(returned or {}), list(remarks)
    for action, wanted in (("aceptar", True), ("devolver", chosen), ("observar", noted)):
        if wanted:
            office.allow(action)
    kept = _decidable(office, package_id)
    backup_before(office)
    with office.store.work(who=office.user, device="A") as work:
        return _decide(office, work, kept, chosen, noted)


def accept_at_once(
    office: Office, work: Work, package_id: str, arrived: Arrived, settled: Set[str]
) -> Decided:
    """Accept all but the settled ones of what this work noted as accepted: nothing ever waits."""
    office.allow("aceptar")
    accepted, applied = len(arrived) - len(settled), Applied()
    if accepted:
        kinds = arrived.types()
        records = {kind: _without(settled, arrived.of(kind)) for kind in RECORDS if kind in kinds}
        applied = work.apply(records, package_id)
    _balance(accepted, accepted, 0, applied)
    for other in ledger.settle(work, package_id):
        ledger.derive_state(work, other)
    state = ledger.derive_state(work, package_id)
    counts = row_counts(work, package_id) if settled else {}
    same = sum(own.get(ledger.SAME, 0) for own in counts.values())
    back = package_rows(work, package_id, state=ledger.RETURNED) if settled else []
    return Decided(state, applied, accepted, {row.id: row.reason or "" for row in back}, same)


def _decide(
    office: Office, work: Work, kept: PackageRow, chosen: Mapping[str, str], noted: list[Remark]
) -> Decided:
    """All that is read here, the writing connection reads: it has just written it, and holds it."""
    package_id = kept.id
    counts = row_counts(work, package_id)
    same = sum(own.get(ledger.SAME, 0) for own in counts.values())
    pending = {kind: own[ledger.PENDING] for kind, own in counts.items() if ledger.PENDING in own}
    gone = package_rows(work, package_id, state=ledger.RETURNED)
    seeds = {**{row.id: row.reason or "" for row in gone}, **chosen}
    rows = package_rows(work, package_id, state=ledger.PENDING) if seeds else []
    lines = {row.id: row.line or "" for row in rows}
    _check(kept, chosen, noted, lines.keys())
    if not pending and not noted:
        return Decided(kept.state, Applied(), 0, {}, same)
    back = {record: why for record, why in returned_with(rows, seeds).items() if record in lines}
    ledger.keep_lines(work, package_id, {record: lines[record] for record in back})
    every = sum(pending.values())
    applied, accepted = Applied(), every - len(back)
    if accepted:
        settled = settled_ids(work, package_id) | back.keys()
        records = {
            kind: _without(settled, waiting(work, package_id, kind))
            for kind in RECORDS
            if kind in pending
        }
        applied = work.apply(records, package_id)
    _balance(every, accepted, len(back), applied)
    for other in ledger.decide(work, package_id, back, chosen):
        ledger.derive_state(work, other)
    _observe(office, work, kept, noted)
    state = ledger.derive_state(work, package_id)
    return Decided(state, applied, accepted, back, same)


def _without(settled: Set[str], pieces: Iterable[Alike | str]) -> Iterator[Alike | str]:
    """What waits, but for what is settled or goes back."""
    for piece in pieces:
        if isinstance(piece, str):
            if not settled or read_line(piece).id not in settled:
                yield piece
        elif settled and not settled.isdisjoint(piece.ids):
            yield piece.at([n for n, own in enumerate(piece.ids) if own not in settled])
        else:
            yield piece


def _decidable(office: Office, package_id: str) -> PackageRow:
    kept = package(office.store, package_id)
    if kept is None or kept.direction != ledger.IN:
        raise _cannot("Ese paquete no está en esta computadora.")
    if kept.state == "altered":
        raise _cannot("Es una propuesta de corrección: no se acepta, se comenta con el instituto.")
    if kept.state == "waiting":
        raise _cannot("Es de una versión más nueva de Captura, y todavía no se puede leer.")
    return kept


def _check(
    kept: PackageRow, chosen: Mapping[str, str], noted: Sequence[Remark], undecided: Set[str]
) -> None:
    if chosen.keys() - undecided:
        raise _cannot("Un renglón elegido ya estaba decidido.")
    if not all(reason.strip() for reason in chosen.values()):
        raise _cannot("Falta decir por qué se devuelve un renglón.")
    if not all(remark.text.strip() for remark in noted):
        raise _cannot("Una observación no dice nada.")
    texts = [*chosen.values(), *(remark.text for remark in noted)]
    if any(len(text) > LONGEST for text in texts):
        raise _cannot(f"Un motivo o una observación pasa de {LONGEST:,} letras.")
    if any(institute_of(remark.record) != kept.institute for remark in noted):
        raise _cannot("Una observación es de un registro de otro instituto.")


def _balance(rows: int, accepted: int, returned: int, applied: Applied) -> None:
    """Nothing is lost between what waited, what was written and what goes back."""
    counts = (applied.new, applied.changed, applied.unchanged)
    written = sum(sum(own.values()) for own in counts)
    if accepted + returned != rows or written != accepted:
        raise _cannot("Los totales no cuadran.")


def _observe(office: Office, work: Work, kept: PackageRow, noted: Iterable[Remark]) -> None:
    for remark in noted:
        observations.keep_observation(
            work,
            id=new_id(kept.institute or "", office.clock(), office.random),
            package=kept.id,
            record_type=remark.type,
            record=remark.record,
            field=remark.field,
            text=remark.text.strip(),
        )


def close_observation(office: Office, observation: str) -> None:
    """Only the state closes an observation; the next acuse tells the institute."""
    office.allow("observar")
    with office.store.work(who=office.user, device="A") as work:
        observations.close_observation(work, observation)


def _cannot(what: str) -> PackageError:
    return PackageError(
        "No se puede aceptar", what, "Ábralo de nuevo en Recepción y revise.", "CAP-ACT-40"
    )
