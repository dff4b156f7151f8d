"""No count from 1 to 4 is shown, and none follows from what is: tried on every small table."""

from __future__ import annotations

import itertools

import pytest

from captura.records.rules.small_cells import SMALLEST, Hidden, hidden_cells


def test_large_counts_and_zeros_are_shown() -> None:
    assert hidden_cells((12, 0, 5), 17) == Hidden(frozenset(), False)


def test_one_small_cell_takes_the_next_with_it() -> None:
    assert hidden_cells((40, 3, 9, 0), 52) == Hidden(frozenset({1, 2}), False)


def test_small_cells_whose_sum_would_tell_take_a_third() -> None:
    assert hidden_cells((1, 1, 0, 30, 8), 40).cells == {0, 1, 3}


def test_where_no_cell_is_left_the_total_goes() -> None:
    assert hidden_cells((2, 0), 2) == Hidden(frozenset({0}), True)
    assert hidden_cells((0, 0), 3).total  # people counted in no group


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_no_hidden_cell_can_be_derived(width: int) -> None:
    """Whoever knows the rule, what is shown and the total: two values remain for each hidden."""
    most = 16  # a sum up to here has all its tables in this range
    seen: dict[tuple[tuple[int | None, ...], int | None], list[tuple[int, ...]]] = {}
    for table in itertools.product(range(most + 1), repeat=width):
        if sum(table) > most:
            continue
        hidden = hidden_cells(table, sum(table))
        assert all(place in hidden.cells for place, n in enumerate(table) if 0 < n < SMALLEST)
        shown = tuple(None if at in hidden.cells else n for at, n in enumerate(table))
        seen.setdefault((shown, None if hidden.total else sum(table)), []).append(table)
    for (shown, _), tables in seen.items():
        for place, cell in enumerate(shown):
            if cell is None:
                assert len({table[place] for table in tables}) > 1, (shown, tables)
