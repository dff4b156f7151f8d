"""Published + effects of the rows = current, whatever came, went, changed or was joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captura.records.adjustment import (
    APART,
    CHANGED,
    GONE,
    NEW,
    SAME_PERSON,
    Change,
    Counted,
    explain,
    total,
)

_IDS = st.sampled_from("abcdef")
PEOPLE = st.dictionaries(_IDS, st.sampled_from("abc")).map(
    lambda found: [Counted(one, head) for one, head in found.items()]
)
COUNTS = st.dictionaries(_IDS, st.integers(1, 9)).map(
    lambda found: [Counted(one, one, amount) for one, amount in found.items()]
)


def people(**heads: str) -> list[Counted]:
    return [Counted(one, head) for one, head in heads.items()]


@given(st.one_of(st.tuples(PEOPLE, PEOPLE), st.tuples(COUNTS, COUNTS)))
def test_the_effects_add_up_to_the_difference(pair: tuple[list[Counted], list[Counted]]) -> None:
    before, now = pair
    changes = explain(before, now)
    assert total(before) + sum(one.effect for one in changes) == total(now)
    assert len({one.id for one in changes}) == len(changes)
    assert all(one.effect for one in changes if one.cause not in (NEW, GONE))


def test_each_cause() -> None:
    assert explain(people(a="a"), people(a="a", b="b")) == [Change("b", NEW, 1)]
    assert explain(people(a="a", b="b"), people(a="a")) == [Change("b", GONE, -1)]
    assert explain(people(a="a", b="b"), people(a="a", b="a")) == [Change("b", SAME_PERSON, -1)]
    assert explain(people(a="a", b="a"), people(a="a", b="b")) == [Change("b", APART, 1)]
    assert explain([Counted("a", "a", 7)], [Counted("a", "a", 9)]) == [Change("a", CHANGED, 2)]
    assert explain(people(a="a"), people(a="a"), {"a"}) == [Change("a", CHANGED, 0)]
    assert explain(people(a="a"), people(a="a")) == []


def test_who_is_one_with_a_woman_counted_already_changes_no_figure() -> None:
    """Joined with a lower id that isn't counted; another record of her; one of two taken away."""
    assert explain(people(b="b"), people(b="a")) == []
    assert explain(people(a="a"), people(a="a", b="a")) == [Change("b", NEW, 0)]
    assert explain(people(a="a", b="a"), people(a="a")) == [Change("b", GONE, 0)]
