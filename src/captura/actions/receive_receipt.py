"""The institute reads an acuse: its rows are settled, observations land on their fields."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.office import Office
from captura.errors import PackageError
from captura.packages.receipt import Receipt, open_receipt
from captura.store import ledger
from captura.store.queries.packages import package

UNKNOWN, DONE = "desconocido", "acusado"


@dataclass(frozen=True)
class Received:
    """receipt: what it says · state: acusado, or desconocido where its package isn't known here."""

    receipt: Receipt
    state: str


def receive_receipt(office: Office, data: bytes) -> Received:
    """Take in an acuse; read again it changes nothing. Raises PackageError if it isn't for us."""
    office.allow("leer_acuse")
    state = office.state
    if state is None:
        raise PackageError(
            "Todavía no se pueden leer acuses",
            "Este equipo no tiene certificado, y no conoce la firma de la coordinación.",
            "Termine el alta del equipo.",
            "CAP-ACT-60",
        )
    _, receipt = open_receipt(
        data,
        [office.packages_key.secret],
        state_public=state.signing_public,
        practice=office.practice,
    )
    if receipt.recipient != office.institute:
        raise PackageError(
            "El acuse es de otro instituto",
            "La coordinación lo hizo para otro municipio.",
            "Pídale el de este instituto.",
            "CAP-ACT-61",
        )
    known = package(office.store, receipt.package)
    with office.store.work(who=office.user, device=office.letter) as work:
        if known is not None:
            ledger.settle_rows(work, receipt.package, _states(receipt))
            ledger.set_state(work, receipt.package, "acknowledged", {"acuse": receipt.arrived})
        else:  # made before a restore: kept and shown although its package isn't known here
            work.set_meta(f"acuse {receipt.package}", receipt.arrived)
        for seen in receipt.observations:
            ledger.keep_observation(
                work,
                id=seen.id,
                package=receipt.package,
                record_type=seen.type,
                record=seen.record,
                field=seen.field,
                text=seen.text,
                state="open" if seen.text else "closed",
                who=state.name,
                at=receipt.arrived,
            )
    return Received(receipt, DONE if known is not None else UNKNOWN)


def _states(receipt: Receipt) -> dict[str, tuple[str, str | None]]:
    return {row.id: (ledger.RETURNED, row.reason) for row in receipt.returned}
