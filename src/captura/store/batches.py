"""Canonical lines to rows ready for one INSERT, many at once; the few others one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Any

from captura.records.alike import Alike, cut_alike
from captura.store.columns import COMPUTED, SORTED_BY, Shape, sorting
from captura.store.lines import Row, row_reader

_OWN = ("id", "vector", "dots", "deleted", "changed")
_ID_AT = 0


@dataclass(frozen=True)
class Batch:
    """Rows of some columns, the first of them the id; places: of their lines among those given."""

    columns: tuple[str, ...]
    rows: list[Row]
    places: Sequence[int]

    def ids(self) -> list[str]:
        return [row[_ID_AT] for row in self.rows]

    def places_of(self, columns: Sequence[str]) -> list[int | None]:
        """Where these columns stand in a row; None of one that is empty in all of them."""
        known = {name: place for place, name in enumerate(self.columns)}
        return [known.get(name) for name in columns]


def batch_reader(shape: Shape, changed: int) -> Callable[[Sequence[str]], list[Batch]]:
    """A function that gives the batches of canonical lines of this type; else a ValueError."""
    read = row_reader(shape, changed)

    def batches(lines: Sequence[str]) -> list[Batch]:
        found, (groups, left) = [], cut_alike(lines)
        for group in groups:
            batch = _of_group(group, shape, changed)
            if batch is None:
                left = [*left, *group.places]
            else:
                found.append(batch)
        if left:
            found.append(rows_without_empty([read(lines[place]) for place in left], left, shape))
        return found

    return batches


def _of_group(group: Alike, shape: Shape, changed: int) -> Batch | None:
    """None where a field is unknown, or a value is none that its column can hold."""
    if group.type != shape.type or not shape.known.issuperset(group.fields):
        return None
    values: list[Sequence[Any]] = []
    for name, column in zip(group.fields, group.columns, strict=True):
        check = shape.checked.get(name)
        held = column if check is None else list(map(check, column))
        if None in held:
            return None
        values.append(held)
    own = [group.ids, group.dots, [f"{dot}=*" for dot in group.dots], repeat(0), repeat(changed)]
    extra = [_sorting(group)] if shape.type in COMPUTED else []
    columns = (*_OWN, *group.fields, *COMPUTED.get(shape.type, ()))
    return Batch(columns, list(zip(*own, *values, *extra, strict=False)), group.places)


def _sorting(group: Alike) -> list[str]:
    names = [name for name in SORTED_BY if name in group.fields]
    columns = [group.columns[group.fields.index(name)] for name in names]
    if not names:
        return [sorting({})] * len(group.ids)
    return [sorting(dict(zip(names, own, strict=True))) for own in zip(*columns, strict=True)]


def rows_without_empty(rows: list[Row], places: Sequence[int], shape: Shape) -> Batch:
    """Rows of all columns without those that are empty in each of them.

    To bind NULL costs the cipher's driver more than to bind a text.
    """
    filled = [
        place
        for place, column in enumerate(zip(*rows, strict=True))
        if column.count(None) < len(rows)
    ]
    columns = tuple([shape.columns[place] for place in filled])
    return Batch(columns, list(map(itemgetter(*filled), rows)), places)
