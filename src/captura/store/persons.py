"""Keeps what finds a person: the words of her name and her block keys; filled in batch, never by
row triggers, which cost eight times as much."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol, cast

from captura.records.blocks import block_keys
from captura.records.persona import Persona
from captura.store.block_numbers import numbers_of
from captura.store.rows import CHUNK

# the fields that block_keys looks at
KEY_FIELDS = (
    "tipo_identificacion",
    "curp",
    "nombres",
    "primer_apellido",
    "segundo_apellido",
    "fecha_nacimiento",
    "telefono",
)
# the name of a person, as the search and the duplicates read it; FTS5 takes its words from here
NAME = (
    "trim(coalesce(nombres,'')||' '||coalesce(primer_apellido,'')||' '||"
    "coalesce(segundo_apellido,'')||' '||coalesce(alias,''))"
)
ROWID_BITS = 29
_ROWID_MASK = (1 << ROWID_BITS) - 1
_IDS = "(SELECT value FROM json_each(?))"
KEYED = f"SELECT rowid, {', '.join(KEY_FIELDS)} FROM persona WHERE deleted=0"  # noqa: S608
_OLD = f"{KEYED} AND id IN {_IDS}"
_NAMES = f"FROM persona_name WHERE n IN (SELECT rowid FROM persona WHERE id IN {_IDS})"  # noqa: S608
_FORGET_WORDS = (
    f"INSERT INTO persona_search(persona_search, rowid, name) SELECT 'delete', n, name {_NAMES}"
)
_KEEP_WORDS = f"INSERT INTO persona_search(rowid, name) SELECT n, name {_NAMES} ORDER BY n"
_FORGET_KEY = "DELETE FROM block_key WHERE key=? AND persona=?"
_KEEP_KEY = "INSERT OR IGNORE INTO block_key(key, persona) VALUES (?,?)"


class Writing(Protocol):
    """What this needs of a Work."""

    cursor: Any

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int: ...

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]: ...


class _Known(NamedTuple):
    """Those fields of a person, in place of the sixty of a whole record."""

    tipo_identificacion: str | None
    curp: str | None
    nombres: str | None
    primer_apellido: str | None
    segundo_apellido: str | None
    fecha_nacimiento: dt.date | None
    telefono: str | None


def key_numbers(texts: Sequence[Any]) -> set[int]:
    """The block keys of a person, as numbers, from the texts of KEY_FIELDS in their order."""
    kind, curp, given, first, second, born, phone = texts
    birth = dt.date.fromisoformat(born) if born else None
    known = _Known(kind, curp, given, first, second, birth, phone)
    return numbers_of(block_keys(cast(Persona, known)))


def forget(work: Writing, ids: Iterable[str]) -> None:
    """Takes people out of the indexes, as their rows stand now: call it before they change."""
    wanted = json.dumps(list(ids))
    if wanted == "[]":
        return
    work.execute(_FORGET_WORDS, (wanted,))
    for number, *texts in work.rows(_OLD, (wanted,)):
        work.cursor.executemany(_FORGET_KEY, [(key, number) for key in key_numbers(texts)])


def remember(work: Writing, ids: Iterable[str]) -> None:
    """Puts people into the indexes, as their rows stand now; deleted ones stay out."""
    wanted = json.dumps(list(ids))
    if wanted == "[]":
        return
    work.execute(_KEEP_WORDS, (wanted,))
    for number, *texts in work.rows(_OLD, (wanted,)):
        keep_keys(work, pack(number, key_numbers(texts)))


def pack(rowid: int, keys: Iterable[int]) -> list[int]:
    """Keys (35 bits) and a rowid (29 bits) in one number each: 8 bytes where a tuple has 120."""
    return [key << ROWID_BITS | rowid for key in keys]


def keep_keys(work: Writing, packed: Iterable[int]) -> None:
    """Stores what `pack` gave; sorted, so that it goes into the tree side by side."""
    ordered = sorted(packed)
    for start in range(0, len(ordered), CHUNK):
        part = ordered[start : start + CHUNK]
        pairs = [(one >> ROWID_BITS, one & _ROWID_MASK) for one in part]
        work.cursor.executemany(_KEEP_KEY, pairs)


def keep_words(work: Writing, people: Iterable[Sequence[Any]]) -> None:
    """Puts people (rowid, name, …) into the search, the smaller rowid first.

    In another order FTS5 would begin a new segment for each.
    """
    work.cursor.executemany(
        "INSERT INTO persona_search(rowid, name) VALUES (?,?)", (own[:2] for own in people)
    )
