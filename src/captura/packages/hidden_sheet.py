"""Reads the hidden sheet: the manifest, and what stands there for each record."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from captura.excel.read import OpenBook
from captura.packages import findings as found
from captura.packages.codes import code_line
from captura.packages.findings import Finding, Findings
from captura.packages.layout import HIDDEN_SHEET
from captura.packages.refusals import NO_HIDDEN_SHEET, refused
from captura.packages.rows import DELETED_MARK, MANIFEST_MARK, MARK
from captura.packages.side_by_side import Kept
from captura.records.version import code_of


@dataclass
class HiddenSheet:
    """manifest: its JSON · by type: codes, the code lines; rows, by id; deleted: whole rows."""

    manifest: str = ""
    codes: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)


def read_hidden(book: OpenBook, findings: Findings) -> HiddenSheet:
    """The hidden sheet. Raises PackageError if it is missing or has no manifest."""
    if HIDDEN_SHEET not in book.titles:
        raise refused(NO_HIDDEN_SHEET)
    hidden = HiddenSheet()
    for row in book.rows(HIDDEN_SHEET):
        text = row[0] if len(row) == 1 or row[1] == "" else "".join(map(str, row))
        parts = text.split(MARK, 4) if type(text) is str else []
        if len(parts) == 5 and parts[4].count(MARK) >= 2 and parts[0] != MANIFEST_MARK:
            _keep(hidden, text, parts, findings)
        elif parts and parts[0] == MANIFEST_MARK:
            hidden.manifest = text.partition(MARK)[2]
        elif text != "":
            name_hidden(findings)
    if not hidden.manifest:
        raise refused(NO_HIDDEN_SHEET)
    return hidden


def _keep(hidden: HiddenSheet, text: str, parts: list[str], findings: Findings) -> None:
    name, code, record_id, _, rest = parts
    own = hidden.rows.setdefault(name, {})
    if record_id in own:
        name_hidden(findings)
    if rest[:3] == DELETED_MARK:
        hidden.deleted.append(text)
    else:
        own[record_id] = text
    hidden.codes.setdefault(name, []).append(code_line(name, record_id, code))


def take_deleted(hidden: HiddenSheet, findings: Findings, kept: Kept | None) -> None:
    """Verify the deleted records: they have no row, their whole line stands in the hidden sheet."""
    for text in hidden.deleted:
        name, code, record_id, _, rest = text.split(MARK, 4)
        line = rest[len(DELETED_MARK) :]
        start = json.dumps([name, record_id], separators=(",", ":"))[:-1] + ","
        if code_of(line) != code or not line.startswith(start):
            said = f"La hoja oculta cambió: ya no dice qué se eliminó (clave {record_id})."
            findings.add(Finding(found.HIDDEN_ALTERED, said, HIDDEN_SHEET, type=name, id=record_id))
        elif kept is not None:
            kept.parts.append(line)


def name_hidden(findings: Findings) -> None:
    """Say that the hidden sheet is not as it was written."""
    said = "La hoja oculta de firmas fue cambiada."
    findings.add(Finding(found.HIDDEN_ALTERED, said, HIDDEN_SHEET))
