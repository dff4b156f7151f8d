"""How a field is kept in a column, and a row turned into a record or a version and back.

A column holds the canonical text; whole numbers and money are INTEGER so that SQL can add them.
What its kind can't read, and the fields this release doesn't know, stand in `kept` as JSON: nothing
that arrived is lost, and nothing unreadable reaches a screen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from captura.records.fields import fields_of
from captura.records.kind import Kind
from captura.records.merge import is_deleted, shown
from captura.records.record import Record
from captura.records.version import (
    DELETED,
    Version,
    clash_text,
    dots_text,
    join_row,
    vector_text,
)

# one line a kind: the SQL type of its column (a test demands every kind here)
COLUMN_TYPES: dict[str, str] = {
    "text": "TEXT",
    "long_text": "TEXT",
    "whole": "INTEGER",
    "decimal": "TEXT",
    "money": "INTEGER",
    "date": "TEXT",
    "time": "TEXT",
    "date_time": "TEXT",
    "yes_no": "TEXT",
    "choice": "TEXT",
    "choices": "TEXT",
    "reference": "TEXT",
    "curp": "TEXT",
    "phone": "TEXT",
}
# the columns every record's table begins with, before its fields
OWN = ("id", "vector", "dots", "clash", "deleted", DELETED, "changed", "kept")
# columns after the fields, computed from them
COMPUTED: dict[str, tuple[str, ...]] = {"persona": ("sorting",)}
SORTED_BY = ("primer_apellido", "segundo_apellido", "nombres")  # what `sorting` looks at
_PLAIN = str.maketrans(
    {"ñ": "n~", **dict(zip("áéíóúüàèìòùâêîôûäëïö", "aeiouuaeiouaeiouaeio", strict=True))}
)
# kinds that read any text
_ANY_TEXT = ("text", "long_text", "choice", "choices", "reference", "curp", "phone")
Check = Callable[[str], str | int | None]
_BIGGEST = 2**63 - 1


@dataclass(frozen=True)
class Shape:
    """The columns of one record type. `columns`: OWN, then the fields in their order."""

    record: type[Record]
    names: tuple[str, ...]
    known: frozenset[str]
    checked: Mapping[str, Check]

    @cached_property
    def select(self) -> str:
        """SELECT of `columns`, to be completed by a WHERE."""
        return f"SELECT {', '.join(self.columns)} FROM {self.type}"  # noqa: S608 - own names only

    def insert_of(self, columns: Sequence[str], blank: Collection[str] = ()) -> str:
        """INSERT of one row of some columns; the others, and "" in those of `blank`, are empty."""
        marks = ", ".join(["nullif(?,'')" if name in blank else "?" for name in columns])
        return f"INSERT INTO {self.type} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608

    @cached_property
    def upsert(self) -> str:
        """INSERT that takes the place of the row of the same id, keeping its rowid."""
        sets = ", ".join(f"{name}=excluded.{name}" for name in self.columns[1:])
        return f"{self.insert_of(self.columns)} ON CONFLICT (id) DO UPDATE SET {sets}"

    @property
    def type(self) -> str:
        return self.record.TYPE

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return OWN + self.names + COMPUTED.get(self.type, ())

    def row(self, version: Version, changed: int) -> tuple[Any, ...]:
        """The row of a version, in the order of `columns`."""
        values = shown(version)
        kept = {name: value for name, value in values.items() if name not in self.known}
        cells = [self._cell(name, values.get(name), kept) for name in self.names]
        deletion = version.fields.get(DELETED)
        return (
            version.id,
            vector_text(version.vector),
            dots_text(version),
            clash_text(version),
            int(is_deleted(version)),
            deletion[-1][0] if deletion else None,
            changed,
            json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None,
            *cells,
            *computed(self.type, values),
        )

    def version(self, row: Sequence[Any]) -> Version:
        """The version that a row of `columns` holds."""
        values = self.texts(row)
        if row[7]:
            values.update(json.loads(row[7]))
        if row[5]:
            values[DELETED] = row[5]
        return join_row(self.type, row[0], row[1], row[2], values, row[3])

    def texts(self, row: Sequence[Any]) -> dict[str, str]:
        """{field: canonical text} of the known fields that are not empty."""
        return {
            name: str(value)
            for name, value in zip(self.names, row[len(OWN) :], strict=False)
            if value is not None
        }

    def value(self, row: Sequence[Any]) -> Record:
        """The record that a row of `columns` shows."""
        return self.record.from_canonical(row[0], self.texts(row))

    def hidden(self, values: Mapping[str, str]) -> set[str]:
        """The known fields whose value is kept aside because its kind can't read it."""
        return {
            name
            for name in self.checked.keys() & values.keys()
            if self.checked[name](values[name]) is None
        }

    def _cell(self, name: str, value: str | None, kept: dict[str, str]) -> str | int | None:
        if value is None or name not in self.checked:
            return value
        found = self.checked[name](value)
        if found is None:
            kept[name] = value
        return found


def computed(record_type: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the computed columns of a type."""
    return (sorting(values),) if record_type == "persona" else ()


def sorting(values: Mapping[str, str]) -> str:
    """Surnames, then names, as a Spanish list sorts them: no accents, ñ after n."""
    text = " ".join([values.get(name, "") for name in SORTED_BY]).strip().lower()
    return text if text.isascii() else text.translate(_PLAIN)


def shape_of(record: type[Record]) -> Shape:
    fields = fields_of(record)
    names = tuple(field.name for field in fields)
    checked = {
        field.name: _check(field.kind) for field in fields if field.kind.name not in _ANY_TEXT
    }
    return Shape(record, names, frozenset(names), checked)


def shapes_of(records: Mapping[str, type[Record]]) -> dict[str, Shape]:
    return {name: shape_of(record) for name, record in records.items()}


def _check(kind: Kind) -> Check:
    """What a column holds for a canonical text of a kind; None where it isn't one."""
    if COLUMN_TYPES[kind.name] == "INTEGER":
        return _whole
    if kind.name == "yes_no":
        return {"si": "si", "no": "no"}.get

    @lru_cache(maxsize=32_768)  # the days of a hundred years: an import meets them again and again
    def check(text: str) -> str | None:
        try:
            return text if kind.canonical(kind.from_canonical(text)) == text else None
        except (ValueError, ArithmeticError):
            return None

    return check


def _whole(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if str(number) == text and abs(number) <= _BIGGEST else None
