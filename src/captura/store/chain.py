"""The history as a hash chain: each entry stands on all before it, so a rewritten past shows.

digest = SHA-256(salt, the entry, the rows that its import changed); chain = SHA-256(chain before,
n, digest). A content suppressed by law takes its salt along: its digest stays, and the chain holds.
An entry is chained when its piece of work ends; those of an older release with the first save.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from captura.store.rows import CHUNK, Source

if TYPE_CHECKING:
    from captura.store.work import Work

ALTERED, MISSING, MOVED = "alterada", "faltante", "movida"
SALT = 16  # bytes: a digest alone must not let anyone guess a name
_CONTENT = "n, at, who, device, type, id, changes, reason, package"
_AFTER = "FROM history WHERE n>? ORDER BY n LIMIT ?"
_ROWS = "SELECT n, type, id, changes FROM history_row WHERE n BETWEEN ? AND ? ORDER BY n, type, id"


@dataclass(frozen=True)
class Break:
    """The first entry that isn't as it was written. what: ALTERED, MISSING or MOVED."""

    n: int
    what: str


def head(source: Source) -> tuple[int, str]:
    """(length, chain) of all that is chained here; (0, "") before the first entry."""
    found = source.rows(
        "SELECT n, chain FROM history WHERE chain IS NOT NULL ORDER BY n DESC LIMIT 1"
    )
    return tuple(found[0]) if found else (0, "")


def holds(source: Source, length: int, chain: str) -> bool:
    """Whether a head told earlier still lies in this history; (0, "") lies in every one."""
    found = source.value("SELECT chain FROM history WHERE n=?", (length,))
    return not length or found == chain


def extend(work: Work) -> None:
    """Chains what this piece of work logged."""
    if work.last_number is None:
        return
    n, chain = head(work)
    while entries := work.rows(f"SELECT {_CONTENT} {_AFTER}", (n, CHUNK)):
        links = []
        rows = _rows_of(work, [entry for entry in entries if entry[8]])
        for entry in entries:
            n, salt = entry[0], work.store.random(SALT).hex()
            digest = digest_of(salt, entry, rows.get(n, ()))
            chain = link(chain, n, digest)
            links.append((salt, digest, chain, n))
        work.cursor.executemany("UPDATE history SET salt=?, digest=?, chain=? WHERE n=?", links)


def verify(source: Source) -> Break | None:
    """The first break of the chain, None where it is whole or was not begun yet."""
    length, before = 0, ""
    if head(source) == (0, ""):
        return None
    for entry, salt, digest, chain, rows in _kept(source):
        n, length = entry[0], length + 1
        if n != length:
            return Break(length, MISSING)
        if not digest or (salt and digest_of(salt, entry, rows) != digest):
            return Break(n, ALTERED)
        before = link(before, n, digest)
        if chain != before:
            return Break(n, MOVED)
    last = source.value("SELECT seq FROM sqlite_sequence WHERE name='history'")
    return Break(length + 1, MISSING) if last != length else None


_Kept = tuple[Sequence[Any], str | None, str | None, str | None, Iterable[Sequence[Any]]]


def _kept(source: Source) -> Iterator[_Kept]:
    """Every entry in its order, with its salt, digest, chain and rows; 5,000 at a time."""
    n = 0
    while found := source.rows(f"SELECT {_CONTENT}, salt, digest, chain {_AFTER}", (n, CHUNK)):
        rows = _rows_of(source, found)
        for *entry, salt, digest, chain in found:
            yield entry, salt, digest, chain, rows.get(entry[0], ())
        n = found[-1][0]


def _rows_of(source: Source, entries: Sequence[Sequence[Any]]) -> dict[int, list[Sequence[Any]]]:
    """{n: what an import changed in single records}; the table is asked once for all entries."""
    rows: dict[int, list[Sequence[Any]]] = defaultdict(list)
    if entries:
        for n, *changed in source.rows(_ROWS, (entries[0][0], entries[-1][0])):
            rows[n].append(changed)
    return rows


def digest_of(salt: str, entry: Sequence[Any], rows: Iterable[Sequence[Any]] = ()) -> str:
    """Of what an entry says, in hex; the salt is hex too."""
    hashed = hashlib.sha256(bytes.fromhex(salt))
    for part in (entry, *rows):
        hashed.update(json.dumps(list(part), separators=(",", ":")).encode() + b"\n")
    return hashed.hexdigest()


def link(before: str, n: int, digest: str) -> str:
    """What chains entry n to the one before, in hex."""
    return hashlib.sha256(f"{before}\n{n}\n{digest}".encode()).hexdigest()
