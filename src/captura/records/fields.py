"""One line of a record: how a field is declared, and how the declarations are read back.

    curp: str | None = f.curp("CURP", section=IDENTIDAD)

returns a plain `dataclasses.field` whose metadata is the Field; forms, tables, sheets, columns,
JSON and the data dictionary follow from it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

from captura.records.kind import Kind
from captura.records.kinds import KINDS

Limit = int | Decimal | dt.date | None
LONG = 4000


@dataclasses.dataclass(frozen=True)
class Field:
    """A field as declared. `of`: the catalogue of a choice, the record type of a reference.

    minimum, maximum: of the value, or of a text's length. privacy: P0 public … P3 sensitive.
    several: a text that holds several names (`records/several.py`).
    """

    name: str
    kind: Kind
    label: str
    section: str = ""
    required: bool = False
    help: str = ""
    of: str = ""
    minimum: Limit = None
    maximum: Limit = None
    privacy: str = "P1"
    several: bool = False

    def problem(self, value: Any) -> str | None:
        """What is wrong with a value's size, or None."""
        if value is None:
            return None
        size = self.kind.size(value)
        unit = " letras" if isinstance(value, str) else ""
        if self.maximum is not None and size > self.maximum:
            return f"Lo más que cabe es {self.kind_text(self.maximum)}{unit}."
        if self.minimum is not None and size < self.minimum:
            return f"Lo menos que puede ser es {self.kind_text(self.minimum)}{unit}."
        return None

    def kind_text(self, limit: Any) -> str:
        """A limit as people read it."""
        return str(limit) if self.kind.name in ("text", "long_text") else self.kind.text(limit)


def _field(kind: str, label: str, **known: Any) -> Any:
    return dataclasses.field(
        default=None, metadata={"field": Field("", KINDS[kind], label, **known)}
    )


def text(label: str, *, max_length: int = 120, **known: Any) -> Any:
    return _field("text", label, maximum=max_length, **known)


def long_text(label: str, *, max_length: int = LONG, **known: Any) -> Any:
    return _field("long_text", label, maximum=max_length, **known)


def whole(label: str, *, minimum: int = 0, maximum: int = 10**9, **known: Any) -> Any:
    return _field("whole", label, minimum=minimum, maximum=maximum, **known)


def decimal(label: str, **known: Any) -> Any:
    return _field("decimal", label, **known)


def money(label: str, *, maximum: int = 10**11, **known: Any) -> Any:
    """Minimum and maximum in centavos."""
    return _field("money", label, minimum=0, maximum=maximum, **known)


def date(label: str, **known: Any) -> Any:
    return _field("date", label, **known)


def time(label: str, **known: Any) -> Any:
    return _field("time", label, **known)


def date_time(label: str, **known: Any) -> Any:
    return _field("date_time", label, **known)


def yes_no(label: str, **known: Any) -> Any:
    return _field("yes_no", label, **known)


def choice(label: str, catalogue: str, **known: Any) -> Any:
    return _field("choice", label, of=catalogue, **known)


def choices(label: str, catalogue: str, **known: Any) -> Any:
    return _field("choices", label, of=catalogue, **known)


def reference(label: str, record_type: str, **known: Any) -> Any:
    return _field("reference", label, of=record_type, maximum=60, **known)


def curp(label: str, **known: Any) -> Any:
    return _field("curp", label, maximum=40, privacy=known.pop("privacy", "P2"), **known)


def phone(label: str, **known: Any) -> Any:
    return _field("phone", label, maximum=20, privacy=known.pop("privacy", "P2"), **known)


def fields_of(record_type: Any) -> tuple[Field, ...]:
    """The fields of a record in the order of their declaration; the common ones come last."""
    return _fields_of(record_type)


@cache
def _fields_of(record_type: Any) -> tuple[Field, ...]:
    own: list[Field] = []
    common: list[Field] = []
    for declared in dataclasses.fields(record_type):
        if "field" in declared.metadata:
            field = dataclasses.replace(declared.metadata["field"], name=declared.name)
            (common if field.section == "Registro" else own).append(field)
    return tuple(own + common)


def field_of(record_type: Any, name: str) -> Field:
    """One field by its name. Raises KeyError."""
    return _by_name(record_type)[name]


@cache
def _by_name(record_type: Any) -> dict[str, Field]:
    return {field.name: field for field in fields_of(record_type)}
