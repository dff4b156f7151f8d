"""Canonical lines fast: the same text as `records.version.line_of`, built from ready pieces."""

from __future__ import annotations

from collections.abc import Sequence

from captura.records.version import join_row, line_of


def prefixes(names: Sequence[str]) -> list[str]:
    """What stands before each value in a line; names are sorted."""
    return [f'["{name}","' for name in names]


def needs_quoting(text: str) -> bool:
    """Whether JSON would escape something in this text; some say yes needlessly."""
    return '"' in text or "\\" in text or not text.isprintable()


def fast_line(
    record_type: str, record_id: str, vector: str, dot: str, pieces: Sequence[str]
) -> str:
    """The line of a record whose fields all have one dot (`writer.n`).

    pieces: prefix and value of each field that is not empty, sorted by name; no value may need
    quoting.
    """
    writer, _, n = dot.partition(".")
    end = f'",["{writer}",{n}]]'
    body = f"{end},".join(pieces) + end if pieces else ""
    known = f'{{"{writer}":{n}}}' if vector == dot else _vector(vector)
    return f'["{record_type}","{record_id}",{known},[{body}]]'


def dotted_line(
    record_type: str,
    record_id: str,
    vector: str,
    dots: str,
    names: Sequence[str],
    pieces: Sequence[str],
) -> str:
    """As `fast_line` where several saves wrote the fields; names and pieces side by side."""
    ends = {}
    for group in dots.split(";"):
        dot, _, own = group.partition("=")
        end = f'",{_dot(dot)}]'
        for name in own.split(","):
            ends[name] = end
    cells = [p + ends.get(name, "?") for name, p in zip(names, pieces, strict=True) if p]
    return f'["{record_type}","{record_id}",{_vector(vector)},[{",".join(cells)}]]'


def slow_line(
    record_type: str,
    record_id: str,
    vector: str,
    dots: str,
    values: dict[str, str],
    extra: str | None,
) -> str:
    """The line of any record from its parts. Raises ValueError where they don't fit together."""
    return line_of(join_row(record_type, record_id, vector, dots, values, extra or None))


def _dot(text: str) -> str:
    writer, _, n = text.partition(".")
    return f'["{writer}",{n}]'


def _vector(text: str) -> str:
    if ";" in text:
        return "{" + ",".join(_pair(part) for part in text.split(";")) + "}"
    return "{" + _pair(text) + "}" if text else "{}"


def _pair(text: str) -> str:
    writer, _, n = text.partition(".")
    return f'"{writer}":{n}'
