"""Divides values into a few classes of about as many each, and says which shade each place has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Limits = tuple[float, float]  # the least and the greatest value found in a class
STEPS, HIDDEN = 5, -1  # shades rise from 1 to STEPS; 0 is nobody
PLACES = 1  # decimals of a rate in a table: what it shows alike is shaded alike


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


def shades_of(
    rates: Mapping[str, float | None],
) -> tuple[Mapping[str, int], list[tuple[int, str]]]:
    """({key: its shade}, the legend as (shade, words)); None is hidden, 0 nobody: each a class."""
    found = {key: round(rate, PLACES) for key, rate in rates.items() if rate}
    limits = classes(found.values(), STEPS)
    steps = [(2 * place + 1) * STEPS // (2 * len(limits)) + 1 for place in range(len(limits))]
    shades = {key: HIDDEN if rate is None else 0 for key, rate in rates.items()}
    shades |= {key: steps[class_of(rate, limits)] for key, rate in found.items()}
    words = {HIDDEN: "Oculta", 0: "Ninguna"}
    words |= {step: _span(*limit) for step, limit in zip(steps, limits, strict=True)}
    there = sorted(set(shades.values()), key=lambda shade: (shade == HIDDEN, shade))
    return shades, [(shade, words[shade]) for shade in there]


def _span(low: float, high: float) -> str:
    if low == high:
        return f"{low:,.{PLACES}f}"
    return f"{low:,.{PLACES}f} a {high:,.{PLACES}f}"
