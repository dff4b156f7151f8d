"""Which cells of a published table are left out, so that nobody is found again by a small count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5


@dataclass(frozen=True)
class Hidden:
    """cells: places in the table · total: whether its total is left out too."""

    cells: frozenset[int]
    total: bool


def hidden_cells(counts: Sequence[int], total: int) -> Hidden:
    """Leave out the counts from 1 to 4, and as many more as keep them unknown.

    Whoever subtracts what is shown from the total learns the sum of what is hidden. It says
    nothing of any one cell once two are hidden and their sum leaves each more than one value. A
    zero is nobody and stays. Which cell goes along is a matter of its place alone, the next that
    isn't zero: were it the smallest, what is shown would bound it. Where none is left, the total
    goes.
    """
    hidden = [place for place, count in enumerate(counts) if 0 < count < SMALLEST]
    if not hidden:
        return Hidden(frozenset(), 0 < total < SMALLEST)
    start = hidden[0]
    turned = [(start + step) % len(counts) for step in range(len(counts))]
    rest = [place for place in turned if counts[place] >= SMALLEST]
    while rest and not _unknown([counts[place] for place in hidden]):
        hidden.append(rest.pop(0))
    known = not _unknown([counts[place] for place in hidden])
    return Hidden(frozenset(hidden), known or total < SMALLEST)


def _unknown(counts: Sequence[int]) -> bool:
    return len(counts) > 1 and sum(counts) >= len(counts) + SMALLEST - 1
