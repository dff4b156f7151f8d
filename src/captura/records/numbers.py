"""Kinds of number: whole, exact decimal, money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from captura.records.kind import Cell, Codes, Kind, Unreadable, cell_text


@dataclass(frozen=True)
class Whole(Kind):
    def parse(self, text: str, codes: Codes | None = None) -> int | None:
        text = text.strip().replace(",", "").replace(" ", "")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,15}", text):
            raise Unreadable("Aquí va un número entero.", "Escriba solo cifras, por ejemplo 12.")
        return int(text)

    def cell(self, value: int | None, codes: Codes | None = None) -> Cell:
        return value

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> int | None:
        if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        return cell if type(cell) is int else self.parse(cell_text(cell))

    def json(self, value: Any) -> Any:
        return value

    def from_json(self, value: Any) -> Any:
        return value

    def canonical(self, value: int) -> str:
        return str(value)

    def from_canonical(self, text: str) -> int:
        return int(text)

    def size(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Decimals(Kind):
    """An exact decimal of at most 15 significant digits, so that Excel keeps it."""

    def parse(self, text: str, codes: Codes | None = None) -> Decimal | None:
        text = text.strip().replace(",", "").replace(" ", "")
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or len(value.as_tuple().digits) > 15 or "e" in text.lower():
            raise Unreadable("Aquí va un número.", "Use punto para los decimales, como 3.5.")
        return _plain(value)

    def text(self, value: Decimal | None, codes: Codes | None = None) -> str:
        return "" if value is None else f"{value:f}"

    def cell(self, value: Decimal | None, codes: Codes | None = None) -> Cell:
        return None if value is None else float(value)

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> Decimal | None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _plain(Decimal(f"{cell:.15g}"))
        return self.parse(cell_text(cell))

    def canonical(self, value: Decimal) -> str:
        return f"{_plain(value):f}"

    def from_canonical(self, text: str) -> Decimal:
        return Decimal(text)

    def size(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Money(Whole):
    """Pesos for people, whole centavos as the value."""

    def parse(self, text: str, codes: Codes | None = None) -> int | None:
        text = text.strip().replace("$", "").replace(",", "").replace(" ", "")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,2})?", text):
            raise Unreadable("Aquí va un importe en pesos.", "Escríbalo como 1250.50, sin letras.")
        return int(Decimal(text) * 100)

    def text(self, value: int | None, codes: Codes | None = None) -> str:
        if value is None:
            return ""
        sign = "-" if value < 0 else ""
        return f"{sign}{abs(value) // 100:,}.{abs(value) % 100:02d}"

    def cell(self, value: int | None, codes: Codes | None = None) -> Cell:
        return None if value is None else value / 100

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> int | None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            cents = Decimal(f"{cell:.15g}") * 100
            if cents == cents.to_integral_value():
                return int(cents)
            raise Unreadable("El importe tiene más de dos decimales.", "Redondéelo a centavos.")
        return self.parse(cell_text(cell))


def _plain(value: Decimal) -> Decimal:
    value = value.normalize()
    if value.is_zero():
        return Decimal(0)
    return value.quantize(Decimal(1)) if value.as_tuple().exponent > 0 else value  # type: ignore[operator]
