"""Records of one type side by side: how nearly all that arrive are cut, wait and are stored.

Most lines of a type were written by one save each. Taken apart into columns they need neither be
cut nor encoded a second time. What one save did not write alone, or what JSON escapes, stays a
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from captura.records.version import DELETED, Version, cut_line

_ID = "[0-9]{5}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DOT = r"[0-9a-f]{16}\.[1-9][0-9]{0,17}"
_DOTS = re.compile(rf"{_DOT}(?:\t{_DOT})*")
_ID_SHAPE = b"hhhhh-hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh\t"
_SHAPE_OF = bytes.maketrans(b"0123456789abcdefh", b"h" * 16 + b"?")
_CONTROL = re.compile("[\x00-\x1f]")
_NAME = re.compile("[a-z_][a-z0-9_]*")
Names = tuple[str, ...]
_Key = tuple[str, Names]  # the type and the fields


@dataclass(frozen=True)
class Alike:
    """Records of one type, each written by one save. All but `type` and `fields` side by side.

    fields: sorted · dots: `writer.n`, which is the vector too · columns: the values of each field,
    "" where a record has none.
    """

    type: str
    fields: Names
    ids: Sequence[str]
    dots: Sequence[str]
    columns: Sequence[Sequence[str]]

    def at(self, places: Sequence[int]) -> Alike:
        """Those at some places."""
        ids, dots, *columns = (
            [own[place] for place in places] for own in (self.ids, self.dots, *self.columns)
        )
        return Alike(self.type, self.fields, ids, dots, columns)

    def version(self, place: int) -> Version:
        """The record at a place."""
        writer, _, n = self.dots[place].partition(".")
        dot = (writer, int(n))
        values = zip(self.fields, (own[place] for own in self.columns), strict=True)
        fields = {name: ((value, dot),) for name, value in values if value}
        return Version(self.type, self.ids[place], {writer: dot[1]}, fields)

    def lines(self) -> Iterator[str]:
        """The canonical line of each."""
        for record_id, dot, *values in zip(self.ids, self.dots, *self.columns, strict=True):
            writer, _, n = dot.partition(".")
            cells = [
                f'["{name}","{value}",["{writer}",{n}]]'
                for name, value in zip(self.fields, values, strict=True)
                if value
            ]
            yield f'["{self.type}","{record_id}",{{"{writer}":{n}}},[{",".join(cells)}]]'


def packed(group: Alike) -> str:
    """A group as text: type and fields, ids, dots, each column; one line each, parted by tabs."""
    rows = ((group.type, *group.fields), group.ids, group.dots, *group.columns)
    return "\n".join(["\t".join(row) for row in rows])


def unpacked(text: str) -> Alike:
    """The group in a text that may be foreign. Raises ValueError where it isn't one."""
    rows = text.split("\n")
    if len(rows) < 3 or not _are_ids(rows[1].encode()) or not _DOTS.fullmatch(rows[2]):
        raise ValueError("no records side by side")
    (kind, *fields), ids, dots, *columns = [row.split("\t") for row in rows]
    if (
        not all(map(_NAME.fullmatch, (kind, *fields)))
        or fields != sorted(set(fields) - {DELETED})
        or len(fields) != len(columns)
        or any(len(own) != len(ids) for own in (dots, *columns))
        or not is_plain(text.replace("\n", "").replace("\t", ""))
    ):
        raise ValueError("no records side by side")
    return Alike(kind, tuple(fields), ids, dots, columns)


def _are_ids(row: bytes) -> bool:
    """Whether it is ids parted by tabs; a pattern would take ten times as long."""
    length = len(_ID_SHAPE)
    count = (len(row) + 1) // length
    return row.translate(_SHAPE_OF) == (_ID_SHAPE * count)[:-1] and all(
        row[place::length].isdigit() for place in range(5)
    )


def is_plain(text: str) -> bool:
    """Whether JSON escapes nothing in it; so it holds no tab and no line end either."""
    plain = "\\" not in text and '"' not in text
    return plain and (text.isprintable() or _CONTROL.search(text) is None)


def cut_alike(lines: Sequence[str]) -> tuple[list[Alike], list[str]]:
    """Groups with the same fields, none of them empty, and the lines to be parsed one by one.

    The pattern of such a set of fields takes a line apart, and proves its shape, four times as
    quickly as `version.cut_line`, which finds the first line of each set. It takes nothing that
    that one refuses.
    """
    latest: dict[int, tuple[re.Pattern[str], list[Any]]] = {}  # by number of quotes
    found: dict[_Key, tuple[re.Pattern[str], list[Any]]] = {}
    left: list[str] = []
    for line in lines:
        quotes = line.count('"')
        group = latest.get(quotes)
        match = group[0].fullmatch(line) if group else None
        if match is None:
            key = _key(line)
            if key is None:
                left.append(line)
                continue
            group = found.setdefault(key, (_pattern(*key), []))
            latest[quotes] = group
            match = group[0].fullmatch(line)
        if group is None or match is None or "\\" in line or not line.isprintable():
            left.append(line)
            continue
        group[1].append(match.groups())
    return [_alike(key, rows) for key, (_, rows) in found.items() if rows], left


def _key(line: str) -> _Key | None:
    cut = cut_line(line)
    if cut is None or DELETED in cut[4]:
        return None
    return cut[0], tuple(cut[4])


@lru_cache(maxsize=1024)
def _pattern(record_type: str, names: Names) -> re.Pattern[str]:
    """The one shape of a line of these fields: id, writer, n, then the value of each."""
    cells = ",".join([rf'\["{re.escape(name)}","([^"]+)",\["\2",\3\]\]' for name in names])
    head = rf'\["{record_type}","({_ID})",\{{"([0-9a-f]{{16}})":([1-9][0-9]{{0,17}})\}}'
    return re.compile(rf"{head},\[{cells}\]\]")


def _alike(key: _Key, rows: list[Any]) -> Alike:
    ids, writers, numbers, *columns = zip(*rows, strict=True)
    dots = [f"{writer}.{n}" for writer, n in zip(writers, numbers, strict=True)]
    return Alike(*key, ids, dots, columns)
