"""The acuse of a package: what was accepted, observed and returned, signed by the state."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from captura.actions.office import STATE, Office
from captura.documents.page import Page
from captura.documents.receipt_page import receipt_page
from captura.errors import PackageError
from captura.keys.signing import sign
from captura.packages.header import ACUSE, Header, Recipient
from captura.packages.qr import qr_text
from captura.packages.receipt import (
    Observation,
    Receipt,
    Returned,
    SheetCount,
    write_receipt,
)
from captura.packages.workbook import Sign
from captura.records import RECORDS
from captura.store import ledger
from captura.store.queries.packages import (
    ObservationRow,
    PackageRow,
    PackedRow,
    certificate,
    observations,
    package,
    package_rows,
)


@dataclass(frozen=True)
class Issued:
    """The receipt, the file that travels, and the page to print with its QR."""

    receipt: Receipt
    path: Path
    page: Page


def issue_receipt(office: Office, package_id: str) -> Issued:
    """Write the acuse of a decided package; the same package gets the same acuse again.

    Raises PackageError while rows are undecided.
    """
    office.allow("emitir_acuse")
    kept = package(office.store, package_id)
    if kept is None or kept.state in ("pending", "altered", "waiting"):
        raise PackageError(
            "Todavía no hay acuse",
            "El paquete tiene renglones sin decidir.",
            "Acéptelos, obsérvelos o devuélvalos primero.",
            "CAP-ACT-50",
        )
    receipt = receipt_of(office, kept)
    path = (
        office.folder.packages / f"acuse-{kept.institute}-{kept.period}-{package_id[:12]}.captura"
    )
    header = _header(office, kept)
    with tempfile.TemporaryDirectory(prefix="acuse-", dir=office.folder.temporary) as scratch:
        draft = Path(scratch, path.name)
        write_receipt(draft, header, receipt, sign=_signer(office), temporary=Path(scratch))
        draft.replace(path)
    counts = {
        RECORDS[name].SHEET: (count.accepted, count.observed, count.returned)
        for name, count in receipt.sheets.items()
        if name in RECORDS
    }
    page = receipt_page(
        institute=str(kept.header.get("nombre", "")),
        period=kept.period or "",
        sequence=kept.sequence or 0,
        package=package_id,
        arrived=receipt.arrived[:10],
        counts=counts,
        observations=len(receipt.observations),
        qr=qr_text(receipt, _signer(office)),
    )
    return Issued(receipt, path, page)


def receipt_of(office: Office, kept: PackageRow) -> Receipt:
    """What the acuse says, from the ledger alone."""
    rows = package_rows(office.store, kept.id)
    remarks = observations(office.store, package=kept.id)
    return Receipt(
        package=kept.id,
        recipient=kept.institute or "",
        period=kept.period or "",
        sequence=kept.sequence or 0,
        arrived=kept.at,
        sheets=_counts(rows, {remark.record for remark in remarks}),
        returned=tuple(
            Returned(row.type, row.id, row.code, row.reason or "")
            for row in rows
            if row.state == ledger.RETURNED
        ),
        observations=tuple(_observation(remark) for remark in remarks),
    )


def _observation(remark: ObservationRow) -> Observation:
    text = remark.text if remark.state != "closed" else ""
    return Observation(remark.id, remark.type, remark.record, remark.field or "", text)


def _counts(rows: Iterable[PackedRow], observed: set[str]) -> dict[str, SheetCount]:
    tallies: dict[str, list[int]] = {}
    for row in rows:
        own = tallies.setdefault(row.type, [0, 0, 0])
        if row.state == ledger.RETURNED:
            own[2] += 1
        else:
            own[1 if row.id in observed else 0] += 1
    return {name: SheetCount(*tally) for name, tally in tallies.items()}


def _header(office: Office, kept: PackageRow) -> Header:
    issued = certificate(office.store, kept.device or "")
    if issued is None:
        raise PackageError(
            "No se puede hacer el acuse",
            "Aquí no consta el certificado de quien entregó.",
            "Restaure el respaldo más reciente de la coordinación.",
            "CAP-ACT-51",
        )
    return Header(
        kind=ACUSE,
        sender=STATE,
        sender_name=office.name,
        device=office.state_pair.public_hex,
        recipients=(
            Recipient(issued.institute, str(issued.body["nombre"]), issued.body["llave_paquetes"]),
            Recipient(STATE, office.name, office.packages_key.public),
        ),
        period=kept.period or "",
        previous=kept.id,
        practice=office.practice,
        created=office.clock().astimezone(dt.UTC).isoformat(timespec="seconds"),
    )


def _signer(office: Office) -> Sign:
    return lambda message: sign(office.state_pair.private, message)
