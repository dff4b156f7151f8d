"""Opens a package or a workbook that arrived; what comes back was certified and signed."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.office import STATE, Office
from captura.packages.findings import Finding
from captura.packages.header import Header
from captura.packages.reading import read_lines
from captura.packages.refusals import FOREIGN_ROWS, NOT_FOR_US, PRACTICE, refused
from captura.packages.sealed import AGE_MARK, open_sealed
from captura.packages.verify import check_workbook
from captura.records.record import institute_of
from captura.records.version import read_line


@dataclass(frozen=True)
class OpenedPackage:
    """A package of a certified sender; lines only where nothing was altered."""

    id: str
    header: Header
    lines: list[str]
    findings: tuple[Finding, ...]


def open_package(office: Office, data: bytes, password: str | None = None) -> OpenedPackage:
    """The package in the bytes of a file: a `.captura`, or a workbook (with its password, if any).

    Raises PackageError, ExcelError or IsolateError with the sentence that says why not.
    """
    known = office.state
    public = known.signing_public if known else None
    if data.startswith(AGE_MARK):
        opened = open_sealed(
            data, [office.packages_key.secret], state_public=public, practice=office.practice
        )
        return OpenedPackage(opened.manifest.id, opened.header, list(opened.lines()), ())
    checked = check_workbook(data, state_public=public, password=password, keep_lines=True)
    header, lines = checked.manifest.header, read_lines(checked.lines)
    if header.practice != office.practice:
        raise refused(PRACTICE)
    if not any(recipient.institute == office.institute for recipient in header.recipients):
        raise refused(NOT_FOR_US)
    owners = {institute_of(read_line(line).id) for line in lines}
    if header.sender != STATE and owners - {header.sender}:
        raise refused(FOREIGN_ROWS)
    return OpenedPackage(checked.manifest.id, header, lines, checked.findings)
