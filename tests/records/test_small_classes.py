"""No row is shown under words that fewer than five share, and no word is withheld in vain."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from captura.records.rules.small_cells import SMALLEST
from captura.records.rules.small_classes import WITHHELD, shareable

WORDS = st.tuples(st.sampled_from("ab"), st.sampled_from(["1", "2", None]), st.sampled_from("xyz"))
ORDER = (2, 1, 0)


def test_many_alike_keep_their_words_and_one_alone_gives_hers_up() -> None:
    keys = [("a", "1")] * 7 + [("a", "2")] * 4 + [("b", "1")] * 3
    shown = shareable(keys, (1, 0), len)
    assert shown[:7] == [("a", "1")] * 7
    assert shown[7:] == [(WITHHELD, WITHHELD)] * 7


def test_too_few_for_the_coarsest_are_not_shown_at_all() -> None:
    assert shareable([("a",)] * 4, (0,), len) == [None] * 4


def test_people_are_counted_and_not_their_rows() -> None:
    who = [1, 1, 1, 1, 1, 2]
    shown = shareable([("a",)] * 6, (), lambda rows: len({who[row] for row in rows}))
    assert shown == [None] * 6


@given(st.lists(WORDS, max_size=80))
def test_every_row_is_like_four_others(keys: list[tuple[str | None, ...]]) -> None:
    shown = shareable(keys, ORDER, len)
    alike = Counter(key for key in shown if key is not None)
    assert all(count >= SMALLEST for count in alike.values())
    assert sum(key is None for key in shown) < SMALLEST
    whole = Counter(keys)
    for before, after in zip(keys, shown, strict=True):
        if whole[before] >= SMALLEST:
            assert after == before
        elif after is not None:
            withheld = {at for at, word in enumerate(after) if word == WITHHELD}
            assert withheld == set(ORDER[: len(withheld)])
            assert all(
                a == b
                for a, b in zip(before, after, strict=True)
                if a != WITHHELD and b != WITHHELD
            )
