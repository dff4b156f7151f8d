"""Judges the chain of the vault's own log with the key, raw SQL and its own arithmetic."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

_SAID = "at who what type id changes reason".split()


class Database(Protocol):
    def rows(self, sql: str) -> list[Any]: ...


class Key(Protocol):
    def open(self, number: int, sealed: bytes, bound: Sequence[str]) -> str | None: ...


def broken_log(store: Database, key: Key) -> Iterator[str]:
    """What is wrong with the log, in words; every sealed save must have told where it ended."""
    chained, others = {}, 0
    for text in _opened(store, key, "bitacora"):
        entry = json.loads(text or "{}")
        if "chain" not in entry:
            others += 1
        elif chained.setdefault(entry["n"], entry) is not entry:
            yield f"two entries of the sealed log are number {entry['n']}"
    ends = [json.loads(text or "null") for text in _opened(store, key, "cabeza")]
    before = str(others)
    for number in range(1, max(chained, default=0) + 1):
        if number not in chained:
            yield f"entry {number} of the sealed log is missing"
            return
        yield from _broken_entry(chained[number], before)
        before = chained[number]["chain"]
    if ends != ([[len(chained), before]] if chained else []):
        yield "the sealed log doesn't end where it says"
    yield from _untold([chained[number] for number in sorted(chained)], store)


def _broken_entry(entry: dict[str, Any], before: str) -> Iterator[str]:
    number, said = entry["n"], entry["entry"]
    if said is not None:
        line = json.dumps([number, *(said[name] for name in _SAID)], separators=(",", ":"))
        content = bytes.fromhex(entry["salt"] or "") + line.encode() + b"\n"
        if hashlib.sha256(content).hexdigest() != entry["digest"]:
            yield f"entry {number} of the sealed log is not what was written"
    linked = hashlib.sha256(f"{before}\n{number}\n{entry['digest']}".encode()).hexdigest()
    if linked != entry["chain"]:
        yield f"entry {number} of the sealed log is not chained to the one before"


def _untold(entries: list[dict[str, Any]], store: Database) -> Iterator[str]:
    """The open history tells links of this chain, in its order, up to the last sealed save."""
    links = [entry["chain"] for entry in entries]
    told = []
    for (changes,) in store.rows("SELECT changes FROM history WHERE type IS NULL ORDER BY n"):
        told += [pair[0] for name, pair in json.loads(changes or "{}").items() if name == "boveda"]
    known = [link for link in told if link]
    if not set(known) <= set(links):
        yield "the open history tells of another sealed log"
        return
    if known != sorted(known, key=links.index):
        yield "the open history tells the sealed log in another order"
    what = [(entry["entry"] or {"what": "abrió"})["what"] for entry in entries]
    saves = [at for at, done in enumerate(what) if done != "abrió"]
    if saves and (not known or links.index(known[-1]) < saves[-1]):
        yield "a sealed save is not told in the open history"


def _opened(store: Database, key: Key, place: str) -> Iterator[str | None]:
    rows = store.rows(f"SELECT id, vector, key, sealed FROM boveda WHERE place='{place}'")
    for row_id, vector, number, sealed in rows:
        yield key.open(number, sealed, (place, row_id, vector))
