"""Makes a cambios file for another laptop of the institute: all that it may not hold yet."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from captura.actions.export_workbook import write_whole
from captura.actions.office import Office
from captura.actions.prepare_delivery import Progress, valid_certificate
from captura.actions.sisters import NICKNAME, Sister, keep_sister, kept_sisters
from captura.errors import PackageError
from captura.keys.certificate import Certificate, certificate_plain
from captura.keys.signing import sign
from captura.packages import exchange
from captura.packages.delivery import Made, make_plain
from captura.packages.exchange import HandedIn, Line, Note, Remark
from captura.packages.header import CAMBIOS, Header, Recipient, header_from, header_plain
from captura.records.version import line_of
from captura.store import chain, ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.exchange import changed_since, history_top
from captura.store.queries.observations import observations
from captura.store.queries.packages import PackageRow, package, package_rows, packages
from captura.store.rows import versions
from captura.store.vault import sealed_lines

TO, UPTO, SINCE, CARRIED = "para", "hasta", "desde", "entregas"  # in the ledger's note


@dataclass(frozen=True)
class Exchange:
    """A cambios file that was made. records: how many travel in it, sealed ones among them."""

    package: str
    path: Path
    records: int


def make_exchange(
    office: Office, device: str, *, everything: bool = False, progress: Progress | None = None
) -> Exchange:
    """The file for a sister: what changed after the last of our files that she says she holds.

    everything: as if she held nothing. Raises PackageError without a certificate or for a laptop
    that isn't in the list; whatever `progress` raises cancels, and nothing is left behind.
    """
    office.allow("intercambiar")
    certificate = valid_certificate(office, _cannot)
    sister = kept_sisters(office).get(device)
    if sister is None:
        raise _cannot("Esa computadora no está en la lista.", "Elija otra de la lista.")
    base = None if everything else package(office.store, sister.holds)
    top = history_top(office.store)
    ids = changed_since(office.store, base.note[UPTO] if base else 0)
    made_before = _last(office, device)
    header = _header(office, certificate, made_before)
    name = f"cambios-{office.institute}-{certificate.letter}-{_target(sister)}.captura"
    carried = _carried(office)
    with tempfile.TemporaryDirectory(prefix="cambios-", dir=office.folder.temporary) as scratch:
        draft = Path(scratch, name)
        made = make_plain(
            draft,
            header,
            _lines(office, sister, ids, base, progress or _nobody),
            sign=lambda message: sign(office.device.private, message),
            temporary=Path(scratch),
        )
        note = {
            TO: device,
            UPTO: top,
            SINCE: base.id if base else "",
            CARRIED: [one.id for one in carried],
        }
        _keep(office, made, sister, note, draft, office.folder.packages / name)
    counts = made.manifest.header.counts
    records = sum(n for kind, n in counts.items() if kind not in exchange.MACHINERY)
    return Exchange(made.manifest.id, office.folder.packages / name, records)


def copy_exchange(office: Office, made: Exchange, folder: Path) -> Path:
    """The same file in a folder or on a memory. Raises PackageError where it can't be written."""
    office.allow("intercambiar")
    if not made.path.is_file():
        raise _cannot("El archivo ya no está en este equipo.", "Hágalo otra vez.")
    target = folder / made.path.name
    write_whole(target, made.path.read_bytes())
    return target


def _lines(
    office: Office,
    sister: Sister,
    ids: dict[str, list[str]],
    base: PackageRow | None,
    progress: Progress,
) -> Iterator[Line]:
    others = tuple(
        one.known for one in kept_sisters(office).values() if one.device != sister.device
    )
    note = Note(
        to=sister.device,
        since=base.id if base else "",
        holds=sister.held,
        nickname=office.store.meta(NICKNAME) or f"Computadora {office.letter}",
        sisters=others,
    )
    handed = _carried(office)
    there = set(base.note.get(CARRIED, ())) if base else set()
    rows = {one.id: _rows(office, one.id) for one in handed if one.id not in there}
    yield from exchange.lines_of(office.institute, note, _remarks(office), handed, rows)
    done = 0
    for kind, wanted in ids.items():
        for version in versions(office.store, kind, wanted):
            yield kind, version.id, line_of(version)
            done += 1
            if done % 100 == 0:
                progress(done)
    progress(done)
    for sealed in sealed_lines(office.store, base.note[UPTO] if base else 0):
        yield exchange.wrapped(office.institute, sealed)


def _remarks(office: Office) -> list[Remark]:
    return [
        Remark(
            one.id,
            one.package,
            one.type,
            one.record,
            one.field or "",
            one.text,
            one.state,
            one.at,
            one.who,
        )
        for one in observations(office.store)
    ]


def _carried(office: Office) -> list[HandedIn]:
    """The deliveries of this institute that are known here, this laptop's and its sisters'."""
    return [
        HandedIn(
            one.id, one.state, one.at, str(one.note.get("acuse") or ""), header_from(one.header)
        )
        for direction in (ledger.OUT, ledger.SISTER)
        for one in packages(office.store, direction=direction, kind="entrega")
        if one.header
    ]


def _rows(office: Office, delivery: str) -> list[exchange.Row]:
    return [
        (row.type, row.id, row.code, row.state, row.reason or "")
        for row in package_rows(office.store, delivery)
    ]


def _last(office: Office, device: str) -> PackageRow | None:
    """Our last file for a laptop, as this device made them."""
    mine = [
        one
        for one in packages(office.store, direction=ledger.OUT, kind=CAMBIOS)
        if one.note.get(TO) == device and one.device == office.device.public_hex
    ]
    return max(mine, key=lambda one: one.sequence or 0, default=None)


def _header(office: Office, certificate: Certificate, before: PackageRow | None) -> Header:
    length, head = chain.head(office.store)
    return Header(
        kind=CAMBIOS,
        sender=office.institute,
        sender_name=office.name,
        device=office.device.public_hex,
        certificate=certificate_plain(certificate),
        recipients=(Recipient(office.institute, office.name, office.packages_key.public),),
        sequence=(before.sequence or 0) + 1 if before else 1,
        previous=before.id if before else "",
        history_length=length,
        history_head=head,
        practice=office.practice,
        created=office.clock().astimezone(dt.UTC).isoformat(timespec="seconds"),
    )


def _keep(
    office: Office, made: Made, sister: Sister, note: dict[str, object], draft: Path, final: Path
) -> None:
    """The ledger and the file together; the file takes the place of the one made before."""
    header = made.manifest.header
    kept = KeptPackage(
        id=made.manifest.id,
        direction=ledger.OUT,
        kind=CAMBIOS,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period="",
        state=ledger.PACKED,
        counts=header.counts,
        header=header_plain(header),
        path=final.name,
        note=note,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        ledger.keep_package(work, kept)
        keep_sister(work, office, replace(sister, sent=work.now()))
        draft.replace(final)


def _target(sister: Sister) -> str:
    return f"para-{sister.letter or sister.device[:6]}"


def _nobody(done: int) -> None:
    pass


def _cannot(what: str, fix: str) -> PackageError:
    return PackageError("Todavía no se puede hacer el archivo de cambios", what, fix, "CAP-ACT-65")
