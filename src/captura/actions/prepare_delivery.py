"""Makes the package of a period: workbook, signature, encryption, and its line in the ledger."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from captura.actions.office import STATE, Office
from captura.actions.receive_receipt import REVOKED
from captura.actions.review_delivery import review_delivery
from captura.errors import PackageError
from captura.failpoints import failpoint
from captura.keys.certificate import Certificate, certificate_plain
from captura.keys.signing import sign
from captura.packages.codes import read_codes
from captura.packages.delivery import Made, make_delivery
from captura.packages.header import ENTREGA, Header, Recipient, header_plain
from captura.records.periods import Period
from captura.records.registry import RECORDS
from captura.store import chain, ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.delivery import delivery_ids
from captura.store.queries.packages import packages
from captura.store.rows import versions

LEGAL_BASIS = "Transferencia entre sujetos obligados (LGPDPPSO, artículos 59 a 64)"
NOTICE = "notice_version"
Progress = Callable[[int], None]  # records written so far; cancels by raising


def prepare_delivery(
    office: Office, period: Period, progress: Progress | None = None
) -> KeptPackage:
    """The delivery of a period as a `.captura` in `entregas/`, packed but not yet delivered.

    Raises PackageError while errors are open or the certificate is missing; whatever `progress`
    raises cancels, and nothing is left behind.
    """
    office.allow("hacer_entrega")
    certificate = valid_certificate(office, _cannot)
    review = review_delivery(office, period)
    if review.errors:
        one = review.errors == 1
        found = "Hay 1 error." if one else f"Hay {review.errors} errores."
        raise _cannot(found, f"{'Corríjalo' if one else 'Corríjalos'} en la lista de la revisión.")
    ids = delivery_ids(office.store, period)
    header = _header(office, certificate, period)
    name = _name(office, f"{office.institute}-{period}-{certificate.letter}{header.sequence:04d}")
    with tempfile.TemporaryDirectory(prefix="entrega-", dir=office.folder.temporary) as scratch:
        made = make_delivery(
            Path(scratch, name),
            header,
            ((kind, versions(office.store, kind, wanted)) for kind, wanted in ids.items()),
            types=RECORDS,
            catalogues=office.catalogues,
            sign=lambda message: sign(office.device.private, message),
            temporary=Path(scratch),
            progress=progress,
        )
        return _keep(office, made, Path(scratch, name), office.folder.packages / name)


def valid_certificate(office: Office, cannot: Callable[[str, str], PackageError]) -> Certificate:
    """The certificate that whoever opens a package accepts today; else what `cannot` makes."""
    certificate, today = office.certificate, office.today()
    if certificate is None and office.kept_certificate is not None:
        raise cannot(
            "Estos datos vienen de un respaldo, y este equipo es nuevo: el certificado que traen "
            "es de otro equipo.",
            "Pida su alta en «Instituto y equipo».",
        )
    if certificate is None:
        raise cannot("Este equipo aún no tiene certificado.", "Pídalo en «Instituto y equipo».")
    if office.store.meta(REVOKED) == office.device.public_hex:
        raise cannot(
            "La coordinación estatal dio de baja este equipo.",
            "Llame a la coordinación; si fue un error, pida otra vez su alta.",
        )
    if not certificate.valid_on(today):
        raise cannot(
            f"El certificado de este equipo vale del {certificate.valid_from:%d/%m/%Y} al "
            f"{certificate.valid_until:%d/%m/%Y}, y hoy es {today:%d/%m/%Y}.",
            "Revise la fecha de la computadora; si es correcta, pida otra vez su alta.",
        )
    return certificate


def _name(office: Office, start: str) -> str:
    """A file name no package of the ledger bears: a new certificate begins its numbers again."""
    taken = {kept.path for kept in packages(office.store, direction=ledger.OUT)}
    name, turn = f"{start}.captura", 1
    while name in taken:
        turn += 1
        name = f"{start}-{turn}.captura"
    return name


def _header(office: Office, certificate: Certificate, period: Period) -> Header:
    state = office.state
    if state is None:
        raise _cannot("Falta la llave de la coordinación.", "Vuelva a leer su certificado.")
    recipients = (
        Recipient(STATE, state.name, state.age_public),
        Recipient(office.institute, office.name, office.packages_key.public),
    )
    length, head = chain.head(office.store)
    return Header(
        kind=ENTREGA,
        sender=office.institute,
        sender_name=office.name,
        device=office.device.public_hex,
        certificate=certificate_plain(certificate),
        recipients=recipients,
        period=str(period),
        sequence=ledger.counter(office.store, "secuencia") + 1,
        previous=office.store.meta("paquete_anterior") or "",
        notice=office.store.meta(NOTICE) or "",
        legal_basis=LEGAL_BASIS,
        history_length=length,
        history_head=head,
        practice=office.practice,
        created=office.clock().astimezone(dt.UTC).isoformat(timespec="seconds"),
    )


def _keep(office: Office, made: Made, draft: Path, final: Path) -> KeptPackage:
    """The ledger and the file together: the file takes its place just before the commit."""
    header, codes = made.manifest.header, read_codes("".join(made.code_lines).encode())
    package = KeptPackage(
        id=made.manifest.id,
        direction=ledger.OUT,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period=header.period,
        state=ledger.PACKED,
        counts=header.counts,
        header=header_plain(header),
        path=final.name,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        ledger.set_counter(work, "secuencia", header.sequence)
        work.set_meta("paquete_anterior", package.id)
        ledger.keep_package(work, package)
        ledger.keep_rows(
            work,
            package.id,
            (
                (record_type, record, code, ledger.PACKED, "")
                for record, (record_type, code) in codes.items()
            ),
        )
        failpoint("delivery.noted")
        draft.replace(final)
        failpoint("delivery.placed")
    return package


def _cannot(what: str, fix: str) -> PackageError:
    return PackageError("Todavía no se puede hacer la entrega", what, fix, "CAP-ACT-30")
