"""Where each municipality's tile stands: the grid that moves all of them least from where they lie.

The squares of the moves are least in sum (the assignment of Kuhn and Munkres, by shortest ways).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from tests.mapa.geopackage import Point

Cell = tuple[int, int]  # column, row


def place_tiles(centres: Mapping[str, Point], columns: int, rows: int) -> dict[str, Cell]:
    """{key: its cell}. centres: in units of the map, y downwards."""
    across = _even(centres, 0, columns)
    down = _even(centres, 1, rows)
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    costs = [
        [(across[key] - column) ** 2 + (down[key] - row) ** 2 for column, row in cells]
        for key in centres
    ]
    return {key: cells[at] for key, at in zip(centres, assign(costs), strict=True)}


def _even(centres: Mapping[str, Point], axis: int, count: int) -> dict[str, float]:
    """Half by position, half by rank: the south is crowded with small ones, the north is not."""
    ranked = sorted(centres, key=lambda key: (centres[key][axis], key))
    low, high = centres[ranked[0]][axis], centres[ranked[-1]][axis]
    last = len(ranked) - 1
    return {
        key: (count - 1) * ((centres[key][axis] - low) / (high - low) + place / last) / 2
        for place, key in enumerate(ranked)
    }


def assign(costs: list[list[float]]) -> list[int]:
    """The column of each row, none twice, with the least sum; no fewer columns than rows."""
    columns = len(costs[0])
    of_row, of_column = [0.0] * len(costs), [0.0] * (columns + 1)  # what each is worth
    taken = [-1] * (columns + 1)  # the row in each column; the last is where a search begins
    for row in range(len(costs)):
        taken[columns] = row
        here, way = columns, [columns] * (columns + 1)
        far, done = [inf] * (columns + 1), [False] * (columns + 1)
        while taken[here] >= 0:
            done[here] = True
            at, step, then = taken[here], inf, -1
            for column in range(columns):
                if done[column]:
                    continue
                cost = costs[at][column] - of_row[at] - of_column[column]
                if cost < far[column]:
                    far[column], way[column] = cost, here
                if far[column] < step:
                    step, then = far[column], column
            for column in range(columns + 1):
                if done[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                else:
                    far[column] -= step
            here = then
        while here != columns:
            taken[here], here = taken[way[here]], way[here]
        taken[columns] = -1
    found = {row: column for column, row in enumerate(taken) if row >= 0}
    return [found[row] for row in range(len(costs))]
