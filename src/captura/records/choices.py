"""Kinds with a closed list: yes/no, one choice, several choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from captura.records.kind import Cell, Codes, Kind, Unreadable, cell_text, clean

SEPARATOR = " · "  # between code and label in a cell: `AC02 · Taller`


@dataclass(frozen=True)
class YesNo(Kind):
    def parse(self, text: str, codes: Codes | None = None) -> bool | None:
        word = text.strip().casefold().rstrip(".")
        if not word:
            return None
        if word in ("si", "sí", "s", "x", "1", "verdadero", "true"):
            return True
        if word in ("no", "n", "0", "falso", "false"):
            return False
        raise Unreadable("Aquí va sí o no.", "Escriba «Sí» o «No».")

    def text(self, value: bool | None, codes: Codes | None = None) -> str:
        return "" if value is None else ("Sí" if value else "No")

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> bool | None:
        return cell if isinstance(cell, bool) else self.parse(cell_text(cell))

    def json(self, value: Any) -> Any:
        return value

    def from_json(self, value: Any) -> Any:
        return value

    def canonical(self, value: bool) -> str:
        return "si" if value else "no"

    def from_canonical(self, text: str) -> bool:
        return text == "si"

    def size(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Choice(Kind):
    """A code of a catalogue; the cell shows code and label."""

    def parse(self, text: str, codes: Codes | None = None) -> str | None:
        text = clean(text).strip()
        if not text or codes is None:
            return text or None
        code, mark, label = text.partition(SEPARATOR)
        found = codes.find(code.strip())
        if found is not None and (not mark or codes.label(found) == label.strip()):
            return found
        found = codes.find(text)
        if found is None:
            raise Unreadable("Ese valor no está en la lista.", "Elija uno de la lista.")
        return found

    def text(self, value: str | None, codes: Codes | None = None) -> str:
        return "" if value is None else (codes.label(value) if codes else value)

    def cell(self, value: str | None, codes: Codes | None = None) -> Cell:
        if value is None or codes is None:
            return value
        return f"{value}{SEPARATOR}{codes.label(value)}"

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> str | None:
        return self.parse(cell_text(cell), codes)


@dataclass(frozen=True)
class Choices(Choice):
    """Several codes of one catalogue: a sorted tuple."""

    def parse(self, text: str, codes: Codes | None = None) -> Any:
        parts = [part for part in text.split(";") if part.strip()]
        single = super().parse
        return tuple(sorted({str(single(part, codes)) for part in parts})) or None

    def text(self, value: Any, codes: Codes | None = None) -> str:
        return "" if value is None else "; ".join(codes.label(c) if codes else c for c in value)

    def cell(self, value: Any, codes: Codes | None = None) -> Cell:
        single = super().cell
        return None if value is None else "; ".join(str(single(code, codes)) for code in value)

    def canonical(self, value: Any) -> str:
        return ";".join(sorted(value))

    def from_canonical(self, text: str) -> Any:
        return tuple(text.split(";"))

    def json(self, value: Any) -> Any:
        return None if value is None else list(value)

    def from_json(self, value: Any) -> Any:
        return None if value is None else tuple(value)
