"""Every pair of people that may be one, found by the block keys that stand beside each of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from captura.store.likeness import ENOUGH, Likeness, likeness
from captura.store.rows import Source

# more than so many with one key say nothing of each other: a whole family's telephone, a name of
# half the town
_CROWDED = 30
_AT_ONCE = 2_000  # pairs whose people lie in memory together
_BLOCKS = (
    "SELECT group_concat(persona) FROM block_key GROUP BY key "  # noqa: S608 - own number
    f"HAVING count(*) BETWEEN 2 AND {_CROWDED}"
)


class Someone(NamedTuple):
    """Of a person, what tells whether she is another: a light row in place of the whole record."""

    id: str
    curp: str | None
    nombres: str | None
    primer_apellido: str | None
    segundo_apellido: str | None
    alias: str | None
    sexo: str | None
    fecha_nacimiento: dt.date | None
    edad_declarada: int | None
    edad_declarada_en: dt.date | None
    municipio: str | None
    localidad: str | None
    telefono: str | None


_FIELDS = ", ".join(Someone._fields)
_PEOPLE = (
    f"SELECT rowid, {_FIELDS} FROM persona "  # noqa: S608 - own names only
    "WHERE deleted=0 AND rowid IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class Double:
    """Two records, by their ids (the lower first), that may be one person."""

    one: str
    other: str
    likeness: Likeness


def fingerprint(source: Source) -> tuple[int, float]:
    """Another one once somebody came, went or is written otherwise: what was found is old then."""
    ((count, total),) = source.rows("SELECT count(*), total(key) FROM block_key")
    return count, total


def doubles(source: Source, going_on: Callable[[int, int], object] | None = None) -> list[Double]:
    """All pairs alike enough to be looked at, the likeliest first. Decisions are not looked at.

    going_on: told (done, of how many) now and then; what it raises ends the search.
    """
    pairs = _pairs(source)
    found = []
    for place in range(0, len(pairs), _AT_ONCE):
        if going_on:
            going_on(place, len(pairs))
        part = pairs[place : place + _AT_ONCE]
        people = _people(source, {number for pair in part for number in pair})
        for first, second in part:
            one, other = people.get(first), people.get(second)
            if one is None or other is None:
                continue
            alike = likeness(one, other)
            if alike.score >= ENOUGH or alike.sure:
                low, high = sorted((one.id, other.id))
                found.append(Double(low, high, alike))
    return sorted(found, key=lambda one: (not one.likeness.sure, -one.likeness.score, one.one))


def _pairs(source: Source) -> list[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for (block,) in source.rows(_BLOCKS):
        found.update(combinations(sorted(map(int, block.split(","))), 2))
    return sorted(found)


def _people(source: Source, numbers: Iterable[int]) -> dict[int, Someone]:
    wanted = json.dumps(sorted(numbers))
    return {row[0]: _someone(row[1:]) for row in source.rows(_PEOPLE, (wanted,))}


def _someone(row: tuple[Any, ...]) -> Someone:
    known = Someone._make(row)
    born, said = known.fecha_nacimiento, known.edad_declarada_en
    return known._replace(fecha_nacimiento=_day(born), edad_declarada_en=_day(said))


def _day(text: Any) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
