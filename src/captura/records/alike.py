"""Cuts thousands of canonical lines, those with the same fields by one pattern.

Nearly all lines of a type were written by one save and hold one of a few sets of fields. The
pattern of such a set takes a line apart, and proves its shape, four times as quickly as
`version.cut_line`, which finds the first line of each set. It takes nothing that one refuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from captura.records.version import DELETED, cut_line

_ID = "[0-9]{5}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
Names = tuple[str, ...]
_Key = tuple[str, Names]  # the type and the fields


@dataclass(frozen=True)
class Alike:
    """Lines of one type with the same fields. All but `type` and `fields` side by side.

    places: where each stood among the lines given · dots: `writer.n`, which is the vector too ·
    columns: the values of each field, none of them empty.
    """

    type: str
    fields: Names
    places: Sequence[int]
    ids: Sequence[str]
    dots: Sequence[str]
    columns: Sequence[Sequence[str]]


def cut_alike(lines: Sequence[str]) -> tuple[list[Alike], list[int]]:
    """The groups of these lines, and the places of those that have to be parsed one by one."""
    latest: dict[int, tuple[re.Pattern[str], list[int], list[Any]]] = {}  # by number of quotes
    found: dict[_Key, tuple[re.Pattern[str], list[int], list[Any]]] = {}
    left: list[int] = []
    for place, line in enumerate(lines):
        quotes = line.count('"')
        group = latest.get(quotes)
        match = group[0].fullmatch(line) if group else None
        if match is None:
            key = _key(line)
            if key is None:
                left.append(place)
                continue
            group = found.setdefault(key, (_pattern(*key), [], []))
            latest[quotes] = group
            match = group[0].fullmatch(line)
        if group is None or match is None or "\\" in line or not line.isprintable():
            left.append(place)
            continue
        group[1].append(place)
        group[2].append(match.groups())
    return [_alike(key, places, rows) for key, (_, places, rows) in found.items() if rows], left


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


def _alike(key: _Key, places: list[int], rows: list[Any]) -> Alike:
    ids, writers, numbers, *columns = zip(*rows, strict=True)
    dots = [f"{writer}.{n}" for writer, n in zip(writers, numbers, strict=True)]
    return Alike(*key, places, ids, dots, columns)
