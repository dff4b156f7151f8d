"""People that imports brought enter the search and the block keys together, once.

These trees have no order that packages follow: entered one package after another, fifty-eight
would write nearly all of them fifty-eight times. While people wait, a mark in `meta` says after
which row. It is written in the transaction that brought them; who opens the store catches up.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from captura.failpoints import failpoint
from captura.store import persons

if TYPE_CHECKING:
    from captura.store.work import Work

MARK = "personas_sin_indice"  # in meta: JSON [rowid after which nobody is indexed, CREATE INDEX…]
_CHUNK = 20_000
_KEYS_AT_ONCE = 2_000_000
_PEOPLE = (
    f"SELECT rowid, {persons.NAME}, {', '.join(persons.KEY_FIELDS)} FROM persona "  # noqa: S608 - own names
    "WHERE +deleted=0 AND rowid>? ORDER BY rowid LIMIT ?"
)


def put_off(work: Work, rowid: int, indexes: Sequence[str]) -> None:
    """Let the people after a row wait, and those who wait already.

    indexes: how to make those of the table that were taken off, where it was empty.
    """
    waiting, before = json.loads(work.meta(MARK) or f"[{rowid}, []]")
    work.set_meta(MARK, json.dumps([waiting, [*before, *indexes]]))


def catch_up(work: Work, rowid: int | None = None) -> None:
    """Index everyone who waits; also those after a row, just inserted, if one is given."""
    mark = work.meta(MARK)
    if mark is not None:
        waiting, indexes = json.loads(mark)
        rowid = waiting if rowid is None else min(waiting, rowid)
        work.execute("DELETE FROM meta WHERE key=?", (MARK,))
        for statement in indexes:
            work.execute(statement)
        failpoint("index.late")
    if rowid is not None:
        _index_after(work, rowid)
        work.store.words = None


def _index_after(work: Work, rowid: int) -> None:
    """Each person is read once, for her name and for her keys."""
    keys = array("Q")
    while people := work.rows(_PEOPLE, (rowid, _CHUNK)):
        rowid = people[-1][0]
        for number, _, *texts in people:
            keys.extend(persons.pack(number, persons.key_numbers(texts)))
        persons.keep_words(work, people)
        if len(keys) >= _KEYS_AT_ONCE:
            persons.keep_keys(work, keys)
            keys = array("Q")
    persons.keep_keys(work, keys)
