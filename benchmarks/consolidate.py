"""Fifty-eight packages from files to the state's database, against pandas joining their sheets."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.apart import apart
from benchmarks.entry import entry

GOAL, GOAL_MIB = 2.0, 200.0
INSTITUTES = 58
_MIB = 1024  # ru_maxrss is in KiB on Linux


def run(institutes: int = INSTITUTES) -> list[dict[str, Any]]:
    """From workbooks against pandas; from `.captura` reported; growth of resident memory."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for which in ("xlsx", "captura"):  # two states, each empty
            apart("consolidate", "make", root / which, institutes)
        pandas = apart("consolidate", "pandas", root / "xlsx", institutes)
        books = apart("consolidate", "xlsx", root / "xlsx", institutes)
        sealed = apart("consolidate", "captura", root / "captura", institutes)
    note = f"{int(books['rows']):,} rows: {books['cpu']:.1f} CPU s against {pandas['cpu']:.1f}"
    return [
        entry("consolidate", books["cpu"] / pandas["cpu"], GOAL, note + ", verified and accepted"),
        entry(
            "consolidate.captura",
            sealed["cpu"] / pandas["cpu"],
            GOAL,
            f"from `.captura`: {sealed['cpu']:.1f} CPU s",
        ),
        entry("consolidate.mib", books["mib"], GOAL_MIB, "growth of resident memory in MiB"),
    ]


def _cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _measure(which: str, folder: Path, institutes: int) -> dict[str, float]:
    if which == "make":
        from benchmarks.sample_deliveries import make

        folder.mkdir(parents=True, exist_ok=True)
        make(folder, institutes).close()
        return {}
    files = sorted((folder / "paquetes").glob("*.xlsx" if which == "pandas" else f"*.{which}"))
    if which == "pandas":
        return _pandas(files)
    return _ours(folder, files)


def _pandas(files: list[Path]) -> dict[str, float]:
    import pandas

    before, start = _peak(), _cpu()
    sheets: dict[str, list[Any]] = {}
    for path in files:
        for name, frame in pandas.read_excel(
            path, sheet_name=None, engine="calamine", dtype=str
        ).items():
            if name in ("Personas", "Actividades", "Sesiones", "Asistencia"):
                sheets.setdefault(name, []).append(frame)
    joined = {name: pandas.concat(frames) for name, frames in sheets.items()}
    rows = sum(len(frame) for frame in joined.values())
    return {"cpu": _cpu() - start, "mib": (_peak() - before) / _MIB, "rows": rows}


def _ours(folder: Path, files: list[Path]) -> dict[str, float]:
    import os

    from captura import isolate
    from captura.actions.demonstration.cast import PHRASE
    from captura.actions.open_office import open_office
    from captura.actions.take_in import take_in
    from captura.app.surroundings import catalogues, now
    from captura.paths import DataFolder

    office = open_office(
        DataFolder(folder / "estado"),
        "Usuaria Inventada",
        PHRASE,
        catalogues(),
        clock=now,
        random=os.urandom,
    )
    before, start, rows = _peak(), _cpu(), 0
    with office.store.indexing_later():  # as `captura consolidar` does
        for path in files:
            arrival = take_in(office, path.read_bytes(), accept=True)
            rows += arrival.decided.accepted if arrival.decided else 0
    isolate.close()  # a child's seconds count once it has ended
    spent, grown = _cpu() - start, (_peak() - before) / _MIB
    office.close()
    return {"cpu": spent, "mib": grown, "rows": rows}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    kind, place, count = sys.argv[1:4]
    print(json.dumps(_measure(kind, Path(place), int(count))))
