"""The manual's data dictionary is the declarations' own, whole and up to date."""

from __future__ import annotations

from pathlib import Path

from captura.records.catalogues import Catalogues
from captura.records.dictionary import KIND_NAMES, data_dictionary
from captura.records.fields import fields_of
from captura.records.kinds import KINDS
from captura.records.registry import RECORDS

WRITTEN = Path(__file__).parents[2] / "docs" / "manual" / "diccionario.md"


def test_the_written_one_is_up_to_date(catalogues: Catalogues) -> None:
    # remake: python -m captura.records.dictionary resources/catalogos docs/manual/diccionario.md
    assert WRITTEN.read_text(encoding="utf-8") == data_dictionary(catalogues)


def test_every_kind_has_a_word() -> None:
    assert set(KIND_NAMES) == set(KINDS)


def test_every_field_and_every_list_is_in_it(catalogues: Catalogues) -> None:
    text = data_dictionary(catalogues)
    for record in RECORDS.values():
        chapter = text.partition(f"\n## {record.TITLE}\n")[2].partition("\n## ")[0]
        for field in fields_of(record):
            assert f"| {field.label} | `{field.name}` |" in chapter
    for name, catalogue in catalogues.items():
        assert f"## `{name}` ({len(catalogue)})" in text
