"""The order that a heading asks for, of a list held in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def in_order(rows: Sequence[T], of: Callable[[T], Any], down: bool) -> list[T]:
    """The rows by what `of` says of each; where it says nothing (None or "") they stand last,
    whichever way."""
    known = [row for row in rows if of(row) not in (None, "")]
    blank = [row for row in rows if of(row) in (None, "")]
    return [*sorted(known, key=of, reverse=down), *blank]
