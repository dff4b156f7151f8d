"""Under which words a person's row may be shown, so that enough others are shown under the same.

A table of rows tells more than a table of counts: whoever knows a woman's place, sex and age finds
her row if she is alone in it. So what distinguishes her is withheld, a word at a time, until the
row is like those of four others (`small_cells.SMALLEST`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from captura.records.rules.small_cells import SMALLEST

WITHHELD = "*"  # stands for a word that is known and not shown; None is one that nobody knows
Key = tuple[str | None, ...]
Size = Callable[[Sequence[int]], int]


def shareable(keys: Sequence[Key], order: Sequence[int], size: Size) -> list[Key | None]:
    """What may be shown of each key; None where not even the coarsest is shared by enough.

    order: the places of a key in the order in which they are withheld · size: how many people the
    rows at some places are of. Only what is too small at one step goes on to the next, so that the
    many who are alike keep all their words.
    """
    shown: list[Key | None] = [None] * len(keys)
    waiting: Sequence[int] = range(len(keys))
    for step in range(len(order) + 1):
        alike: dict[Key, list[int]] = defaultdict(list)
        for row in waiting:
            alike[_without(keys[row], order[:step])].append(row)
        small: list[int] = []
        for key, rows in alike.items():
            if size(rows) < SMALLEST:
                small += rows
                continue
            for row in rows:
                shown[row] = key
        waiting = small
    return shown


def _without(key: Key, places: Sequence[int]) -> Key:
    return tuple(WITHHELD if at in places else word for at, word in enumerate(key))
