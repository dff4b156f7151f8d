"""What one store knows of a record: its values, each with the dot of its change, and a vector.

A *writer* is a random 64-bit number (16 hex digits) drawn when a store first saves after opening;
a *dot* (writer, n) names that writer's n-th save; a *vector* {writer: n} says which saves are
known. A field usually holds one (value, dot); several are a clash. Empty is absent.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Dot = tuple[str, int]
Values = tuple[tuple[str, Dot], ...]
Vector = Mapping[str, int]
DELETED = "eliminado"  # the field whose value is the vector that the deletion saw
_WRITER = re.compile(r"[0-9a-f]{16}")
_HEAD = re.compile(
    r'\["(?P<type>[a-z_]+)","(?P<id>[0-9]{5}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",'
    r'\{"(?P<writer>[0-9a-f]{16})":(?P<n>[1-9][0-9]{0,17})\},\[\["'
)
_HEAD_QUOTES, _CELL_QUOTES = 6, 6
_ID = re.compile(r"[0-9]{5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one store knows it: type, id, vector, {field: ((canonical value, dot), …)}."""

    type: str
    id: str
    vector: Vector = field(default_factory=dict)
    fields: Mapping[str, Values] = field(default_factory=dict)


def line_of(version: Version) -> str:
    """The canonical line: JSON without spaces, sorted, whose SHA-256 is the record's code."""
    cells = [
        [name, value, dot]
        for name in sorted(version.fields)
        for value, dot in sorted(version.fields[name], key=lambda pair: (pair[1], pair[0]))
    ]
    vector = dict(sorted(version.vector.items()))
    content = [version.type, version.id, vector, cells]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def code_of(line: str | bytes) -> str:
    """SHA-256 of a canonical line, in hex."""
    return hashlib.sha256(line.encode() if isinstance(line, str) else line).hexdigest()


def cut_line(line: str) -> tuple[str, str, str, str, dict[str, str]] | None:
    """(type, id, writer, n, {field: value}) of a line whose fields one save wrote, unescaped.

    None where that can't be told at once. Nearly every line is one, and cutting it is four times
    as quick as parsing it and writing it back.
    """
    head = _HEAD.match(line)
    if head is None or "\\" in line or not line.isprintable():
        return None
    kind, record_id, writer, n = head.groups()
    dot = f'",["{writer}",{n}]]'
    if not line.endswith(dot + "]]"):
        return None
    cells = line[head.end() : -len(dot) - 2].split(dot + ',["')
    # every quote stands where it must: so no name or value holds one
    if line.count('"') != _HEAD_QUOTES + _CELL_QUOTES * len(cells):
        return None
    try:
        values = dict([cell.split('","') for cell in cells])
    except ValueError:
        return None
    if len(values) != len(cells) or "" in values.values() or list(values) != sorted(values):
        return None
    return kind, record_id, writer, n, values


def read_line(line: str) -> Version:
    """The version of a line that may be foreign. Raises ValueError if it isn't canonical."""
    if cut := cut_line(line):
        record_type, record_id, writer, n = cut[:4]
        dot = (writer, int(n))
        fields = {name: ((value, dot),) for name, value in cut[4].items()}
        return Version(record_type, record_id, {writer: dot[1]}, fields)
    return _parse_line(line)


def _parse_line(line: str) -> Version:
    try:
        record_type, record_id, vector, cells = json.loads(line)
        fields: dict[str, list[tuple[str, Dot]]] = {}
        for name, value, (writer, n) in cells:
            _check(isinstance(name, str) and isinstance(value, str) and value != "")
            _check(_WRITER.fullmatch(writer) is not None and type(n) is int and n > 0)
            _check(vector.get(writer, 0) >= n)  # a value nobody knows of can't be there
            fields.setdefault(name, []).append((value, (writer, n)))
        _check(all(_WRITER.fullmatch(w) and type(n) is int and n > 0 for w, n in vector.items()))
        _check(isinstance(record_type, str) and _ID.fullmatch(record_id) is not None)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("not a canonical line") from error
    version = Version(record_type, record_id, vector, {k: tuple(v) for k, v in fields.items()})
    _check(line_of(version) == line)
    return version


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("not a canonical line")


def vector_text(vector: Vector) -> str:
    """`writer.n;writer.n`, sorted: how a vector stands in a column, a cell, a deletion's value."""
    return ";".join(f"{writer}.{n}" for writer, n in sorted(vector.items()))


def read_vector(text: str) -> dict[str, int]:
    """The vector of a vector_text. Raises ValueError."""
    pairs = [part.split(".") for part in text.split(";")] if text else []
    return {writer: int(n) for writer, n in pairs}


def dots_text(version: Version) -> str:
    """Dots of the fields without clash: `writer.n=*` when one dot serves all, else by field.

    `writer.n=curp,nombres;writer.n=sexo`; names are sorted inside, dots between.
    """
    by_dot: dict[Dot, list[str]] = {}
    for name in sorted(version.fields):
        if len(version.fields[name]) == 1:
            by_dot.setdefault(version.fields[name][0][1], []).append(name)
    if len(by_dot) == 1:
        return "".join(f"{writer}.{n}=*" for writer, n in by_dot)
    return ";".join(f"{w}.{n}={','.join(names)}" for (w, n), names in sorted(by_dot.items()))


def join_row(
    record_type: str,
    record_id: str,
    vector: str,
    dots: str,
    values: Mapping[str, str],
    clash: str | None = None,
) -> Version:
    """A version from its stored parts: vector_text, dots_text, {field: value}, clash JSON.

    Raises ValueError where the parts don't fit each other.
    """
    fields: dict[str, Values] = {}
    for group in filter(None, dots.split(";")):
        mark, _, names = group.partition("=")
        writer, _, n = mark.partition(".")
        dot = (writer, int(n))
        for name in values if names == "*" else names.split(","):
            if value := values.get(name):
                fields[name] = ((value, dot),)
    if clash:
        found: dict[str, list[Any]] = json.loads(clash)
        for name, pairs in found.items():
            fields[name] = tuple((value, (writer, n)) for value, (writer, n) in pairs)
    if any(value and name not in fields for name, value in values.items()):
        raise ValueError("a value without the dot of its save")  # nobody ever saved it
    return Version(record_type, record_id, read_vector(vector), fields)


def clash_text(version: Version) -> str | None:
    """The fields that hold several values, as JSON; None if there are none."""
    found = {name: pairs for name, pairs in sorted(version.fields.items()) if len(pairs) > 1}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else None
