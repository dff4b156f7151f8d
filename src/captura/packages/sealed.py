"""Opens a `.captura`, one step of trust at a time: nothing is read before what vouches for it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from captura.errors import ExcelError, KeysError
from captura.excel import limits as excel_limits
from captura.excel.archive import Archive, open_archive
from captura.excel.limits import MIB, Limits
from captura.keys.certificate import Certificate
from captura.keys.sealing import decrypt
from captura.packages import codes as code_lines
from captura.packages.container import BOOK, CODES, MANIFEST, RECORDS
from captura.packages.header import STATE, Header
from captura.packages.manifest import (
    MOST_BYTES,
    Manifest,
    check_certificate,
    check_signature,
    read_manifest,
)
from captura.packages.refusals import (
    ALTERED,
    BOMB,
    FOREIGN_ROWS,
    NOT_A_PACKAGE,
    NOT_FOR_US,
    PRACTICE,
    REVOKED,
    TOO_BIG,
    TRUNCATED,
    refused,
)
from captura.records.record import institute_of

AGE_MARK = b"age-encryption.org/v1\n"
LIMITS = Limits(file=64 * MIB, unpacked=400 * MIB, ratio=200, parts=1000)
LONGEST_LINE = MIB
MOST_CODES = 64 * MIB


@dataclass(frozen=True)
class Opened:
    """A package whose signature, certificate, codes and lines have all been checked.

    codes: {id: (type, code)} · certificate: None from the state · workbook: its bytes, unread.
    """

    manifest: Manifest
    certificate: Certificate | None
    codes: dict[str, tuple[str, str]]
    _archive: Archive = field(repr=False)

    @property
    def header(self) -> Header:
        return self.manifest.header

    @property
    def workbook(self) -> bytes | None:
        """The workbook's bytes, unread; None where the package has none."""
        has = BOOK in self._archive.parts
        return b"".join(_chunks(self._archive, BOOK)) if has else None

    def lines(self) -> Iterator[str]:
        """Each canonical line, one at a time and as often as asked for."""
        return (line.decode() for line in _lines(self._archive))


def open_sealed(
    data: bytes,
    secrets: Collection[str],
    *,
    state_public: str | None = None,
    practice: bool | None = None,
    revoked: Collection[str] = (),
) -> Opened:
    """Open a package: size, age, directory, manifest, certificate, codes, signature, records.

    secrets: age secret keys that may open it · state_public: the state's Ed25519 key in hex, None
    where nobody knows it · practice: what this application keeps (None: either) · revoked: device
    keys no longer accepted. Raises PackageError, its code one of `captura.packages.refusals`.
    """
    archive = _open_archive(_decrypt(data, secrets))
    manifest = read_manifest(_part(archive, MANIFEST, MOST_BYTES))
    header = manifest.header
    if practice is not None and header.practice != practice:
        raise refused(PRACTICE)
    certificate = check_certificate(header, state_public)
    if header.device in revoked:
        raise refused(REVOKED)
    codes = code_lines.read_codes(_part(archive, CODES, MOST_CODES))
    package = code_lines.package_id(header, code_lines.lines_of(codes))
    check_signature(manifest, package)
    _check_records(archive, header, codes)
    return Opened(manifest, certificate, codes, archive)


def read_header(data: bytes, secrets: Collection[str]) -> Header:
    """The header of a package, nothing of it believed: to say who sent what can't be taken in."""
    archive = _open_archive(_decrypt(data, secrets))
    return read_manifest(_part(archive, MANIFEST, MOST_BYTES)).header


def _decrypt(data: bytes, secrets: Collection[str]) -> bytes:
    if len(data) > LIMITS.file:
        raise refused(TOO_BIG)
    if not data.startswith(AGE_MARK):
        whole = AGE_MARK.startswith(data[: len(AGE_MARK)])
        raise refused(TRUNCATED if whole else NOT_A_PACKAGE)
    try:
        return decrypt(data, secrets)
    except KeysError as error:
        # the age library says in words whether no key fits or the file is damaged
        ours = "No matching keys" not in str(error.__context__)
        raise refused(TRUNCATED if ours else NOT_FOR_US) from None


def _open_archive(plain: bytes) -> Archive:
    try:
        return open_archive(plain, LIMITS)
    except ExcelError as error:
        bomb = error.code in (
            excel_limits.BOMB,
            excel_limits.BAD_DIRECTORY,
            excel_limits.TOO_MANY_PARTS,
        )
        raise refused(BOMB if bomb else ALTERED) from None


def _part(archive: Archive, name: str, most: int) -> bytes:
    part = archive.parts.get(name)
    if part is None:
        raise refused(NOT_A_PACKAGE)
    if part.size > most:
        raise refused(TOO_BIG)
    return b"".join(_chunks(archive, name))


def _chunks(archive: Archive, name: str) -> Iterator[bytes]:
    try:
        yield from archive.chunks(archive.parts[name])
    except ExcelError as error:
        raise refused(BOMB if error.code == excel_limits.BOMB else ALTERED) from None


def _lines(archive: Archive) -> Iterator[bytes]:
    if RECORDS not in archive.parts:
        raise refused(NOT_A_PACKAGE)
    rest = b""
    for chunk in _chunks(archive, RECORDS):
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > LONGEST_LINE:
            raise refused(TOO_BIG)
        yield from whole
    if rest:
        raise refused(ALTERED)


def _check_records(archive: Archive, header: Header, codes: dict[str, tuple[str, str]]) -> None:
    """Each line is one of the signed codes, each code has its line, all belong to the sender."""
    counts: dict[str, int] = {}
    waiting: dict[str, tuple[str, str]] = {}
    for record_id, (kind, code) in codes.items():
        if header.sender != STATE and institute_of(record_id) != header.sender:
            raise refused(FOREIGN_ROWS)
        counts[kind] = counts.get(kind, 0) + 1
        waiting[code] = (kind, record_id)
    if counts != {kind: count for kind, count in header.counts.items() if count}:
        raise refused(ALTERED)
    for line in _lines(archive):
        kind, record_id = waiting.pop(hashlib.sha256(line).hexdigest(), ("", ""))
        if not kind or not line.startswith(f'["{kind}","{record_id}",'.encode()):
            raise refused(ALTERED)
    if waiting:
        raise refused(ALTERED)
