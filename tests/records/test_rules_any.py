"""Whatever a foreign file holds, no rule fails: it only tells problems."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captura.records import curp
from captura.records.blocks import block_keys
from captura.records.catalogues import Catalogues
from captura.records.fields import fields_of
from captura.records.names import sound, words
from captura.records.people import age_on, full_name
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.rules import check, check_together
from tests.records.values import TEXT, plain_values

TODAY = dt.date(2026, 9, 22)
NOT_A_KEY = st.text(max_size=20) | st.text("HEGA900405MZSRN0ÑX²٣ ", min_size=16, max_size=20)


def any_record(record_type: type[Record]) -> st.SearchStrategy[Record]:
    """A record of which some fields hold anything of their kind, listed or not."""
    loose: dict[str, st.SearchStrategy[Any]] = {
        "choice": TEXT,
        "choices": st.lists(TEXT, min_size=1, max_size=3).map(tuple),
        "curp": NOT_A_KEY,
        "phone": TEXT,
    }
    values: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields_of(record_type):
        kind = field.kind.name
        values[field.name] = loose[kind] if kind in loose else plain_values(kind)
    some = st.sets(st.sampled_from(sorted(values)), max_size=9)
    filled = some.flatmap(lambda names: st.fixed_dictionaries({n: values[n] for n in names}))
    return filled.map(lambda known: record_type(id="32020-x", **known))


@pytest.mark.parametrize("record_type", RECORDS.values())
def test_no_rule_fails_on_anything(catalogues: Catalogues, record_type: type[Record]) -> None:
    @given(any_record(record_type))
    def whatever(record: Record) -> None:
        for problem in [*check(record, catalogues, TODAY), *check_together([record])]:
            assert problem.message
            assert problem.field in {field.name for field in fields_of(record_type)}

    whatever()


@given(any_record(Persona))
def test_keys_and_names_of_anyone(person: Record) -> None:
    assert isinstance(person, Persona)
    assert all(key[0] in "cpqsnmft" for key in block_keys(person))
    assert full_name(person) is not None
    age = age_on(person, TODAY)
    assert age is None or age >= 0


@given(NOT_A_KEY)
def test_any_text_is_read_as_a_curp(text: str) -> None:
    reading = curp.read(text, TODAY)
    assert reading.findings or reading.ok
    if reading.suggestion:
        assert curp.read(reading.suggestion, TODAY).ok
    for word in words(text):
        sound(word)
