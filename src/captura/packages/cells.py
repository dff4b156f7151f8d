"""Between the canonical text of a field and its cell, by kind; and the 12-bit tag of a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from zlib import crc32

from captura.excel.serial import FIRST, day_number, moment_number
from captura.packages.layout import ColumnLayout, Lists
from captura.records.choices import SEPARATOR
from captura.records.kind import Unreadable
from captura.records.kinds import KINDS

Written = str | float
AS_TEXT = frozenset(("text", "long_text", "reference", "curp", "phone"))  # the cell is the text
KEPT = 20_000  # distinct values remembered per column

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
TAGS = [high + low for high in _SIGNS for low in _SIGNS]

FORMATS = {  # of captura.excel.write, by kind
    "whole": "whole",
    "decimal": "decimal",
    "money": "money",
    "date": "date",
    "time": "time",
    "date_time": "date_time",
}
WIDTHS = {"date": 12, "time": 8, "whole": 10, "yes_no": 8, "long_text": 40, "date_time": 19}


def tag_seed(name: str) -> int:
    """Where the checksum of a field's tags starts, so that swapped cells show."""
    return crc32(name.encode())


def tag(seed: int, canonical: str) -> str:
    """Two signs (12 bits) that name an altered cell; they prove nothing, the SHA-256 does."""
    return TAGS[crc32(canonical.encode(), seed) & 4095]


def _date(text: str) -> Written:
    day = dt.date.fromisoformat(text)
    return day_number(day) if day >= FIRST else text


def _time(text: str) -> Written:
    return (int(text[:2]) * 60 + int(text[3:5])) / 1440


def _moment(text: str) -> Written:
    moment = dt.datetime.fromisoformat(text)
    return moment_number(moment) if moment.date() >= FIRST else text.replace("T", " ")


def _money(text: str) -> Written:
    return int(text) / 100


def _decimal(text: str) -> Written:
    return float(Decimal(text))


_WRITE: dict[str, Callable[[str], Written]] = {
    "whole": int,
    "decimal": _decimal,
    "money": _money,
    "date": _date,
    "time": _time,
    "date_time": _moment,
    "yes_no": {"si": "Sí", "no": "No"}.__getitem__,
}


# A cell is written in one way. What people may also type (`hoy`, `x` for yes) is another cell.
_STRICT = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "date_time": re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"),
    "yes_no": re.compile("Sí|No"),
}


def shown_by_code(texts: Sequence[str]) -> dict[str, str]:
    """{code: `code · label`} of a catalogue's cells."""
    return {text.partition(SEPARATOR)[0]: text for text in texts}


def writer_of(column: ColumnLayout, lists: Lists) -> Callable[[str], Written]:
    """canonical text → cell. An unknown code shows as itself."""
    if column.kind in ("choice", "choices"):
        shown = shown_by_code(lists.get(column.catalogue, ()))
        return lambda text: "; ".join(shown.get(code, code) for code in text.split(";"))
    return _WRITE.get(column.kind, str)


def reader_of(column: ColumnLayout, lists: Lists) -> Callable[[Any], str]:
    """cell → canonical text, "" if empty. Raises Unreadable on what no such cell can hold."""
    if column.kind in ("choice", "choices"):
        return _choice_reader(lists.get(column.catalogue, ()))
    kind = KINDS.get(column.kind)
    if kind is None:
        raise Unreadable("Esta clase de dato es más nueva.", "Actualice Captura.")

    strict = _STRICT.get(column.kind)

    def read(cell: Any) -> str:
        text = cell if isinstance(cell, str) else None
        odd = isinstance(cell, bool) or (text is None and column.kind == "yes_no")
        if odd or (strict and text and not strict.fullmatch(text)):
            raise Unreadable("Así no se escribió esta celda.", "")
        value = kind.from_cell(cell)
        return "" if value is None else kind.canonical(value)

    return read


def _choice_reader(texts: Sequence[str]) -> Callable[[Any], str]:
    known: Mapping[str, str] = {text: text.partition(SEPARATOR)[0] for text in texts}
    codes = frozenset(known.values())

    def one(text: str) -> str:
        if text in known:
            return known[text]
        if text in codes or SEPARATOR in text:
            raise Unreadable("La clave y el nombre no corresponden.", "")
        return text  # a code of a newer catalogue, written bare

    def read(cell: Any) -> str:
        if not isinstance(cell, str):
            raise Unreadable("Aquí va un valor de la lista.", "")
        return ";".join(sorted(one(part) for part in cell.split("; "))) if cell else ""

    return read


class Memo(dict[Any, Any]):
    """Remembers what a function gave for a value, for columns whose values repeat."""

    def __init__(self, compute: Callable[[Any], Any]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, key: Any) -> Any:
        if len(self) >= KEPT:
            self.clear()
        found = self[key] = self._compute(key)
        return found
