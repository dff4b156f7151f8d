"""Opens a delivery that arrived, as a package or a workbook; what comes back was signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from captura.actions.office import Office
from captura.packages import findings as found
from captura.packages.findings import Finding
from captura.packages.header import ENTREGA, STATE, Header
from captura.packages.manifest import check_certificate
from captura.packages.reading import read_lines
from captura.packages.refusals import (
    ALTERED,
    BAD_SIGNATURE,
    FOREIGN_ROWS,
    NOT_FOR_US,
    OTHER_KIND,
    PRACTICE,
    refused,
)
from captura.packages.sealed import AGE_MARK, open_sealed
from captura.packages.verify import CheckedBook, check_workbook
from captura.records.alike import cut_alike
from captura.records.registry import RECORDS
from captura.records.version import read_line, vector_text


class ArrivedRow(NamedTuple):
    """A canonical line with what it is of, and its vector as text."""

    type: str
    id: str
    vector: str
    line: str


@dataclass(frozen=True)
class OpenedPackage:
    """A package of a certified sender.

    findings: what a workbook says that was not signed; then it has no rows, for it is not taken
    in.
    """

    id: str
    header: Header
    rows: list[ArrivedRow]
    findings: tuple[Finding, ...] = ()


def open_package(office: Office, data: bytes, password: str | None = None) -> OpenedPackage:
    """The delivery in the bytes of a file: a `.captura`, or a workbook (with its password, if any).

    Raises PackageError, ExcelError or IsolateError with the sentence that says why not.
    """
    known = office.state
    public = known.signing_public if known else None
    if data.startswith(AGE_MARK) or AGE_MARK.startswith(data):  # cut after a few bytes, too
        opened = open_sealed(data, office.secrets, state_public=public, practice=office.practice)
        _check_kind(opened.header)
        return OpenedPackage(opened.manifest.id, opened.header, _rows(opened.lines()))
    checked = check_workbook(data, state_public=public, password=password, keep_lines=True)
    _trust_book(office, checked, public)
    header = checked.manifest.header
    if checked.findings:
        return OpenedPackage(checked.manifest.id, header, [], checked.findings)
    return OpenedPackage(checked.manifest.id, header, _rows(read_lines(checked.lines)))


def _trust_book(office: Office, checked: CheckedBook, public: str | None) -> None:
    """Refuse a workbook nobody certified signed: even its proposals would be nobody's."""
    header = checked.manifest.header
    if header.practice != office.practice:
        raise refused(PRACTICE)
    kinds = {finding.kind for finding in checked.findings}
    if found.SIGNATURE in kinds:
        check_certificate(header, public)
        raise refused(BAD_SIGNATURE)
    if not any(recipient.institute == office.institute for recipient in header.recipients):
        raise refused(NOT_FOR_US)
    if found.FOREIGN in kinds:
        raise refused(FOREIGN_ROWS)
    _check_kind(header)


def _check_kind(header: Header) -> None:
    if header.kind != ENTREGA or header.sender == STATE or not header.period:
        raise refused(OTHER_KIND)


def _rows(lines: Iterable[str]) -> list[ArrivedRow]:
    """What each line is of. Raises PackageError: whoever signed it, it can't be merged."""
    every = list(lines)
    groups, left = cut_alike(every)
    rows: list[ArrivedRow] = []
    for group in groups:
        own = map(every.__getitem__, group.places)
        rows += map(ArrivedRow, repeat(group.type), group.ids, group.dots, own)
    try:
        for place in left:
            version = read_line(every[place])
            text = vector_text(version.vector)
            rows.append(ArrivedRow(version.type, version.id, text, every[place]))
    except ValueError:
        raise refused(ALTERED, "Trae renglones que no tienen la forma de un registro.") from None
    if not {row.type for row in rows} <= RECORDS.keys():
        raise refused(ALTERED, "Trae una hoja que no es de ninguna clase de registro.")
    return rows
