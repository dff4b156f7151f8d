"""The state decides on a package: accepts, observes, returns rows with a reason, all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.errors import PackageError
from captura.records import RECORDS
from captura.records.fields import fields_of
from captura.records.record import new_id
from captura.store import ledger
from captura.store.bulk import Applied
from captura.store.queries.packages import PackedRow, package, package_rows


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


def returned_with(rows: Iterable[PackedRow], chosen: Mapping[str, str]) -> dict[str, str]:
    """{id: reason} of the chosen rows and every row that refers to one of them, to the last.

    rows: the undecided rows of the package, with their lines.
    """
    references = {row.id: _references(row) for row in rows if row.line}
    returned = dict(chosen)
    grew = True
    while grew:
        grew = False
        for record, targets in references.items():
            cause = next((target for target in targets if target in returned), None)
            if record not in returned and cause is not None:
                returned[record] = f"Se refiere a un registro devuelto. {chosen.get(cause, '')}"
                grew = True
    return {record: reason.strip() for record, reason in returned.items()}


def _references(row: PackedRow) -> tuple[str, ...]:
    names = {field.name for field in fields_of(RECORDS[row.type]) if field.kind.name == "reference"}
    cells = json.loads(row.line or "[0,0,0,[]]")[3]
    return tuple(value for name, value, _ in cells if name in names)


def decide(
    office: Office,
    package_id: str,
    returned: Mapping[str, str] | None = None,
    remarks: Iterable[Remark] = (),
) -> Decided:
    """Accept every undecided row but those in `returned` {id: reason}; keep the remarks.

    Rows that refer to a returned one go back with it. All or nothing, with control totals. Raises
    PackageError for an altered package, or one without anything to decide.
    """
    chosen, noted = dict(returned or {}), list(remarks)
    office.allow("devolver" if chosen else "aceptar")
    kept = package(office.store, package_id)
    if kept is None or kept.state == "altered":
        raise _cannot("Es una propuesta de corrección: no se acepta, se comenta con el instituto.")
    rows = package_rows(office.store, package_id, state=ledger.PENDING)
    back = returned_with(rows, chosen)
    unknown = chosen.keys() - {row.id for row in rows}
    if unknown:
        raise _cannot("Un renglón elegido ya estaba decidido.")
    lines: dict[str, list[str]] = {record_type: [] for record_type in RECORDS}
    for row in rows:
        if row.id not in back and row.line:
            lines[row.type].append(row.line)
    with office.store.work(who=office.user, device="A") as work:
        applied = work.apply({kind: own for kind, own in lines.items() if own}, package_id)
        accepted = sum(len(own) for own in lines.values())
        if accepted + len(back) != len(rows):
            raise _cannot("Los totales no cuadran.")
        ledger.decide(work, package_id, back)
        for remark in noted:
            ledger.keep_observation(
                work,
                id=new_id(kept.institute or "", office.clock(), office.random),
                package=package_id,
                record_type=remark.type,
                record=remark.record,
                field=remark.field,
                text=remark.text,
            )
        state = ledger.derive_state(work, package_id)
    same = sum(kept.counts.values()) - len(rows)
    return Decided(state, applied, accepted, back, same)


def close_observation(office: Office, observation: str) -> None:
    """Only the state closes an observation; the next acuse tells the institute."""
    office.allow("observar")
    with office.store.work(who=office.user, device="A") as work:
        ledger.close_observation(work, observation)


def _cannot(what: str) -> PackageError:
    return PackageError(
        "No se puede aceptar", what, "Ábralo de nuevo en Recepción y revise.", "CAP-ACT-40"
    )
