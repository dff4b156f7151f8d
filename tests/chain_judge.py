"""Judges the history's chain by raw SQL and its own arithmetic: it shares no code with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Protocol


class Database(Protocol):
    def rows(self, sql: str) -> list[Any]: ...


def broken_links(store: Database, *, begun: bool = True) -> Iterator[str]:
    """What is wrong with the chain, in words. begun: whether there was a save by this release."""
    entries = store.rows("SELECT * FROM history ORDER BY n")
    names = [row[1] for row in store.rows("PRAGMA table_info(history)")]
    parts: dict[int, list[list[str]]] = {}
    for kind, record, n, changes in store.rows("SELECT type, id, n, changes FROM history_row"):
        parts.setdefault(n, []).append([kind, record, changes])
    if not begun and not any(row[0] for row in store.rows("SELECT chain FROM history")):
        return
    before = ""
    for number, values in enumerate(entries, start=1):
        entry = dict(zip(names, values, strict=True))
        if entry["n"] != number:
            yield f"entry {number} of the history is missing"
            return
        said = [entry[name] for name in "n at who device type id changes reason package".split()]
        lines = [
            json.dumps(one, separators=(",", ":")) for one in [said, *sorted(parts.get(number, []))]
        ]
        content = (
            bytes.fromhex(entry["salt"] or "") + "".join(f"{line}\n" for line in lines).encode()
        )
        if entry["salt"] and hashlib.sha256(content).hexdigest() != entry["digest"]:
            yield f"entry {number} of the history is not what was written"
        linked = "\n".join((before, str(number), entry["digest"] or "")).encode()
        before = hashlib.sha256(linked).hexdigest()
        if entry["chain"] != before:
            yield f"entry {number} of the history is not chained to the one before"
            return
