"""Writing a package's workbook, 100,000 records of 25 fields, against a bare XlsxWriter loop.

The bare loop writes the same 25 cells of each row, dates as dates, and nothing else: no hash, no
tag, no hidden sheet, no key column, no validation.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import sample_book
from benchmarks.apart import apart
from benchmarks.entry import entry

GOAL, GOAL_MIB = 1.25, 40.0
ROUNDS = 3


def run(rows: int = sample_book.ROWS) -> list[dict[str, Any]]:
    """The ratio of CPU seconds and the growth of resident memory, each the best of three rounds."""
    taken: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
    for _ in range(ROUNDS):
        for which, results in taken.items():
            results.append(apart("package_write", which, rows))
    cpu = {which: min(r["cpu"] for r in results) for which, results in taken.items()}
    growth = min(r["mib"] for r in taken["ours"])
    ratio = cpu["ours"] / cpu["bare"]
    note = (
        f"{rows} records of 25 fields: {cpu['ours']:.2f} CPU s against {cpu['bare']:.2f}; "
        f"a whole write, hashed, tagged, signed, with its hidden sheet"
    )
    return [
        entry("package_write", ratio, GOAL, note),
        entry("package_write.mib", growth, GOAL_MIB, "growth of resident memory in MiB"),
    ]


def _measure(which: str, rows: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample_book.write(
            folder / "warm.xlsx", folder, 50
        )  # imports, and the libraries' own tables
        _bare(folder / "warm.xlsx", _cells(50))
        cells = _cells(rows) if which == "bare" else []
        made = list(sample_book.versions(rows)) if which == "ours" else []
        sample_book.versions = lambda rows=rows: iter(made)  # type: ignore[assignment]
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        if which == "bare":
            _bare(folder / "bare.xlsx", cells)
        else:
            sample_book.write(folder / "ours.xlsx", folder, rows)
        cpu = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"cpu": cpu, "mib": (after - before) / 1024}


def _cells(rows: int) -> list[list[Any]]:
    """What the bare loop writes: the cells of the same records, dates as dates."""
    from captura.packages.cells import writer_of
    from captura.packages.layout import layout_of, lists_of

    layout = layout_of(sample_book.Muestra)
    lists = lists_of([layout], sample_book.catalogues())
    writers = [writer_of(column, lists) for column in layout.columns]
    made: dict[int, list[Any]] = {}
    found = []
    for number, version in enumerate(sample_book.versions(rows)):
        key = number % sample_book.DISTINCT
        if key not in made:
            texts = [version.fields[column.name][0][0] for column in layout.columns]
            made[key] = [
                dt.date.fromisoformat(text) if column.kind == "date"
                else dt.datetime.fromisoformat(text) if column.kind == "date_time"
                else write(text)
                for column, write, text in zip(layout.columns, writers, texts, strict=True)
            ]  # fmt: skip
        found.append(made[key])
    return found


def _bare(path: Path, rows: list[list[Any]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    sheet = book.add_worksheet()
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif isinstance(cell, dt.date):
                sheet.write_datetime(number, column, cell, date)
            else:
                sheet.write_number(number, column, cell)
    book.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(_measure(sys.argv[1], int(sys.argv[2]))))
    else:
        for entry in run():
            print(entry)
