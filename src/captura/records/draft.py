"""What someone is typing: texts, the values they give, and what can't be read yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Generic, TypeVar

from captura.records.fields import Field, field_of, fields_of
from captura.records.kind import Codes, Unreadable
from captura.records.record import Record

R = TypeVar("R", bound=Record)


class Draft(Generic[R]):
    """An edit in progress of one record; never refuses a text, never loses one.

    `unreadable`: {field name: sentence} of the texts that give no value; those fields keep the
    value they had. `record` is what would be saved now.
    """

    def __init__(self, record: R, catalogues: Mapping[str, Codes]) -> None:
        self.start = record
        self.record = record
        self.catalogues = catalogues
        self.texts: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(type(self.start))

    def codes(self, field: Field) -> Codes | None:
        """The catalogue of a choice; None for the other kinds."""
        return self.catalogues.get(field.of) if field.kind.name.startswith("choice") else None

    def set(self, name: str, text: str) -> str | None:
        """Takes what was typed in a field; the sentence of what is wrong, or None."""
        field = field_of(type(self.start), name)
        self.texts[name] = text
        try:
            value = field.kind.parse(text, self.codes(field))
            problem = field.problem(value)
        except Unreadable as error:
            value, problem = None, str(error)
        if problem:
            self.unreadable[name] = problem
        else:
            self.unreadable.pop(name, None)
            self.record = dataclasses.replace(self.record, **{name: value})
        return problem

    def text(self, name: str) -> str:
        """What the field shows: what was typed while unreadable, else the value as text."""
        if name in self.unreadable:
            return self.texts[name]
        field = field_of(type(self.start), name)
        return field.kind.text(getattr(self.record, name), self.codes(field))

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ from the start."""
        return tuple(
            field.name
            for field in self.fields
            if getattr(self.record, field.name) != getattr(self.start, field.name)
        )
