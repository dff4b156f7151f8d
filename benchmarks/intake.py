"""Taking in 174,000 people: validated, stored, searchable, against raw sqlite3 executemany.

Raw is the standard library's SQLite without cipher, given ready tuples: the same tables and
indexes, names into FTS5 by one statement, block keys by executemany, one transaction. Ours begins
with canonical lines: each is proved canonical, its values readable, its block keys worked out.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import time
from operator import itemgetter
from pathlib import Path
from typing import Any

from benchmarks.apart import apart
from benchmarks.entry import entry
from benchmarks.sample_people import KEY, PEOPLE, clock, sample_lines

GOAL, GOAL_CIPHER, ROUNDS = 1.6, 1.25, 3


def run(people: int = PEOPLE) -> list[dict[str, Any]]:
    """The ratios of CPU seconds, each the best of three rounds in processes of their own."""
    sample_lines(people)
    taken: dict[str, list[float]] = {"raw": [], "plain": [], "cipher": []}
    for _ in range(ROUNDS):
        for which, seconds in taken.items():
            seconds.append(apart("intake", which, people))
    raw, plain, cipher = (min(seconds) for seconds in taken.values())
    note = f"{people} people: {plain:.2f} CPU s against {raw:.2f}, both without cipher"
    cipher_note = f"{cipher:.2f} CPU s encrypted, {plain:.2f} plain; {cipher / raw:.2f} of raw"
    return [
        entry("intake", plain / raw, GOAL, note),
        entry("intake.cipher", cipher / plain, GOAL_CIPHER, cipher_note),
    ]


def measure(which: str, people: int) -> float:
    """The CPU seconds of one way, preparations left out."""
    lines = sample_lines(people)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "datos.db")
        return _raw(path, lines) if which == "raw" else _ours(path, lines, which == "plain")


def _ours(path: Path, lines: list[str], plain: bool) -> float:
    from captura.store.database import Store

    with Store.open(path, KEY, clock=clock, random=os.urandom, create=True, plain=plain) as store:
        started = time.process_time()
        with store.work("Recepción") as work:
            done = work.apply({"persona": iter(lines)}, "paquete")
        seconds = time.process_time() - started
        assert done.new == {"persona": len(lines)}
        assert store.value("SELECT count(*) FROM persona_search WHERE name MATCH 'maria'") > 0
    return seconds


def _raw(path: Path, lines: list[str]) -> float:
    from captura.records.persona import Persona
    from captura.store import connect, persons
    from captura.store.columns import shape_of
    from captura.store.database import Store
    from captura.store.lines import row_reader

    Store.open(path, KEY, clock=clock, random=os.urandom, create=True, plain=True).close()
    shape = shape_of(Persona)
    rows = list(map(row_reader(shape, 1), lines))
    keyed = itemgetter(*map(shape.columns.index, persons.KEY_FIELDS))
    keys = [
        (key, number)
        for number, row in enumerate(rows, 1)
        for key in sorted(persons.key_numbers(keyed(row)))
    ]
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in (*connect._SETTINGS, f"cache_size=-{connect._WRITE_CACHE}"):
        connection.execute(f"PRAGMA {setting}")
    started = time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(shape.insert_of(shape.columns), rows)
    connection.execute("INSERT INTO persona_search(rowid, name) SELECT n, name FROM persona_name")
    connection.executemany("INSERT INTO block_key(key, persona) VALUES (?,?)", keys)
    connection.execute("COMMIT")
    seconds = time.process_time() - started
    connection.close()
    return seconds


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
