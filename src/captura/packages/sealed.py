"""Opens a `.captura`, one step of trust at a time: nothing is read before what vouches for it.

Here the bytes are decrypted, hashed and held against the signature. Unzipping them, and reading
the JSON inside, happens in the child process, which has no key (`captura.packages.parts`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from captura.errors import KeysError
from captura.isolate import run
from captura.keys.certificate import Certificate
from captura.keys.sealing import decrypt
from captura.packages import codes as code_lines
from captura.packages.header import STATE, Header
from captura.packages.manifest import (
    Manifest,
    check_certificate,
    check_signature,
    read_manifest,
)
from captura.packages.parts import LIMITS
from captura.packages.refusals import (
    ALTERED,
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
MEMORY_MIB = 768
SECONDS = 120.0


@dataclass(frozen=True)
class Opened:
    """A package whose signature, certificate, codes and lines have all been checked.

    codes: {id: (type, code)} · certificate: None from the state.
    """

    manifest: Manifest
    certificate: Certificate | None
    codes: dict[str, tuple[str, str]]
    _plain: bytes = field(repr=False)
    _lines: bytes = field(repr=False)

    @property
    def header(self) -> Header:
        return self.manifest.header

    @property
    def workbook(self) -> bytes | None:
        """The workbook's bytes, unread; None where the package has none."""
        has, data = _inside("book", self._plain)
        return bytes(data) if has else None

    def lines(self) -> Iterator[str]:
        """Each canonical line, one at a time and as often as asked for."""
        return (line.decode() for line in _each(self._lines))


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
    keys no longer accepted. Raises PackageError, its code one of `captura.packages.refusals`, or
    IsolateError where reading it had to be stopped.
    """
    plain = decrypted(data, secrets)
    text, code_bytes = _inside("front", plain)
    manifest = read_manifest(text.encode())
    header = manifest.header
    if practice is not None and header.practice != practice:
        raise refused(PRACTICE)
    certificate = check_certificate(header, state_public)
    if header.device in revoked:
        raise refused(REVOKED)
    codes = code_lines.read_codes(code_bytes)
    package = code_lines.package_id(header, code_lines.lines_of(codes))
    check_signature(manifest, package)
    lines = bytes(_inside("records", plain))
    _check_records(lines, header, codes)
    return Opened(manifest, certificate, codes, plain, lines)


def _inside(name: str, plain: bytes) -> Any:
    """What a function of `parts` says, called in the child process."""
    function = f"captura.packages.parts.{name}"
    return run(function, plain, memory_mib=MEMORY_MIB, seconds=SECONDS)


def _each(lines: bytes) -> Iterator[bytes]:
    """The lines, without ever holding all of them twice."""
    begin = 0
    while (end := lines.find(b"\n", begin)) >= 0:
        yield lines[begin:end]
        begin = end + 1


def decrypted(data: bytes, secrets: Collection[str]) -> bytes:
    """What an age file holds. Raises PackageError: too big, cut, for others, or another thing."""
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


def _check_records(lines: bytes, header: Header, codes: dict[str, tuple[str, str]]) -> None:
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
    for line in _each(lines):
        kind, record_id = waiting.pop(hashlib.sha256(line).hexdigest(), ("", ""))
        if not kind or not line.startswith(f'["{kind}","{record_id}",'.encode()):
            raise refused(ALTERED)
    if waiting:
        raise refused(ALTERED)
