"""The institute reads an acuse: its rows are settled, observations land on their fields."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from captura.actions.editions import keep_told, renew, told_editions
from captura.actions.office import Office
from captura.errors import PackageError
from captura.keys.certificate import StateIdentity
from captura.packages.header import ENTREGA
from captura.packages.receipt import Receipt, open_receipt
from captura.records.editions import BY_ACUSE
from captura.store import chain, ledger, observations
from captura.store.ledger import KeptPackage
from captura.store.queries.packages import package
from captura.store.work import Changes, Work

UNKNOWN, DONE = "desconocido", "acusado"
REVOKED = "equipo_dado_de_baja"  # the meta key that says so
HISTORY = "historial"  # the note of a package: what its acuse says of the history here
REWRITTEN = (
    "El historial de este equipo ya no es el que se envió con este paquete: alguien cambió o quitó "
    "anotaciones anteriores. Guarde un respaldo y avise a la coordinación."
)
GONE = "equipos_dados_de_baja"  # meta key: every device that an acuse said is no longer accepted


@dataclass(frozen=True)
class Received:
    """receipt: what it says · state: acusado, or desconocido where its package isn't known here.

    revoked: whether it says that this device's packages are no longer taken in. rewritten: whether
    the history that the state saw with the package no longer lies in the one kept here.
    """

    receipt: Receipt
    state: str
    revoked: bool = False
    rewritten: bool = False
    touched: Changes = field(default_factory=Changes)


def receive_receipt(office: Office, data: bytes) -> Received:
    """Take in an acuse; read again it changes nothing. Raises PackageError if it isn't for us."""
    office.allow("leer_acuse")
    state = known_state(office)
    _, receipt = open_receipt(
        data,
        office.secrets,
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
    told = told_editions(receipt.catalogues, BY_ACUSE)
    known = package(office.store, receipt.package)
    if known is not None and known.direction not in (ledger.OUT, ledger.SISTER):
        known = None
    mine = known is not None and not known.note.get(UNKNOWN) and known.direction == ledger.OUT
    rewritten = mine and not chain.holds(office.store, *receipt.history)
    revoked = office.device.public_hex in receipt.revoked
    with office.store.work(who=office.user, device=office.letter) as work:
        if known is None or known.note.get(UNKNOWN):
            ledger.keep_package(work, _unknown(office, receipt))
        else:
            ledger.settle_rows(work, receipt.package, _states(receipt))
            note = {"acuse": receipt.arrived, **({HISTORY: REWRITTEN} if rewritten else {})}
            ledger.set_state(work, receipt.package, "acknowledged", note)
        gone = {*json.loads(work.meta(GONE) or "[]"), *receipt.revoked}
        work.set_meta(GONE, json.dumps(sorted(gone)))
        if revoked:
            work.set_meta(REVOKED, office.device.public_hex)
        keep_told(work, told)
        _keep_observed(work, receipt, state.name)
        touched = work.touched
    renew(office)
    done = known is not None and not known.note.get(UNKNOWN)
    return Received(receipt, DONE if done else UNKNOWN, revoked, rewritten, touched)


def known_state(office: Office) -> StateIdentity:
    """The state whose signature is known here. Raises PackageError before the alta."""
    if office.state is None:
        raise PackageError(
            "Todavía no se pueden leer acuses",
            "Este equipo no tiene certificado, y no conoce la firma de la coordinación.",
            "Termine el alta del equipo.",
            "CAP-ACT-60",
        )
    return office.state


def _keep_observed(work: Work, receipt: Receipt, who: str) -> None:
    """The observations on their fields; one without words is closed, and the history notes when."""
    for seen in receipt.observations:
        if not seen.text:
            observations.close_observation(work, seen.id)
        observations.keep_observation(
            work,
            id=seen.id,
            package=receipt.package,
            record_type=seen.type,
            record=seen.record,
            field=seen.field,
            text=seen.text,
            state="open" if seen.text else "closed",
            who=who,
            at=receipt.arrived,
        )


def _unknown(office: Office, receipt: Receipt) -> KeptPackage:
    """The line of a package made before a restore, or by a copy of this laptop: kept and shown."""
    return KeptPackage(
        id=receipt.package,
        direction=ledger.OUT,
        kind=ENTREGA,
        institute=office.institute,
        device="",
        sequence=receipt.sequence,
        previous="",
        period=receipt.period,
        state="acknowledged",
        counts={
            name: count.accepted + count.observed + count.returned
            for name, count in receipt.sheets.items()
        },
        note={
            "acuse": receipt.arrived,
            UNKNOWN: True,
            "devueltos": [[row.type, row.id, row.code, row.reason] for row in receipt.returned],
        },
        at=receipt.arrived,
    )


def _states(receipt: Receipt) -> dict[str, tuple[str, str | None]]:
    return {row.id: (ledger.RETURNED, row.reason) for row in receipt.returned}
