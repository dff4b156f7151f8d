"""Every field of every record appears, and keeps its value, in each layer that declarations feed.

Form, table, sheet, JSON, database, canonical line, data dictionary: a field that one of them
forgets, or quietly changes, fails here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from captura.packages.cells import reader_of, writer_of
from captura.packages.layout import layout_of, lists_of
from captura.records.dictionary import data_dictionary
from captura.records.draft import Draft
from captura.records.fields import Field, fields_of
from captura.records.kinds import KINDS
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.version import line_of, read_line
from captura.store.columns import COLUMN_TYPES
from captura.store.database import Store
from captura.ui.forms.editors import EDITORS
from captura.ui.forms.record_form import RecordForm, sections_of
from tests.golden.sample import CATALOGUES, EACH, record_id, value_of

every_record = pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))


def filled(record: type[Record], number: int) -> Record:
    """A record with all its fields filled with made-up values."""
    values = {field.name: value_of(field, number) for field in fields_of(record)}
    return record(id=record_id(record, number), **values)


def choices_of(field: Field, value: Any) -> list[tuple[str, str]]:
    """What a list in the form offers for a field."""
    if field.of in CATALOGUES:
        return [(entry.code, entry.label) for entry in CATALOGUES[field.of].entries]
    return [(str(value), "La elegida")]


def test_every_kind_stands_in_every_table_of_kinds() -> None:
    """Each layer keeps one table keyed by kind."""
    assert set(EDITORS) == set(COLUMN_TYPES) == set(KINDS)
    used = {field.kind.name for record in RECORDS.values() for field in fields_of(record)}
    assert used <= set(KINDS)


@every_record
@pytest.mark.parametrize("number", range(EACH))
def test_a_form_opened_and_left_changes_nothing(
    qtbot: QtBot, record: type[Record], number: int
) -> None:
    """Every field has its editor, which gives back the very value that it was handed."""
    whole = filled(record, number)
    draft: Draft[Record] = Draft(whole, CATALOGUES)
    fields = fields_of(record)
    form = RecordForm(fields, sections_of(fields))
    qtbot.addWidget(form)
    form.bind(draft, {f.name: choices_of(f, getattr(whole, f.name)) for f in fields if f.of})
    for field in fields:
        assert draft.set(field.name, form.editor(field.name).text()) is None, field.name
        assert getattr(draft.record, field.name) == getattr(whole, field.name), field.name
    assert draft.changed == ()


@every_record
def test_an_empty_form_stays_empty(qtbot: QtBot, record: type[Record]) -> None:
    """No editor makes up a value that nobody gave."""
    draft: Draft[Record] = Draft(record(id=record_id(record, 0)), CATALOGUES)
    fields = fields_of(record)
    form = RecordForm(fields, sections_of(fields))
    qtbot.addWidget(form)
    form.bind(draft, {f.name: choices_of(f, "") for f in fields if f.of})
    for field in fields:
        assert draft.set(field.name, form.editor(field.name).text()) is None
    assert draft.changed == ()


@every_record
def test_every_field_reads_as_text(record: type[Record]) -> None:
    """What a table shows and a person types back."""
    whole = filled(record, 1)
    for field in fields_of(record):
        codes = CATALOGUES.get(field.of)
        shown = field.kind.text(getattr(whole, field.name), codes)
        assert shown
        assert field.kind.parse(shown, codes) == getattr(whole, field.name)
        assert field.label
        assert field.section


@every_record
def test_every_field_has_its_column_in_the_sheet(record: type[Record]) -> None:
    """One heading each, none twice, and the cell says what the field holds."""
    sheet, whole = layout_of(record), filled(record, 2)
    lists = lists_of([sheet], CATALOGUES)
    assert [column.name for column in sheet.columns] == [f.name for f in fields_of(record)]
    assert len({column.heading.casefold() for column in sheet.columns}) == len(sheet.columns)
    for column in sheet.columns:
        text = whole.canonical()[column.name]
        assert reader_of(column, lists)(writer_of(column, lists)(text)) == text


@every_record
def test_every_field_has_its_json(record: type[Record]) -> None:
    """As JSON and back, and from the canonical texts."""
    whole = filled(record, 3)
    for field in fields_of(record):
        value = getattr(whole, field.name)
        assert field.kind.from_json(json.loads(json.dumps(field.kind.json(value)))) == value
    assert record.from_canonical(whole.id, whole.canonical()) == whole


def test_every_field_is_kept_by_the_database(tmp_path: Path) -> None:
    """Saved, read, carried as a line to another store and read there: the same record."""
    one, other = (new_store(tmp_path / name) for name in ("uno.db", "otro.db"))
    records = [filled(record, number) for record in RECORDS.values() for number in range(EACH)]
    with one.work("Quien captura") as work:
        saved = [work.save(record) for record in records]
    assert saved == records
    with one.work("lectura") as work:
        versions = [work.version(record.TYPE, record.id) for record in records]
    lines: dict[str, list[str]] = {}
    for version in versions:
        assert version is not None
        assert read_line(line_of(version)) == version
        lines.setdefault(version.type, []).append(line_of(version))
    with other.work("recepción") as work:
        work.apply(lines, "paquete")
    for store in (one, other):
        with store.work("lectura") as work:
            assert [work.get(type(record), record.id) for record in records] == records
            assert [work.version(r.TYPE, r.id) for r in records] == versions
        store.close()


@every_record
def test_every_field_stands_in_the_dictionary(record: type[Record]) -> None:
    """With its name and its label."""
    text = data_dictionary(CATALOGUES)
    for field in fields_of(record):
        assert field.label in text
        assert f"`{field.name}`" in text


@every_record
def test_every_field_is_optional_to_keep(record: type[Record]) -> None:
    """Required is a rule to finish, not to save: each field alone makes a record."""
    whole = filled(record, 0)
    for field in fields_of(record):
        alone = dataclasses.replace(record(id=whole.id), **{field.name: getattr(whole, field.name)})
        assert list(alone.canonical()) == [field.name]


def new_store(path: Path) -> Store:
    moment = dt.datetime(2026, 5, 5, 18, tzinfo=dt.UTC)
    return Store.open(path, bytes(48), clock=lambda: moment, random=os.urandom, create=True)
