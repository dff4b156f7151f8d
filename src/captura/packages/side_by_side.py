"""Gathers the verified rows of one sheet as groups, without making their lines anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from captura.packages.cells import AS_TEXT
from captura.packages.layout import ColumnLayout
from captura.packages.lines import prefixes
from captura.records.alike import Alike, is_plain, packed
from captura.records.arrived import ROWS_OF_A_PART


@dataclass
class Kept:
    """What is as signed: packed groups and lines (`records.arrived`), the codes of each group."""

    parts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


class SideBySide:
    """Takes the rows that one save wrote, a block at a time; adds packed groups to `kept`."""

    def __init__(self, kind: str, columns: Sequence[ColumnLayout], kept: Kept) -> None:
        self._type, self._kept = kind, kept
        self._names = tuple(column.name for column in columns)
        self._cuts = [
            0 if column.kind in AS_TEXT else len(prefix)
            for column, prefix in zip(columns, prefixes(self._names), strict=True)
        ]
        self._begin()

    def _begin(self) -> None:
        self._ids: list[str] = []
        self._codes: list[str] = []
        self._dots: list[str] = []
        self._columns: list[list[str]] = [[] for _ in self._names]

    def add(
        self,
        places: Sequence[int],
        codes: Sequence[str],
        dots: Sequence[str],
        ids: Sequence[Any],
        cells: Sequence[Sequence[Any]],
        pieces: Sequence[Sequence[str]],
    ) -> None:
        """The rows at some places of a block, with their codes and dots.

        Of the whole block: ids, and by column the cells and the pieces of lines.
        """
        values: list[Sequence[Any]] = [
            [piece[cut:] for piece in own] if cut else texts
            for cut, texts, own in zip(self._cuts, cells, pieces, strict=True)
        ]
        if len(places) < len(ids):
            ids = [ids[place] for place in places]
            values = [[own[place] for place in places] for own in values]
        if not is_plain("".join(map("".join, values))):
            group = Alike(self._type, self._names, ids, dots, values)
            plain = [n for n, row in enumerate(zip(*values, strict=True)) if is_plain("".join(row))]
            self._kept.parts += group.at(sorted({*range(len(ids))}.difference(plain))).lines()
            ids, codes, dots = ([own[n] for n in plain] for own in (ids, codes, dots))
            values = [[own[n] for n in plain] for own in values]
        self._ids += ids
        self._codes += codes
        self._dots += dots
        for column, own in zip(self._columns, values, strict=True):
            column += own
        if len(self._ids) >= ROWS_OF_A_PART:
            self.end()

    def end(self) -> None:
        """Hand on what was gathered, columns without any value left out."""
        if not self._ids:
            return
        pairs = zip(self._names, self._columns, strict=True)
        filled = [(name, column) for name, column in pairs if any(column)]
        fields = tuple(name for name, _ in filled)
        columns = [column for _, column in filled]
        self._kept.parts.append(packed(Alike(self._type, fields, self._ids, self._dots, columns)))
        self._kept.codes.append("".join(self._codes))
        self._begin()
