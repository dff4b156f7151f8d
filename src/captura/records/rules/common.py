"""What every record must hold whatever its type: required fields, sizes, known codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from captura.records.catalogues import Catalogues, Entry
from captura.records.fields import Field, fields_of
from captura.records.problem import ERROR, NOTE, WARNING, Problem
from captura.records.record import Record


def problem(record: Record, field: str, level: str, code: str, what: str, fix: str) -> Problem:
    return Problem(record.TYPE, record.id, field, level, code, what, fix)


def error(record: Record, field: str, code: str, what: str, fix: str) -> Problem:
    return problem(record, field, ERROR, code, what, fix)


def warning(record: Record, field: str, code: str, what: str, fix: str) -> Problem:
    return problem(record, field, WARNING, code, what, fix)


def note(record: Record, field: str, code: str, what: str, fix: str = "") -> Problem:
    return problem(record, field, NOTE, code, what, fix)


def missing(record: Record, field: Field) -> Problem:
    verb = "Elija" if field.kind.name.startswith("choice") else "Escriba"
    return error(
        record, field.name, "falta", f"Falta «{field.label}».", f"{verb} este dato para terminar."
    )


def required(record: Record, but: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Required fields left empty, save those a rule of the record excuses."""
    for field in _required(_of(record)):
        if getattr(record, field.name) is None and field.name not in but:
            yield missing(record, field)


def values(record: Record, catalogues: Catalogues) -> Iterator[Problem]:
    """Values too large or too small, and codes that no list holds."""
    plan, read = _plan(_of(record))
    for (field, letters), value in zip(plan, read(record), strict=True):
        if value is None or len(value if letters else "") < letters:
            continue  # the usual case, decided without a call: a state has 174,000 people
        if field.of and field.kind.name != "reference":
            known = catalogues[field.of].by_code
            if value not in known:  # a code, or the codes of several
                yield from _codes(record, field, value, known)
        elif said := field.problem(value):
            yield error(record, field.name, "tamano", said, "Corríjalo.")


def closed(record: Record, field: Field, date: dt.date, catalogues: Catalogues) -> list[Problem]:
    """A warning where a code wasn't open on the day of the event."""
    code = getattr(record, field.name)
    entry = catalogues[field.of].by_code.get(code) if code else None
    if entry is None or entry.open_on(date):
        return []
    what = f"«{entry.label}» no estaba vigente en esa fecha."
    return [warning(record, field.name, "cerrado", what, "Elija el vigente o diga por qué.")]


def _codes(
    record: Record, field: Field, value: str | tuple[str, ...], known: Mapping[str, Entry]
) -> Iterator[Problem]:
    for code in (value,) if isinstance(value, str) else value:
        if code not in known:
            what = f"«{code}» no está en la lista de «{field.label}»."
            yield error(record, field.name, "lista", what, "Elija uno de la lista.")


def _of(record: Record) -> Any:
    return type(record)  # Any: the cache's signature knows no type of a frozen dataclass


@cache
def _required(record_type: Any) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(record_type) if field.required)


@cache
def _plan(record_type: Any) -> tuple[list[tuple[Field, int]], Callable[[Record], Any]]:
    """The fields with a list or a size to hold, and what reads them all (never one: all have some).

    With texts, how many letters are too many.
    """
    plan = [
        (field, _too_long(field))
        for field in fields_of(record_type)
        if field.kind.name in ("choice", "choices")
        or field.maximum is not None
        or field.minimum is not None
    ]
    return plan, attrgetter(*(field.name for field, _ in plan))


def _too_long(field: Field) -> int:
    plain = field.minimum is None and isinstance(field.maximum, int)
    texts = ("text", "long_text", "reference", "curp", "phone")
    return int(str(field.maximum)) + 1 if plain and field.kind.name in texts else 0
