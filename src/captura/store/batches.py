"""Arrived records to rows ready for one INSERT, many at once; the few others one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from captura.records.alike import Alike, cut_alike
from captura.records.version import Version, read_line
from captura.store.columns import COMPUTED, SORTED_BY, Check, Shape, sorting
from captura.store.lines import Row, row_reader

_OWN = ("id", "vector", "dots", "deleted", "changed")
_ID_AT = 0
Piece = Alike | Sequence[str]  # a group, or lines


@dataclass(frozen=True)
class Batch:
    """Rows of some columns, the first of them the id.

    blank: the columns where "" stands for nothing: to bind NULL costs the cipher's driver ten times
    what a text costs · version: the version of the record in a row, by its place.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    blank: frozenset[str]
    version: Callable[[int], Version]

    def ids(self) -> list[str]:
        return [row[_ID_AT] for row in self.rows]


def batch_reader(shape: Shape, changed: int) -> Callable[[Piece], list[Batch]]:
    """A function that gives the batches of records of this type; else a ValueError."""
    read = row_reader(shape, changed)

    def batches(piece: Piece) -> list[Batch]:
        groups, left = ([piece], []) if isinstance(piece, Alike) else cut_alike(piece)
        found = []
        for group in groups:
            batch = _of_group(group, shape, changed)
            if batch is None:
                left.extend(group.lines())
            else:
                found.append(batch)
        if left:
            rows = [read(line) for line in left]
            found.append(batch_of_rows(rows, shape, lambda place: read_line(left[place])))
        return found

    return batches


def _of_group(group: Alike, shape: Shape, changed: int) -> Batch | None:
    """None where a field is unknown, or a value is none that its column can hold."""
    if group.type != shape.type or not shape.known.issuperset(group.fields):
        return None
    values: list[Sequence[Any]] = []
    for name, column in zip(group.fields, group.columns, strict=True):
        held = _held(column, shape.checked.get(name))
        if None in held:
            return None
        values.append(held)
    blank = [name for name, own in zip(group.fields, group.columns, strict=True) if "" in own]
    own = [group.ids, group.dots, [f"{dot}=*" for dot in group.dots], repeat(0), repeat(changed)]
    extra = [_sorting(group)] if shape.type in COMPUTED else []
    columns = (*_OWN, *group.fields, *COMPUTED.get(shape.type, ()))
    rows = list(zip(*own, *values, *extra, strict=False))
    return Batch(columns, rows, frozenset(blank), group.version)


def _held(column: Sequence[str], check: Check | None) -> Sequence[Any]:
    """What the database holds for the values of a column."""
    if check is None:
        return column
    return [check(value) if value else "" for value in column]


def _sorting(group: Alike) -> list[str]:
    names = [name for name in SORTED_BY if name in group.fields]
    columns = [group.columns[group.fields.index(name)] for name in names]
    if not names:
        return [sorting({})] * len(group.ids)
    return [sorting(dict(zip(names, own, strict=True))) for own in zip(*columns, strict=True)]


def batch_of_rows(rows: Sequence[Row], shape: Shape, version: Callable[[int], Version]) -> Batch:
    """Rows of all columns, without those that are empty in each of them."""
    names, values, blank = [], [], set()
    for name, column in zip(shape.columns, zip(*rows, strict=True), strict=True):
        empty = column.count(None)
        if empty == len(rows):
            continue
        names.append(name)
        values.append(["" if cell is None else cell for cell in column] if empty else column)
        if empty:
            blank.add(name)
    return Batch(tuple(names), list(zip(*values, strict=True)), frozenset(blank), version)
