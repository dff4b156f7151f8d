"""Sets a row of a delivery beside what stands here, field by field, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.records.catalogues import Catalogues
from captura.records.fields import Field, fields_of
from captura.records.problem import Problem
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.ui.screens.recepcion.examine import ReviewRow, Titles


@dataclass(frozen=True)
class FieldLine:
    """One field in words: as it stands here (None: the row is new) and as it comes.

    problems: of this field; observed: what the reviewer noted on it.
    """

    name: str
    label: str
    before: str | None
    now: str
    problems: tuple[Problem, ...] = ()
    observed: str = ""

    @property
    def changed(self) -> bool:
        """Whether it stands here otherwise; nothing changes in a row that is new."""
        return self.before is not None and self.before != self.now


def field_lines(office: Office, package_id: str, row: ReviewRow) -> list[FieldLine]:
    """The fields that either side fills, or that a problem names; the rest says nothing."""
    if row.record is None:
        return []
    before = office.store.get(RECORDS[row.type], row.id) if row.novelty == "changed" else None
    titles = Titles(office, package_id)
    lines = []
    for field in fields_of(type(row.record)):
        own = tuple(problem for problem in row.problems if problem.field == field.name)
        was, now = _text(before, field, office, titles), _text(row.record, field, office, titles)
        if was or now or own:
            known = was if before is not None else None
            lines.append(FieldLine(field.name, field.label, known, now, own))
    return [*lines, _whole(row, {line.name for line in lines})]


def _whole(row: ReviewRow, named: set[str]) -> FieldLine:
    """The row as a whole: what no field of it can be blamed for."""
    own = tuple(problem for problem in row.problems if problem.field not in named)
    return FieldLine("", "Todo el renglón", None, "", own)


def _text(record: Record | None, field: Field, office: Office, titles: Titles) -> str:
    value = getattr(record, field.name) if record is not None else None
    if value is None:
        return ""
    if field.kind.name == "reference":
        return titles.named(field.of, value)
    return _words(field, value, office.catalogues)


def _words(field: Field, value: object, catalogues: Catalogues) -> str:
    codes = catalogues.get(field.of) if field.kind.name.startswith("choice") else None
    return field.kind.text(value, codes)


def with_observed(lines: list[FieldLine], observed: Mapping[str, str]) -> list[FieldLine]:
    """The lines with what was observed on them; {field: text}, "" for the whole record."""
    return [replace(line, observed=observed.get(line.name, "")) for line in lines]
