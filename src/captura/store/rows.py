"""Reading whole records and versions by id, from a store or inside a piece of work."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from captura.records.record import Record
from captura.records.version import Version
from captura.store.columns import Shape

R = TypeVar("R", bound=Record)
CHUNK = 1_000
WHERE_IDS = " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


class Source(Protocol):
    """What queries read from: a Store, or a Work that sees its own writes."""

    @property
    def shapes(self) -> Mapping[str, Shape]: ...

    def rows(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]: ...

    def stream(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Iterator[Any]: ...

    def value(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Any: ...


def get(source: Source, record: type[R], record_id: str, *, deleted: bool = False) -> R | None:
    """A record as it stands; None if absent, or deleted and not asked for."""
    shape = source.shapes[record.TYPE]
    for row in source.rows(f"{shape.select} WHERE id=?", (record_id,)):
        if deleted or not row[4]:
            return record.from_canonical(row[0], shape.texts(row))
    return None


def many(source: Source, record: type[R], ids: Iterable[str]) -> dict[str, R]:
    """{id: record} of those that stand, in the order of the ids' text."""
    return {one.id: one for one in each(source, record, ids)}


def each(source: Source, record: type[R], ids: Iterable[str]) -> Iterator[R]:
    """The same, one after another: 1,000 rows in memory at a time."""
    shape = source.shapes[record.TYPE]
    for row in _rows(source, shape, ids):
        if not row[4]:
            yield record.from_canonical(row[0], shape.texts(row))


def version(source: Source, record_type: str, record_id: str) -> Version | None:
    """What this store knows of a record, deleted or not; None if it never met it."""
    shape = source.shapes[record_type]
    for row in source.rows(f"{shape.select} WHERE id=?", (record_id,)):
        return shape.version(row)
    return None


def versions(source: Source, record_type: str, ids: Iterable[str]) -> Iterator[Version]:
    """Versions in the order of their ids, 1,000 rows in memory at a time."""
    shape = source.shapes[record_type]
    for row in _rows(source, shape, ids):
        yield shape.version(row)


def _rows(source: Source, shape: Shape, ids: Iterable[str]) -> Iterator[Any]:
    return among(source, shape.select + WHERE_IDS, ids)


def among(source: Source, sql: str, ids: Iterable[str]) -> Iterator[Any]:
    """The rows of a query of some ids (`json_each(?)`), asked of 1,000 at a time in their order.

    Never of all at once: a connection keeps the text of the last list that it was asked with.
    """
    wanted = sorted(ids)
    for start in range(0, len(wanted), CHUNK):
        yield from source.rows(sql, (json.dumps(wanted[start : start + CHUNK]),))


def every(source: Source, record: type[R]) -> Iterator[list[R]]:
    """All that stand, in the order of their ids, 1,000 at a time."""
    shape, after = source.shapes[record.TYPE], ""
    while rows := source.rows(f"{shape.select} WHERE id>? ORDER BY id LIMIT {CHUNK}", (after,)):
        yield [record.from_canonical(row[0], shape.texts(row)) for row in rows if not row[4]]
        after = rows[-1][0]


def partly(
    source: Source, record: type[R], ids: Iterable[str], names: Sequence[str]
) -> dict[str, R]:
    """{id: record of which only these fields were read}, deleted ones among them."""
    return {one.id: one for one in each_partly(source, record, ids, names)}


def each_partly(
    source: Source,
    record: type[R],
    ids: Iterable[str],
    names: Sequence[str],
    *,
    deleted: bool = True,
) -> Iterator[R]:
    """The same, one after another; deleted: those that were deleted too."""
    columns = ", ".join(("id", "deleted", *names))
    sql = f"SELECT {columns} FROM {record.TYPE}{WHERE_IDS}"  # noqa: S608 - own names
    wanted = list(ids)
    # its own ids as they were given, and thousands refer to one session: each id is kept once
    shared = {one: one for one in wanted}
    for row in among(source, sql, wanted):
        if row[1] and not deleted:
            continue
        told = zip(names, row[2:], strict=True)
        texts = {
            name: shared.setdefault(text, text)
            for name, value in told
            if value is not None and (text := str(value))
        }
        yield record.from_canonical(shared[row[0]], texts)
