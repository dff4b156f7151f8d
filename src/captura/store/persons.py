"""Keeps what finds a person: the words of her name and her block keys; filled in batch, never by
row triggers, which cost eight times as much."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from captura.records.blocks import block_keys
from captura.records.persona import Persona
from captura.store.block_numbers import numbers_of

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
_IDS = "(SELECT value FROM json_each(?))"
_OLD = f"SELECT rowid, {', '.join(KEY_FIELDS)} FROM persona WHERE deleted=0 AND id IN {_IDS}"  # noqa: S608
_NAMES = f"FROM persona_name WHERE n IN (SELECT rowid FROM persona WHERE id IN {_IDS})"  # noqa: S608
_FORGET_WORDS = (
    f"INSERT INTO persona_search(persona_search, rowid, name) SELECT 'delete', n, name {_NAMES}"
)
_KEEP_WORDS = f"INSERT INTO persona_search(rowid, name) SELECT n, name {_NAMES}"
_FORGET_KEY = "DELETE FROM block_key WHERE key=? AND persona=?"
_KEEP_KEY = "INSERT OR IGNORE INTO block_key(key, persona) VALUES (?,?)"


class Writing(Protocol):
    """What this needs of a Work."""

    cursor: Any

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int: ...

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]: ...


def key_numbers(values: Mapping[str, str]) -> set[int]:
    """The block keys of a person's canonical texts, as numbers."""
    known: dict[str, Any] = {name: values.get(name) for name in KEY_FIELDS}
    if born := known["fecha_nacimiento"]:
        known["fecha_nacimiento"] = read_date(born)
    return numbers_of(block_keys(Persona(**known)))


def read_date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def forget(work: Writing, ids: Iterable[str]) -> None:
    """Takes people out of the indexes, as their rows stand now: call it before they change."""
    wanted = json.dumps(list(ids))
    if wanted == "[]":
        return
    work.execute(_FORGET_WORDS, (wanted,))
    for number, *texts in work.rows(_OLD, (wanted,)):
        values = {k: v for k, v in zip(KEY_FIELDS, texts, strict=True) if v is not None}
        work.cursor.executemany(_FORGET_KEY, [(key, number) for key in key_numbers(values)])


def remember(work: Writing, ids: Iterable[str]) -> None:
    """Puts people into the indexes, as their rows stand now; deleted ones stay out."""
    wanted = json.dumps(list(ids))
    if wanted == "[]":
        return
    work.execute(_KEEP_WORDS, (wanted,))
    for number, *texts in work.rows(_OLD, (wanted,)):
        values = {k: v for k, v in zip(KEY_FIELDS, texts, strict=True) if v is not None}
        keep_keys(work, [(key, number) for key in key_numbers(values)])


def keep_keys(work: Writing, pairs: list[tuple[int, int]]) -> None:
    """Stores (key, rowid) pairs; sorted, so that they go into the tree side by side."""
    pairs.sort()
    work.cursor.executemany(_KEEP_KEY, pairs)


def keep_words_after(work: Writing, rowid: int) -> None:
    """Puts the names of all people after a rowid into the search, in one statement."""
    work.execute(
        "INSERT INTO persona_search(rowid, name) SELECT n, name FROM persona_name WHERE n>?",
        (rowid,),
    )
