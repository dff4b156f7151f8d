"""Reading and verifying a package's workbook against a bare calamine `iter_rows` of the same file.

Both go over every cell of every sheet of a workbook of 100,000 records of 25 fields. Ours also
makes the safety pass over the raw parts, rebuilds and hashes each record's canonical form, and
checks cover, catalogues, signature and certificate's absence, in the child process.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import sample_book
from benchmarks.apart import apart
from benchmarks.entry import entry

GOAL = 2.0
ROUNDS = 3


def run(rows: int = sample_book.ROWS) -> list[dict[str, Any]]:
    """The ratio of CPU seconds, children included, each side the best of three rounds."""
    taken: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "libro.xlsx")
        sample_book.write(path, Path(name), rows)
        for _ in range(ROUNDS):
            for which, results in taken.items():
                results.append(apart("package_read", which, path))
    cpu = {which: min(r["cpu"] for r in results) for which, results in taken.items()}
    mib = min(r["mib"] for r in taken["ours"])
    note = (
        f"{rows} records of 25 fields: {cpu['ours']:.2f} CPU s against {cpu['bare']:.2f}; "
        f"the reading process peaked at {mib:.0f} MiB"
    )
    return [entry("package_read", cpu["ours"] / cpu["bare"], GOAL, note)]


def _measure(which: str, path: Path) -> dict[str, float]:
    data = path.read_bytes()
    if which == "bare":
        import python_calamine  # noqa: F401 - loading it is not reading

        start = time.process_time()
        _bare(data)
        return {"cpu": time.process_time() - start, "mib": 0.0}
    return _ours(data)


def _bare(data: bytes) -> int:
    import io

    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(row) for title in book.sheet_names for row in _rows(book, title))


def _rows(book: Any, title: str) -> Any:
    return book.get_sheet_by_name(title).iter_rows()


def _ours(data: bytes) -> dict[str, float]:
    """The CPU of this process and of the child; starting the child is not reading."""
    from captura import isolate
    from captura.errors import ExcelError
    from captura.packages.verify import check_workbook

    with contextlib.suppress(ExcelError):  # the child loads its libraries on what is no workbook
        isolate.run("captura.packages.reading.check_book", b"PK")
    checked_from = _child_cpu(), time.process_time()
    checked = check_workbook(data)
    cpu = _child_cpu() - checked_from[0] + time.process_time() - checked_from[1]
    if checked.count:
        raise SystemExit(f"the book is not intact: {checked.findings[:3]}")
    isolate.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"cpu": cpu, "mib": peak}


def _child_cpu() -> float:
    """CPU seconds of the running child (Linux)."""
    from captura.isolate import _CHILD

    process = _CHILD._process
    if process is None:
        return 0.0
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(_measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        for entry in run():
            print(entry)
