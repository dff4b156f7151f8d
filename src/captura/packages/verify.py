"""`captura verificar`: says of any file whether it is what was signed, and names what is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from captura.errors import CapturaError, IsolateError, PackageError
from captura.excel.passwords import OLE, framed, is_protected, needs_password
from captura.isolate import run
from captura.isolate.answers import FELL, OUT_OF_MEMORY
from captura.packages import findings as found
from captura.packages.findings import Finding, finding_from
from captura.packages.manifest import (
    Manifest,
    check_certificate,
    check_signature,
    read_manifest,
)
from captura.packages.refusals import (
    ALTERED,
    BAD_SIGNATURE,
    CERTIFICATE,
    FOREIGN_ROWS,
    NOT_A_PACKAGE,
    refused,
)
from captura.packages.sealed import AGE_MARK, open_sealed
from captura.records.arrived import Arrived, unpack

INTACT, CHANGED, UNREADABLE = 0, 1, 2  # exit codes
SECONDS = 300.0
MEMORY_MIB = 768
UNLOCKING_SECONDS = 20.0
_CODE = 64  # hex digits
_CHANGED = (ALTERED, BAD_SIGNATURE, CERTIFICATE, FOREIGN_ROWS)


@dataclass(frozen=True)
class Verdict:
    """code: 0 intact, 1 not what was signed, 2 can't be read.

    title, text: what people read · error: the code of the refusal, or "" · findings: at most 500
    of `count` · manifest: whose package, where it could be read at all.
    """

    code: int
    title: str
    text: str
    error: str = ""
    findings: tuple[Finding, ...] = ()
    count: int = 0
    manifest: Manifest | None = None


@dataclass(frozen=True)
class CheckedBook:
    """A workbook that could be read: its manifest, what is not as signed, and what is.

    arrived: the records that are as signed, if they were asked for · codes: of each of its groups.
    """

    manifest: Manifest
    findings: tuple[Finding, ...]
    count: int
    arrived: Arrived = field(default_factory=Arrived)
    codes: Sequence[Sequence[str]] = ()


def verify_file(
    data: bytes,
    *,
    secrets: Collection[str] = (),
    state_public: str | None = None,
    password: str | None = None,
) -> Verdict:
    """Verify a `.captura` (opened by `secrets`) or a workbook (with its `password`, if any).

    Without `state_public` the certificate is held against itself and the verdict says so.
    """
    try:
        if data.startswith(AGE_MARK):
            return _verify_sealed(data, secrets, state_public)
        if data[:8] == OLE or data[:2] == b"PK":
            checked = check_workbook(data, state_public=state_public, password=password)
            return _verdict(checked, state_public)
        raise refused(NOT_A_PACKAGE)
    except CapturaError as error:
        changed = isinstance(error, PackageError) and error.code in _CHANGED
        code = CHANGED if changed else UNREADABLE
        return Verdict(code, error.title, f"{error.what} {error.fix}", error.code)


def check_workbook(
    data: bytes,
    *,
    state_public: str | None = None,
    password: str | None = None,
    keep_rows: bool = False,
) -> CheckedBook:
    """Read and verify a workbook in the child process; a bad signature is a finding like others.

    keep_rows: also hand back the records that are as signed. Raises ExcelError or PackageError
    where it can't be read, IsolateError where the reader had to be stopped.
    """
    if is_protected(data):
        if password is None:
            raise needs_password()
        closed = framed(data, password)
        inside = "captura.excel.passwords.unprotect_framed"
        data = bytes(run(inside, closed, memory_mib=MEMORY_MIB, seconds=UNLOCKING_SECONDS))
    answer = _read("read_book" if keep_rows else "check_book", data)
    result, rows = answer if keep_rows else (answer, b"")
    manifest = read_manifest(result["manifest"].encode())
    findings = [finding_from(each) for each in result["findings"]]
    count = result["count"]
    for finding in _trust(manifest, result["id"], state_public):
        findings.insert(0, finding)
        count += 1
    return CheckedBook(manifest, tuple(findings), count, _arrived(rows), _codes(result))


def _read(name: str, data: bytes) -> Any:
    """What the reader in the child answers; if it fell over a cell far away, that is said."""
    reading = f"captura.packages.reading.{name}"
    try:
        return run(reading, data, memory_mib=MEMORY_MIB, seconds=SECONDS)
    except IsolateError as error:
        if error.code in (FELL, OUT_OF_MEMORY):
            looking = "captura.excel.spread.check_delivery_spread"
            run(looking, data, memory_mib=MEMORY_MIB, seconds=SECONDS)
        raise


def _arrived(data: bytes) -> Arrived:
    try:
        return unpack(data.decode())
    except ValueError:
        raise refused(ALTERED, "Trae renglones que no tienen la forma de un registro.") from None


def _codes(result: Mapping[str, Any]) -> list[list[str]]:
    """The codes of each group, which come one after another."""
    joined: list[str] = result.get("codes", [])
    return [[own[at : at + _CODE] for at in range(0, len(own), _CODE)] for own in joined]


def _trust(manifest: Manifest, package: str, state_public: str | None) -> list[Finding]:
    """What is wrong with certificate and signature."""
    wrong = []
    try:
        check_certificate(manifest.header, state_public)
    except PackageError as error:
        wrong.append(Finding(found.SIGNATURE, f"{error.title}. {error.what}"))
    try:
        check_signature(manifest, package)
    except PackageError as error:
        wrong.append(Finding(found.SIGNATURE, f"{error.title}. {error.what}"))
    return wrong


def _verify_sealed(data: bytes, secrets: Collection[str], state_public: str | None) -> Verdict:
    opened = open_sealed(data, secrets, state_public=state_public)
    book = opened.workbook
    if book is None:
        return _verdict(CheckedBook(opened.manifest, (), 0), state_public)
    checked = check_workbook(book, state_public=state_public)
    if checked.manifest.id != opened.manifest.id:
        said = "El libro que va dentro es de otro paquete."
        other = (Finding(found.HIDDEN_ALTERED, said), *checked.findings)
        checked = CheckedBook(opened.manifest, other, checked.count + 1)
    return _verdict(checked, state_public)


def _verdict(checked: CheckedBook, state_public: str | None) -> Verdict:
    header = checked.manifest.header
    if checked.count:
        many = "una diferencia" if checked.count == 1 else f"{checked.count} diferencias"
        text = f"No es lo que se firmó: {many}."
        return Verdict(
            CHANGED, "Alterado", text, ALTERED, checked.findings, checked.count, checked.manifest
        )
    total = sum(header.counts.values())
    whose = f"{header.sender_name} ({header.sender}), {total} registros, tal como se firmaron."
    if state_public is None and header.sender != "estado":
        return Verdict(
            INTACT, "Íntegro · certificado no comprobado", whose, manifest=checked.manifest
        )
    return Verdict(INTACT, "Íntegro", whose, manifest=checked.manifest)
