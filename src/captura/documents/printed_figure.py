"""A figure on paper, and the short code under it that finds the records it counted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from captura.documents.page import Cell, Coded

CODES_NOTE = (
    "Cada cifra lleva su código. Escrito en Captura («Buscar», Ctrl+K), enseña los registros que "
    "contó al hacerse este informe, y cuáles cambiaron después."
)

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another
_CODE = re.compile(rf"([A-Z])([1-9]\d{{0,8}})\W+([1-9]\d{{0,2}})\W+([{_LETTERS}]{{2}})")


@dataclass(frozen=True)
class Figure:
    """What was counted, in words that are no one's name, and the records of one type that were."""

    says: str
    type: str
    ids: tuple[str, ...]

    @property
    def value(self) -> int:
        return len(self.ids)


def coded(figure: Figure, codes: Mapping[Figure, str]) -> Cell:
    """A figure of a table over its code; what counted nothing has none."""
    return Coded(f"{figure.value:,}", codes[figure]) if figure in codes else "0"


class FigureCode(NamedTuple):
    """device: the laptop's letter · entry: of its history · turn: which figure of it, from 1.

    proof: two letters that only the laptop with that very history can tell.
    """

    device: str
    entry: int
    turn: int
    proof: str

    def __str__(self) -> str:
        """`A1042-7-KT`."""
        return f"{self.device}{self.entry}-{self.turn}-{self.proof}"


def figure_code(device: str, entry: int, turn: int, chain: str) -> FigureCode:
    """The code of a figure; `chain` is the hash that the history has at its entry."""
    found = hashlib.sha256(f"{chain}\n{device}\n{entry}\n{turn}".encode()).digest()
    proof = "".join(_LETTERS[byte % len(_LETTERS)] for byte in found[:2])
    return FigureCode(device, entry, turn, proof)


def read_code(text: str) -> FigureCode | None:
    """The code that was typed, in whatever letters and with any sign between its parts."""
    found = _CODE.fullmatch(text.strip().upper())
    return FigureCode(found[1], int(found[2]), int(found[3]), found[4]) if found else None
