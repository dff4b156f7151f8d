"""What every record must hold whatever its type: required fields, sizes, known codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
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
    lists, sizes = _plan(_of(record))
    for name, value in vars(record).items():
        if value is None:
            continue
        if field := lists.get(name):
            known = catalogues[field.of].by_code
            if value not in known:  # a code, or the codes of several
                yield from _codes(record, field, value, known)
        elif (field := sizes.get(name)) and (said := field.problem(value)):
            yield error(record, name, "tamano", said, "Corríjalo.")


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
def _plan(record_type: Any) -> tuple[dict[str, Field], dict[str, Field]]:
    """The fields that take codes of a list, and those with a size to hold."""
    fields = fields_of(record_type)
    return (
        {f.name: f for f in fields if f.kind.name in ("choice", "choices")},
        {f.name: f for f in fields if f.maximum is not None or f.minimum is not None},
    )
