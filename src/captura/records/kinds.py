"""The fourteen kinds of value a field can hold, each in its five forms.

A kind knows: *text* (what a person types and reads), *value* (what Python computes with), *cell*
(what Excel holds), *JSON*, and the *canonical form* that is hashed and signed (design: NFC, `\\n`,
whole numbers decimal, money in centavos, ISO dates, `si`/`no`, choices sorted and joined by `;`).
Empty is always `None`, and is absent from the canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from captura.records.choices import Choice, Choices, YesNo
from captura.records.kind import Cell, Codes, Kind, cell_text, clean
from captura.records.moments import Date, DateTime, Time
from captura.records.numbers import Decimals, Money, Whole


@dataclass(frozen=True)
class Squeezed(Kind):
    """A key that people write with spaces and dashes: kept without them (CURP, telephone)."""

    keep: Callable[[str], str]

    def parse(self, text: str, codes: Codes | None = None) -> str | None:
        return self.keep(clean(text)) or None

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> str | None:
        return self.parse(cell_text(cell))


def _keep_curp(text: str) -> str:
    # no rule here: what is wrong with a CURP is told by records.curp, and never blocks
    return clean(re.sub(r"[\s\-./]", "", text).upper())  # upper() may leave NFC


def _keep_phone(text: str) -> str:
    digits = re.sub(r"[\s\-().]", "", text)
    return digits[3:] if digits.startswith("+52") and len(digits) == 13 else digits


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("text"),
        Kind("long_text"),
        Whole("whole"),
        Decimals("decimal"),
        Money("money"),
        Date("date"),
        Time("time"),
        DateTime("date_time"),
        YesNo("yes_no"),
        Choice("choice"),
        Choices("choices"),
        Kind("reference"),
        Squeezed("curp", _keep_curp),
        Squeezed("phone", _keep_phone),
    )
}
