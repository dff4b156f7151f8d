"""Canonical lines straight to rows: the path that every arriving record takes once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from captura.records.version import _ID, _WRITER, DELETED, read_line
from captura.store.columns import Shape, computed

Row = tuple[Any, ...]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def row_reader(shape: Shape, changed: int) -> Callable[[str], Row]:
    """A function that gives the row of a canonical line of this type.

    It raises ValueError exactly where `read_line` does, or where the type is another; clashes and
    deletions, which are rare, go the long way through a Version.
    """
    names, known, record_type = shape.names, shape.known, shape.type
    checked, checks = shape.checked, shape.checked.keys()
    person = bool(computed(record_type, {}))

    def read(line: str) -> Row:
        try:
            content = json.loads(line)
            _, record_id, vector, cells = content
            values = {name: value for name, value, _ in cells}
            if len(values) != len(cells) or DELETED in values:
                return slow(line)
            dots = _dots(cells, vector)
            _check(line, content, values, record_type)
        except (TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError("not a canonical line") from error
        cell: Callable[[str], Any] = values.get
        held = {name: checked[name](values[name]) for name in checks & values.keys()}
        if None in held.values():
            return slow(line)
        if held:
            cell = {**values, **held}.get
        return (
            record_id,
            ";".join([f"{writer}.{n}" for writer, n in vector.items()]),
            dots,
            None,
            0,
            None,
            changed,
            None if values.keys() <= known else _unknown(values, known),
            *map(cell, names),
            *(computed(record_type, values) if person else ()),
        )

    def slow(line: str) -> Row:
        version = read_line(line)
        if version.type != record_type:
            raise ValueError("a line of another type")
        return shape.row(version, changed)

    return read


def _check(line: str, content: Any, values: dict[str, str], record_type: str) -> None:
    kind, record_id, vector, _ = content
    if not (
        kind == record_type
        and _ID.fullmatch(record_id)
        and all(map(_is_text, values.values()))
        and list(values) == sorted(values)
        and list(vector) == sorted(vector)
        and _encode(content) == line
    ):
        raise ValueError("not a canonical line")


def _is_text(value: Any) -> bool:
    return value.__class__ is str and value != ""


def _dots(cells: list[Any], vector: dict[str, int]) -> str:
    """dots_text of cells without clash, each dot and the vector checked."""
    for writer, n in vector.items():
        if _WRITER.fullmatch(writer) is None or n.__class__ is not int or n < 1:
            raise ValueError("not a canonical line")
    by_dot: dict[tuple[str, int], list[str]] = {}
    for name, _, (writer, n) in cells:
        group = by_dot.get((writer, n))
        if group is None:
            if n.__class__ is not int or not 0 < n <= vector[writer]:
                raise ValueError("not a canonical line")
            group = by_dot[writer, n] = []
        group.append(name)
    if len(by_dot) == 1:
        return "".join([f"{writer}.{n}=*" for writer, n in by_dot])
    return ";".join([f"{w}.{n}={','.join(by_dot[w, n])}" for w, n in sorted(by_dot)])


def _unknown(values: dict[str, str], known: frozenset[str]) -> str:
    kept = {name: value for name, value in values.items() if name not in known}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
