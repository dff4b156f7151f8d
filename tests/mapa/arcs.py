"""Simplifies outlines by their shared borders: each is simplified once, so no gap can open.

Corners, where three meet, stay. Of every stretch between two corners the point whose triangle with
its neighbours is smallest goes, again and again (Visvalingam and Whyatt 1993).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tests.mapa.geopackage import Point, Ring


def simplify(rings: Mapping[str, Ring], least: float) -> dict[str, Ring]:
    """Closed rings without the points whose triangle is smaller than `least` square units."""
    corners = _corners(rings.values())
    known: dict[tuple[Point, ...], tuple[Point, ...]] = {}
    made = {}
    for key, ring in rings.items():
        points = [ring[0]]
        for stretch in _stretches(ring, corners):
            # both neighbours walk it from the same end
            forth = min(stretch, stretch[::-1])
            if forth not in known:
                known[forth] = thin(forth, least)
            kept = known[forth] if forth == stretch else known[forth][::-1]
            points[-1:] = kept
        made[key] = points
    return made


def _corners(rings: Iterable[Ring]) -> set[Point]:
    """Points where other than two edges meet."""
    beside: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) != 2}


def _stretches(ring: Ring, corners: set[Point]) -> list[tuple[Point, ...]]:
    """A ring cut at its corners; one without any begins at its least point."""
    open_ring = ring[:-1]
    first = next((at for at, point in enumerate(open_ring) if point in corners), None)
    if first is None:
        first = open_ring.index(min(open_ring))
    turned = [*open_ring[first:], *open_ring[: first + 1]]
    cuts = [at for at, point in enumerate(turned) if point in corners]
    cuts = cuts or [0, len(turned) - 1]
    return [tuple(turned[one : other + 1]) for one, other in pairwise(cuts)]


def thin(line: Sequence[Point], least: float) -> tuple[Point, ...]:
    """A line without its smallest triangles; its ends stay."""
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    size = dict.fromkeys(range(1, len(line) - 1), 0.0)
    heap: list[tuple[float, int]] = []

    def measure(at: int, floor: float = 0.0) -> None:
        if at in size:
            size[at] = max(floor, triangle(line[before[at]], line[at], line[after[at]]))
            heapq.heappush(heap, (size[at], at))

    for at in range(1, len(line) - 1):
        measure(at)
    while heap and heap[0][0] < least:
        area, at = heapq.heappop(heap)
        if size.get(at) != area:
            continue  # it went, or grew since
        del size[at]
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        measure(one, area)
        measure(other, area)
    return (line[0], *(line[at] for at in sorted(size)), line[-1])


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
