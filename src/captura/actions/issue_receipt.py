"""The acuse of a package: what was accepted, observed and returned, signed by the state."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from captura.actions.closed_told import closings_to_tell
from captura.actions.editions import editions_to_tell
from captura.actions.export_workbook import write_whole
from captura.actions.office import STATE, Office
from captura.documents.page import Page
from captura.documents.receipt_page import receipt_page
from captura.errors import PackageError
from captura.failpoints import failpoint
from captura.keys.certificate import certificate_from
from captura.keys.signing import sign
from captura.packages.header import ACUSE, Header, Recipient, canonical, header_from
from captura.packages.qr import qr_text
from captura.packages.receipt import (
    Observation,
    Receipt,
    Returned,
    SheetCount,
    receipt_plain,
    write_receipt,
)
from captura.packages.workbook import Sign
from captura.records.record import institute_of
from captura.records.registry import RECORDS
from captura.store import ledger
from captura.store.queries.certificates import certificates
from captura.store.queries.observations import ObservationRow, observations
from captura.store.queries.packages import PackageRow, PackedRow, package, package_rows

# {state: why it has no acuse, what to do}
_NO_RECEIPT = {
    ledger.PENDING: (
        "El paquete tiene renglones sin decidir.",
        "Acéptelos, obsérvelos o devuélvalos primero.",
    ),
    ledger.REPLACED: (
        "Otra entrega del mismo periodo trajo todo lo suyo.",
        "Haga el acuse de la entrega más reciente.",
    ),
    "altered": (
        "Es un libro alterado: sus cambios son propuestas.",
        "Coméntelas con el instituto, que enviará su paquete.",
    ),
    "waiting": (
        "Es de una versión más nueva de Captura, y todavía no se puede leer.",
        "Actualice Captura y ábralo otra vez.",
    ),
}


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
    state = kept.state if kept and kept.direction == ledger.IN else ledger.PENDING
    if kept is None or state in _NO_RECEIPT:
        what, fix = _NO_RECEIPT[state]
        raise PackageError("Todavía no hay acuse", what, fix, "CAP-ACT-50")
    receipt = receipt_of(office, kept)
    path = (
        office.folder.packages / f"acuse-{kept.institute}-{kept.period}-{package_id[:12]}.captura"
    )
    header = _header(office, kept, _made_at(office, kept, receipt))
    with tempfile.TemporaryDirectory(prefix="acuse-", dir=office.folder.temporary) as scratch:
        draft = Path(scratch, path.name)
        write_receipt(draft, header, receipt, sign=_signer(office), temporary=Path(scratch))
        failpoint("receipt.written")
        draft.replace(path)
        failpoint("receipt.placed")
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
        mark=office.mark,
    )
    return Issued(receipt, path, page)


def issue_receipts(office: Office, packages: Iterable[str], folder: Path) -> int:
    """The acuse of each of these packages, copied into a folder; how many.

    Raises PackageError for one that is undecided, and where the folder takes no file.
    """
    count = 0
    for one in packages:
        issued = issue_receipt(office, one)
        write_whole(folder / issued.path.name, issued.path.read_bytes())
        count += 1
    return count


def receipt_of(office: Office, kept: PackageRow) -> Receipt:
    """What the acuse says, from the ledger alone: its observations, and all that were closed."""
    institute = kept.institute or ""
    rows = package_rows(office.store, kept.id)
    remarks = [
        remark
        for remark in observations(office.store)
        if remark.package == kept.id
        or (remark.state == "closed" and institute_of(remark.record) == institute)
    ]
    observed = {remark.record for remark in remarks if remark.package == kept.id}
    return Receipt(
        package=kept.id,
        recipient=institute,
        period=kept.period or "",
        sequence=kept.sequence or 0,
        arrived=kept.at,
        sheets=_counts(rows, observed),
        returned=tuple(
            Returned(row.type, row.id, row.code, row.reason or "")
            for row in rows
            if row.state == ledger.RETURNED
        ),
        observations=tuple(_observation(remark) for remark in remarks),
        revoked=tuple(one.device for one in certificates(office.store, institute) if one.revoked),
        history=header_from(kept.header).history,
        catalogues=editions_to_tell(office) | closings_to_tell(office, institute),
    )


def _observation(remark: ObservationRow) -> Observation:
    text = remark.text if remark.state != "closed" else ""
    return Observation(remark.id, remark.type, remark.record, remark.field or "", text)


def _counts(rows: Iterable[PackedRow], observed: set[str]) -> dict[str, SheetCount]:
    """Rows that a later package brought again are neither accepted nor returned here."""
    tallies: dict[str, list[int]] = {}
    for row in rows:
        if row.state == ledger.REPLACED:
            continue
        own = tallies.setdefault(row.type, [0, 0, 0])
        if row.state == ledger.RETURNED:
            own[2] += 1
        else:
            own[1 if row.id in observed else 0] += 1
    return {name: SheetCount(*tally) for name, tally in tallies.items()}


def _made_at(office: Office, kept: PackageRow, receipt: Receipt) -> str:
    """When an acuse that says just this was first made, so that it is the same acuse again."""
    said = hashlib.sha256(canonical(receipt_plain(receipt))).hexdigest()
    known = kept.note.get("acuse", {})
    if known.get("dice") == said:
        return str(known["hecho"])
    now = office.clock().astimezone(dt.UTC).isoformat(timespec="seconds")
    with office.store.work(who=office.user, device="A") as work:
        ledger.set_state(work, kept.id, kept.state, {"acuse": {"dice": said, "hecho": now}})
    return now


def _header(office: Office, kept: PackageRow, made: str) -> Header:
    # as the package carried it, checked on arrival: a state restored from an older backup may not
    # know the device any more, and answers it all the same
    issued = certificate_from(kept.header["certificado"])
    return Header(
        kind=ACUSE,
        sender=STATE,
        sender_name=office.name,
        device=office.state_pair.public_hex,
        recipients=(
            Recipient(issued.institute, issued.institute_name, issued.age_public),
            Recipient(STATE, office.name, office.packages_key.public),
        ),
        period=kept.period or "",
        previous=kept.id,
        practice=office.practice,
        created=made,
    )


def _signer(office: Office) -> Sign:
    return lambda message: sign(office.state_pair.private, message)
