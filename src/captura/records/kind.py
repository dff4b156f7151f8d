"""What a kind of value is: the one base of all kinds, and what they share."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Protocol

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Unreadable(ValueError):
    """What was typed can't be understood: what is wrong, and how to write it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what} {fix}")
        self.what, self.fix = what, fix


class Codes(Protocol):
    """What a kind needs of a catalogue."""

    def label(self, code: str) -> str: ...
    def find(self, text: str) -> str | None: ...


def clean(text: str) -> str:
    """NFC, line ends as `\\n`, no control characters: the same in every form."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


@dataclass(frozen=True)
class Kind:
    """One kind. The base is a text; the others change what differs."""

    name: str

    def parse(self, text: str, codes: Codes | None = None) -> Any:
        """The value of what a person typed, None if blank. Raises Unreadable with a sentence."""
        return clean(text).strip() or None

    def text(self, value: Any, codes: Codes | None = None) -> str:
        """What a person reads."""
        return "" if value is None else str(value)

    def cell(self, value: Any, codes: Codes | None = None) -> Cell:
        return None if value is None else self.text(value, codes)

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> Any:
        """The value of a cell. Raises Unreadable."""
        if cell is None or cell == "":
            return None
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)  # a key typed as a number; readers give every number as a float
        return clean(str(cell)) or None

    def json(self, value: Any) -> Any:
        return value if value is None else self.canonical(value)

    def from_json(self, value: Any) -> Any:
        return None if value is None else self.from_canonical(value)

    def canonical(self, value: Any) -> str:
        """The form that is signed; the value is never None."""
        return clean(value)

    def from_canonical(self, text: str) -> Any:
        return text

    def size(self, value: Any) -> Any:
        """What minimum and maximum are compared with: the length of a text, else the value."""
        return len(value)
