"""A field that two laptops changed: both values are shown in words, one is chosen, both agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.office import Office
from captura.actions.save_record import delete_record, save_record, undo
from captura.actions.settle import open_clashes, settle
from captura.errors import StoreError
from captura.records.persona import Persona
from tests.actions.laptops import give, swap
from tests.actions.world import woman


def clash(jerez: Office, second: Office, **values: tuple[object, object]) -> Persona:
    """A person whose fields both laptops changed, as she stands after they exchanged."""
    kept, _ = save_record(jerez, woman("Ana"))
    swap(jerez, second)
    for office, place in ((jerez, 0), (second, 1)):
        changes = {name: pair[place] for name, pair in values.items()}
        save_record(office, replace(kept, **changes))
    swap(jerez, second)
    return kept


def test_both_values_are_said_in_words(jerez: Office, second: Office) -> None:
    clash(jerez, second, sexo=("X", "H"), alias=("Nina", "Anita"))
    found = {one.field: one for one in open_clashes(jerez)}
    assert found.keys() == {"sexo", "alias"}
    assert found["sexo"].name == "Ana García López"
    words = dict(found["sexo"].values)
    assert words.keys() == {"X", "H"}
    assert words["H"] == "Hombre"
    assert [one.values for one in open_clashes(second)] == [
        one.values for one in open_clashes(jerez)
    ]


def test_the_value_that_shows_may_stand_too(jerez: Office, second: Office) -> None:
    kept = clash(jerez, second, alias=("Nina", "Anita"))
    (one,) = open_clashes(jerez)
    (showed, _), _ = one.values
    settle(jerez, one, showed)
    assert open_clashes(jerez) == []
    known = jerez.store.get(Persona, kept.id)
    assert known is not None
    assert known.alias == showed
    give(jerez, second)
    assert open_clashes(second) == []


def test_undo_after_a_decision_gives_the_value_that_showed(jerez: Office, second: Office) -> None:
    kept = clash(jerez, second, alias=("Nina", "Anita"))
    (one,) = open_clashes(jerez)
    (showed, _), (other, _) = one.values
    made = settle(jerez, one, other)
    undo(jerez, made.numbers)
    known = jerez.store.get(Persona, kept.id)
    assert known is not None
    assert known.alias == showed


def test_the_same_value_typed_twice_is_no_clash(jerez: Office, second: Office) -> None:
    clash(jerez, second, alias=("Nina", "Nina"))
    assert open_clashes(jerez) == []


def test_what_was_deleted_waits_for_nothing(jerez: Office, second: Office) -> None:
    kept = clash(jerez, second, alias=("Nina", "Anita"))
    (one,) = open_clashes(jerez)
    delete_record(jerez, kept)
    assert open_clashes(jerez) == []
    with pytest.raises(StoreError, match="CAP-ACT-69"):
        settle(jerez, one, one.values[0][0])
    with pytest.raises(StoreError, match="CAP-ACT-69"):
        settle(second, one, "inventado")
