"""Opens a delivery that arrived, as a package or a workbook; what comes back was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from captura.actions.office import Office
from captura.packages import findings as found
from captura.packages.findings import Finding
from captura.packages.header import ENTREGA, STATE, Header
from captura.packages.manifest import check_certificate
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
from captura.records.arrived import Arrived
from captura.records.registry import RECORDS
from captura.records.version import code_of, read_line, vector_text


class ArrivedRow(NamedTuple):
    """What a record that arrived is: its signed code, and its vector as text."""

    type: str
    id: str
    code: str
    vector: str


@dataclass(frozen=True)
class OpenedPackage:
    """A package of a certified sender: its records, and a row for each, in no certain order.

    findings: what a workbook says that was not signed; then it has no rows, for it is not taken
    in.
    """

    id: str
    header: Header
    arrived: Arrived = field(default_factory=Arrived)
    rows: list[ArrivedRow] = field(default_factory=list)
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
        arrived = Arrived(*cut_alike(list(opened.lines())))
        codes = [[opened.codes[own][1] for own in group.ids] for group in arrived.alike]
        rows = _rows(arrived, codes, opened.header)
        return OpenedPackage(opened.manifest.id, opened.header, arrived, rows)
    checked = check_workbook(data, state_public=public, password=password, keep_rows=True)
    _trust_book(office, checked, public)
    header = checked.manifest.header
    if checked.findings:
        return OpenedPackage(checked.manifest.id, header, findings=checked.findings)
    rows = _rows(checked.arrived, checked.codes, header)
    return OpenedPackage(checked.manifest.id, header, checked.arrived, rows)


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


def _rows(arrived: Arrived, codes: Sequence[Sequence[str]], header: Header) -> list[ArrivedRow]:
    """What each record is. Raises PackageError: whoever signed it, it can't be merged."""
    rows: list[ArrivedRow] = []
    try:
        for group, own in zip(arrived.alike, codes, strict=True):
            rows += map(ArrivedRow, repeat(group.type), group.ids, own, group.dots)
        for line in arrived.lines:
            one = read_line(line)
            rows.append(ArrivedRow(one.type, one.id, code_of(line), vector_text(one.vector)))
    except ValueError:
        raise refused(ALTERED, "Trae renglones que no tienen la forma de un registro.") from None
    if len(arrived) != len(rows) or len(rows) != sum(header.counts.values()):
        raise refused(ALTERED, "Trae renglones que no son los que se firmaron.")
    if not arrived.types() <= RECORDS.keys():
        raise refused(ALTERED, "Trae una hoja que no es de ninguna clase de registro.")
    return rows
