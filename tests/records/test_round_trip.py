"""Every kind of value comes back from each of its forms: text, cell, JSON, canonical, workbook."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from captura.excel.serial import plain_cell
from captura.excel.write import Column, Sheet, write_workbook
from captura.records.kind import Unreadable
from captura.records.kinds import KINDS
from tests.records.values import CATALOGUES, RAW, values

CHOICES = ("choice", "choices")
CASES = [
    *((kind, "") for kind in KINDS if kind not in CHOICES),
    *((kind, name) for kind in CHOICES for name in ("tipo_actividad", "lenguas", "municipios")),
]
case = pytest.mark.parametrize(("kind_name", "catalogue"), CASES)


def test_every_kind_has_made_up_values() -> None:
    """A new kind must come with values to try it by."""
    for kind, name in CASES:
        values(kind, CATALOGUES.get(name)).validate()
    assert {kind for kind, _ in CASES} == KINDS.keys()


@case
@given(data=st.data())
def test_a_value_comes_back(kind_name: str, catalogue: str, data: st.DataObject) -> None:
    """value → text, cell, JSON, canonical → value; and the canonical form is canonical."""
    kind, codes = KINDS[kind_name], CATALOGUES.get(catalogue)
    value = data.draw(values(kind_name, codes))
    assert kind.parse(kind.text(value, codes), codes) == value
    assert kind.from_cell(kind.cell(value, codes), codes) == value
    assert kind.from_json(json.loads(json.dumps(kind.json(value)))) == value
    canonical = kind.canonical(value)
    assert kind.from_canonical(canonical) == value
    assert canonical
    assert canonical == unicodedata.normalize("NFC", canonical)
    assert "\r" not in canonical
    assert type(kind.from_canonical(canonical)) is type(value)


@pytest.mark.parametrize("kind_name", [kind for kind in KINDS if kind not in CHOICES])
@given(raw=RAW)
def test_whatever_is_typed_settles_at_once(kind_name: str, raw: str) -> None:
    """What is accepted from a person is already in the form that is kept, signed and shown."""
    kind = KINDS[kind_name]
    try:
        value = kind.parse(raw)
    except Unreadable:
        return
    if value is None:
        return
    assert kind.from_canonical(kind.canonical(value)) == value
    assert kind.parse(kind.text(value)) == value
    assert kind.from_cell(kind.cell(value)) == value


@pytest.mark.parametrize("name", sorted(CATALOGUES))
def test_every_choice_of_every_catalogue_comes_back(name: str) -> None:
    """From the code, from what the cell shows, and from the label that people type."""
    catalogue, kind = CATALOGUES[name], KINDS["choice"]
    for entry in catalogue.entries:
        for text in (entry.code, kind.cell(entry.code, catalogue)):
            assert kind.from_cell(text, catalogue) == entry.code
        assert kind.parse(kind.text(entry.code, catalogue), catalogue) == entry.code


@case
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_value_comes_back_from_a_real_workbook(
    kind_name: str, catalogue: str, tmp_path: Path, data: st.DataObject
) -> None:
    """Written by the writer of packages, read by the reader of packages."""
    kind, codes = KINDS[kind_name], CATALOGUES.get(catalogue)
    many = data.draw(st.lists(values(kind_name, codes), min_size=1, max_size=60))
    path = tmp_path / "libro.xlsx"
    rows = [[plain_cell(kind.cell(value, codes))] for value in many]
    format_name = kind_name if kind_name in ("whole", "money", "date", "time") else "text"
    column = Column("Valor", "date_time" if kind_name == "date_time" else format_name)
    write_workbook(path, [Sheet("Hoja", [column], rows)], tmp_path)
    with path.open("rb") as file:
        read = CalamineWorkbook.from_filelike(file).get_sheet_by_name("Hoja").to_python()
    found: list[Any] = [kind.from_cell(row[0], codes) for row in read[1:]]
    assert found == many
