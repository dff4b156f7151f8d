"""Runs the benchmarks, each in a process of its own; writes results.json and docs/benchmarks.md.

python -m benchmarks [NAME …]      all of them, or those named; the others keep their last figure
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "benchmarks.md"
NAMES = (
    "package_write",
    "package_read",
    "intake",
    "consolidate",
    "search",
    "dashboard",
    "board",
    "start",
    "memory",
    "keys",
    "duplicates",
    "paper",
)
ONE = "--one"
AGAINST = {
    "package_write": "a bare XlsxWriter `constant_memory` loop",
    "package_read": "bare calamine `iter_rows`",
    "intake": "raw sqlite3 executemany, same tables and indexes",
    "consolidate": "pandas + calamine concatenating the sheets",
    "search": "a bare FTS5 query",
    "dashboard": "the bare SQL aggregates of the same figures",
    "board": "the bare SQL aggregates of the same figures",
    "start": "a bare Qt window in Python",
    "memory": "the same Qt window empty",
    "keys": "the same typed in a spreadsheet",
    "duplicates": "splink 5 on duckdb",
    "paper": "a bare QTextDocument of the same table to PDF",
}


def main(arguments: list[str]) -> int:
    """0 once all asked for have run, whether or not the goals are met; 1 if one broke."""
    if arguments[:1] == [ONE]:
        print(json.dumps(import_module(f"benchmarks.{arguments[1]}").run()))
        return 0
    # What one makes the next may use; when the run ends all of it goes.
    with tempfile.TemporaryDirectory(prefix="captura-bench-") as folder:
        broken = _run(arguments or NAMES, folder)
    _write_page()
    return 1 if broken else 0


def _run(names: Sequence[str], folder: str) -> int:
    """Run each with `folder` for its temporary files; how many broke."""
    around = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
    broken = 0
    for name in names:
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks", ONE, name],
            cwd=ROOT,
            env=around,
            stdout=subprocess.PIPE,
        )
        if done.returncode:
            print(f"✗ {name}: broke with {done.returncode}")
            broken += 1
            continue
        entries = json.loads(done.stdout.splitlines()[-1])
        _keep(name, entries)
        for entry in entries:
            print(_line(entry) + f"  ({time.monotonic() - started:.0f} s)", flush=True)
    return broken


def _keep(name: str, entries: list[dict[str, Any]]) -> None:
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    others = [entry for entry in known if entry["name"].partition(".")[0] != name]
    order = {each: place for place, each in enumerate(NAMES)}
    every = sorted([*others, *entries], key=lambda e: order[e["name"].partition(".")[0]])
    RESULTS.write_text(json.dumps(every, ensure_ascii=False, indent=1) + "\n")


def _line(entry: dict[str, Any]) -> str:
    sign = "✓" if entry["met"] else "✗"
    return f"{sign} {entry['name']}: {entry['ratio']} (goal {_goal(entry)}) {entry.get('note')}"


def _goal(entry: dict[str, Any]) -> str:
    """A ratio has a most that it may be; how often the rules are right, a least."""
    return f"{'≥' if entry.get('at_least') else '≤'} {entry['goal']}"


def _write_page() -> None:
    rows = [
        f"| {e['name']} | {e['ratio']} | {_goal(e)} | {'✓' if e['met'] else '✗'} "
        f"| {AGAINST[e['name'].partition('.')[0]]} | {e.get('note', '')} |"
        for e in json.loads(RESULTS.read_text())
    ]
    PAGE.write_text(
        "# Benchmarks\n\n"
        "Written by `./dev bench`. CPU seconds, children included; each ratio was taken within one "
        "run on one\nmachine: compare ratios, never seconds. `.mib` entries and memory are MiB of "
        "growth.\n\n"
        "| name | ratio | goal | met | against | what |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
