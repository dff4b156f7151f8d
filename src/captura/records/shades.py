"""Divides values into a few classes of about as many each, for the shades of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Limits = tuple[float, float]  # the least and the greatest value found in a class


def classes(values: Iterable[float], most: int = 5) -> tuple[Limits, ...]:
    """Up to `most` classes, rising; equal values are never told apart.

    Each value goes where the middle of its equals stands in the whole row of values.
    """
    counts = Counter(values)
    total, before = sum(counts.values()), 0
    found: dict[int, list[float]] = {}
    for value in sorted(counts):
        place = (2 * before + counts[value]) * most // (2 * total)
        found.setdefault(place, []).append(value)
        before += counts[value]
    return tuple((each[0], each[-1]) for _, each in sorted(found.items()))


def class_of(value: float, limits: tuple[Limits, ...]) -> int:
    """Which class, from 0, a value is in. Raises ValueError for one that made none of them."""
    for place, (low, high) in enumerate(limits):
        if low <= value <= high:
            return place
    raise ValueError(value)
