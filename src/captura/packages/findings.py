"""What a check of a package names: one altered cell, one row too many or missing, one part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

CELL, ROW_ADDED, ROW_DELETED, ROW_TWICE = "celda", "agregado", "borrado", "repetido"
ROW_ALTERED, COLUMN_MISSING, COLUMN_ADDED = "renglon", "columna_falta", "columna_agregada"
SHEET_MISSING, SHEET_ADDED, COVER_ALTERED = "hoja_falta", "hoja_agregada", "portada"
LISTS_ALTERED, HIDDEN_ALTERED, FORMULA, ERROR = "catalogos", "oculta", "formula", "error"
SIGNATURE, FOREIGN = "firma", "ajeno"
MOST = 500  # named one by one; the rest are only counted


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was signed.

    text: the sentence people read; it may quote the cell, so it belongs in no log. type, id, field,
    value: the record's field it speaks of and the canonical text the cell says now, where known.
    """

    kind: str
    text: str
    sheet: str = ""
    cell: str = ""
    heading: str = ""
    type: str = ""
    id: str = ""
    field: str = ""
    value: str = ""


def finding_plain(finding: Finding) -> dict[str, str]:
    """As plain values, without the empty ones."""
    return {name: value for name, value in asdict(finding).items() if value}


def finding_from(value: Mapping[str, Any]) -> Finding:
    return Finding(**value)


class Findings:
    """Findings as they come: the first 500 kept, all counted."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.count = 0

    def add(self, finding: Finding) -> None:
        self.count += 1
        if len(self.kept) < MOST:
            self.kept.append(finding)
