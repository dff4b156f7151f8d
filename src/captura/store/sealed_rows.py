"""The rows of the vault as the database sees them: id, vector, key number and sealed bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from captura.store.rows import Source
from captura.store.work import Work

RECORD, LOG, HEAD, DRAFT = "registro", "bitacora", "cabeza", "borrador"
SEAL = "boveda"  # what the open history calls a sealed save
_ID_BYTES = 16


class Sealing(Protocol):
    """What the vault asks of its key; how it seals is for `keys` to know."""

    number: int

    def seal(self, text: str, bound: Sequence[str]) -> bytes: ...

    def open(self, number: int, sealed: bytes, bound: Sequence[str]) -> str | None: ...

    def forget(self) -> None: ...


class SealedRow(NamedTuple):
    """One row, unread."""

    place: str
    id: str
    vector: str
    key: int
    sealed: bytes

    @property
    def bound(self) -> tuple[str, str, str]:
        """What it shows of itself, and is sealed with."""
        return self.place, self.id, self.vector


_OF_PLACES = (
    "SELECT place, id, vector, key, sealed FROM boveda "
    "WHERE place IN (SELECT value FROM json_each(?))"
)
_PUT = (
    "INSERT INTO boveda(place, id, vector, key, sealed) VALUES (?,?,?,?,?) "
    "ON CONFLICT(place, id, vector) DO UPDATE SET key=excluded.key, sealed=excluded.sealed"
)


def sealed_rows(source: Source, *places: str) -> Iterator[SealedRow]:
    """The rows of some places, all if none is said."""
    for row in source.rows(_OF_PLACES, (json.dumps(places or (RECORD, LOG, HEAD, DRAFT)),)):
        yield SealedRow(*row)


def put(work: Work, seal: Sealing, bound: tuple[str, str, str], text: str) -> bytes:
    """Seals a text into its row, new or in the place of the old; the sealed bytes."""
    sealed = seal.seal(text, bound)
    work.execute(_PUT, (*bound, seal.number, sealed))
    return sealed


def fresh_id(work: Work) -> str:
    """A random id, for what must show nothing of itself: entries of the log, drafts."""
    return work.store.random(_ID_BYTES).hex()


def drop(work: Work, place: str, row_id: str, vector: str = "") -> None:
    work.execute("DELETE FROM boveda WHERE place=? AND id=? AND vector=?", (place, row_id, vector))


def count(source: Source, place: str) -> int:
    """How many rows of a place there are."""
    found: int = source.value("SELECT count(*) FROM boveda WHERE place=?", (place,))
    return found


def vectors(source: Source, row_id: str) -> list[str]:
    """Those of a record's rows."""
    sql = "SELECT vector FROM boveda WHERE place=? AND id=?"
    return [row[0] for row in source.rows(sql, (RECORD, row_id))]


def count_in_history(work: Work, sealed: bytes, link: str | None = None) -> None:
    """Says in the open history that something was sealed: no more than how often.

    link: where the vault's own log ends, which says nothing without its key; None where the key is
    not here.
    """
    who, work.who = work.who, ""
    changes: dict[str, Any] = {SEAL: [link, fingerprint(sealed)]}
    work.log(None, None, changes)
    work.who = who


def told(source: Source) -> list[str]:
    """The links that the open history was told with each sealed save, oldest first."""
    sql = "SELECT changes FROM history WHERE type IS NULL AND changes LIKE ? ORDER BY n"
    found = source.rows(sql, (f'{{"{SEAL}":["%',))
    return [json.loads(changes)[SEAL][0] for (changes,) in found]


def fingerprint(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()


def counted(source: Source, up_to: int | None = None) -> dict[str, int]:
    """{fingerprint: history number} of what was sealed here, or taken in, up to an entry."""
    sql = (
        "SELECT n, changes FROM history WHERE type IS NULL AND changes LIKE ? "
        "AND (? IS NULL OR n<=?)"
    )
    return {
        json.loads(changes)[SEAL][1]: n
        for n, changes in source.rows(sql, (f'{{"{SEAL}":%', up_to, up_to))
    }
