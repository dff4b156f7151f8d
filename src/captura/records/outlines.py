"""The outlines of the municipalities, and where each stands in a grid of tiles."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from captura.paths import resources

Point = tuple[float, float]
SOURCE = "INEGI, Marco Geoestadístico"


@dataclass(frozen=True)
class Outline:
    """One municipality, y downwards.

    border: its corners in units of the map, the first not repeated · middle: a point inside, for
    its letters · tile: column and row of its tile, from 0.
    """

    border: tuple[Point, ...]
    middle: Point
    tile: tuple[int, int]


@cache
def outlines() -> Mapping[str, Outline]:
    """{key of the municipality: its outline}, made by `tests.mapa.make_map` (ADR 62)."""
    text = (resources() / "mapa" / "municipios.json").read_text(encoding="utf-8")
    made = {}
    for key, one in json.loads(text)["municipios"].items():
        flat = one["contorno"]
        border = tuple(zip(flat[::2], flat[1::2], strict=True))
        made[key] = Outline(border, tuple(one["centro"]), tuple(one["mosaico"]))
    return MappingProxyType(made)


def inside(border: Sequence[Point], point: Point) -> bool:
    """Whether a point lies within a border, by how often a line to its right crosses it."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in pairwise([*border, border[0]]):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            crossed = not crossed
    return crossed
