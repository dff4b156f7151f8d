"""How two versions of a record become one, whatever the order they meet in; pure.

A field keeps each (value, dot) that both sides hold, or that one holds and the other's vector does
not cover; vectors join by the greater n. So merging is idempotent, commutative and associative, and
clocks never decide. Judged by an exhaustive model written apart (tests/records/merge_model.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from captura.records.version import DELETED, Dot, Values, Vector, Version, read_vector, vector_text


def merge(mine: Version, theirs: Version) -> Version:
    """Both versions of one record joined. Raises ValueError if they are of different records."""
    if (mine.type, mine.id) != (theirs.type, theirs.id):
        raise ValueError("versions of different records")
    if mine == theirs:
        return mine
    vector = dict(mine.vector)
    for writer, n in theirs.vector.items():
        vector[writer] = max(n, vector.get(writer, 0))
    fields: dict[str, Values] = {}
    for name in mine.fields.keys() | theirs.fields.keys():
        left, right = mine.fields.get(name, ()), theirs.fields.get(name, ())
        kept = {pair for pair in left if pair in right or not _covers(theirs.vector, pair[1])}
        kept |= {pair for pair in right if pair in left or not _covers(mine.vector, pair[1])}
        if kept:
            fields[name] = tuple(sorted(kept, key=_newest))
    return Version(mine.type, mine.id, vector, fields)


def edit(version: Version, changes: Mapping[str, str | None], writer: str, n: int) -> Version:
    """The version after one save: changed fields get the dot (writer, n), None clears.

    A save replaces every value its author saw, so it also decides a clash.
    """
    if n <= version.vector.get(writer, 0):
        raise ValueError("a writer's saves only count upwards")
    fields = {name: pairs for name, pairs in version.fields.items() if name not in changes}
    for name, value in changes.items():
        if value:
            fields[name] = ((value, (writer, n)),)
    return Version(version.type, version.id, {**version.vector, writer: n}, fields)


def delete(version: Version, writer: str, n: int) -> Version:
    """The version after a deletion: a field whose value is the vector that the deletion saw."""
    return edit(version, {DELETED: vector_text(version.vector) or "-"}, writer, n)


def is_deleted(version: Version) -> bool:
    """Whether one deletion saw every other value; a concurrent edit revives the record."""
    others = [dot for name, pairs in version.fields.items() if name != DELETED for _, dot in pairs]
    return any(
        all(_covers(read_vector(seen.strip("-")), dot) for dot in others)
        for seen, _ in version.fields.get(DELETED, ())
    )


def shown(version: Version) -> dict[str, str]:
    """One value a field: of a clash the greatest (n, writer) shows, provisionally."""
    return {
        name: max(pairs, key=_newest)[0]
        for name, pairs in version.fields.items()
        if name != DELETED
    }


def clashes(version: Version) -> dict[str, list[str]]:
    """The fields with more than one value, greatest (n, writer) first."""
    return {
        name: [value for value, _ in sorted(pairs, key=_newest, reverse=True)]
        for name, pairs in version.fields.items()
        if name != DELETED and len({value for value, _ in pairs}) > 1
    }


def covers(mine: Vector, theirs: Vector) -> bool:
    """Whether one vector knows every save that the other knows."""
    return all(mine.get(writer, 0) >= n for writer, n in theirs.items())


def _covers(vector: Vector, dot: Dot) -> bool:
    return vector.get(dot[0], 0) >= dot[1]


def _newest(pair: tuple[str, Dot]) -> tuple[int, str, str]:
    value, (writer, n) = pair
    return n, writer, value
