"""A heading's order of a list in memory: what says nothing stands last, whichever way."""

from __future__ import annotations

import pytest

from captura.ui.listing.order import in_order


@pytest.mark.parametrize(("down", "known"), [(False, [0, 2, 7]), (True, [7, 2, 0])])
def test_what_says_nothing_stands_last_in_its_own_order(down: bool, known: list[int]) -> None:
    rows = [("a", None), ("b", 7), ("c", 0), ("d", None), ("e", 2)]
    found = in_order(rows, lambda row: row[1], down)
    assert [row[1] for row in found[:3]] == known
    assert [row[0] for row in found[3:]] == ["a", "d"]


def test_blank_words_say_nothing() -> None:
    assert in_order(["", "b", "a"], lambda one: one, False) == ["a", "b", ""]
