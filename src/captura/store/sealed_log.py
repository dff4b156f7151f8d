"""The vault's own log as a hash chain, as the history is one: what was dropped or moved shows.

Number, salt, digest and link are sealed inside the entry. Where the chain ends is sealed in a row
of its own, for readings leave no trace in the open; and each sealed save tells the open history
the link it ended at, so that the open chain holds this one too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from captura.store import chain
from captura.store import sealed_rows as rows
from captura.store.chain import ALTERED, MISSING, MOVED, Break
from captura.store.rows import Source
from captura.store.sealed_rows import HEAD, LOG, Sealing
from captura.store.work import Work

REWRITTEN, ADDED = "reescrita", "agregada"  # beside what breaks the open history


@dataclass(frozen=True)
class Entry:
    """One line of the vault's own log. what: guardó | abrió | eliminó | movió | trajo."""

    at: str
    who: str
    what: str
    type: str
    id: str
    changes: dict[str, list[str | None]]
    reason: str | None


@dataclass(frozen=True)
class Linked:
    """An entry in its chain. entry, salt: gone together where the law suppressed them.

    earlier: how many rows of the log stood here, unchained, when its first entry was written.
    """

    n: int
    entry: Entry | None
    salt: str | None
    digest: str
    chain: str
    earlier: int = 0


@dataclass(frozen=True)
class _Log:
    """All rows of the log: in the chain by number, of older releases by time.

    loose: how many rows are not in the chain, among them those that do not open.
    """

    linked: list[Linked]
    old: list[Entry]
    loose: int


def append(work: Work, seal: Sealing, entry: Entry) -> None:
    """Seals one more entry behind the last."""
    n, before = _end(work, seal)
    earlier = 0 if n else rows.count(work, LOG)
    n, salt = n + 1, work.store.random(chain.SALT).hex()
    digest = chain.digest_of(salt, _said(n, entry))
    link = chain.link(before or str(earlier), n, digest)
    linked = asdict(Linked(n, entry, salt, digest, link, earlier))
    rows.put(work, seal, (LOG, rows.fresh_id(work), ""), json.dumps(linked, ensure_ascii=False))
    rows.put(work, seal, (HEAD, "", ""), json.dumps([n, link]))


def head(source: Source, seal: Sealing) -> tuple[int, str]:
    """(length, link) of where the chain ends; (0, "") before the first entry or without its key."""
    for row in rows.sealed_rows(source, HEAD):
        if (text := seal.open(row.key, row.sealed, row.bound)) is not None:
            n, link = json.loads(text)
            return n, link
    return 0, ""


def entries(source: Source, seal: Sealing, record_id: str | None = None) -> list[Entry]:
    """Newest first: of one record, or all of them."""
    log = _read(source, seal)
    found = [*log.old, *(one.entry for one in log.linked if one.entry)]
    return [one for one in reversed(found) if record_id is None or one.id == record_id]


def verify(source: Source, seal: Sealing) -> Break | None:
    """The first break of the log; of number 0 before its chain. None where it is whole."""
    log = _read(source, seal)
    broken = _broken_chain(log.linked, head(source, seal))
    return broken or _broken_start(log) or _broken_word(log, rows.told(source))


# ------------------------------------------------------------------------------------------


def _end(work: Work, seal: Sealing) -> tuple[int, str]:
    """The number and link that the next entry stands on."""
    told = head(work, seal)
    if told[0]:
        return told
    linked = _read(work, seal).linked
    if not linked:
        return told
    # where it ended is lost: one number stays out, so that this shows for ever
    return linked[-1].n + 1, linked[-1].chain


def _read(source: Source, seal: Sealing) -> _Log:
    linked: list[Linked] = []
    old: list[Entry] = []
    total = 0
    for row in rows.sealed_rows(source, LOG):
        total += 1
        text = seal.open(row.key, row.sealed, row.bound)
        plain: dict[str, Any] = json.loads(text) if text is not None else {}
        if "chain" in plain:
            said = plain.pop("entry")
            linked.append(Linked(entry=Entry(**said) if said else None, **plain))
        elif plain:  # of an older release
            old.append(Entry(**plain))
    linked.sort(key=lambda one: one.n)
    old.sort(key=lambda one: one.at)
    return _Log(linked, old, total - len(linked))


def _broken_chain(linked: Sequence[Linked], end: tuple[int, str]) -> Break | None:
    length, before = 0, str(linked[0].earlier) if linked else ""
    for one in linked:
        length += 1
        if one.n != length:
            return Break(length, MISSING)
        if not _as_written(one):
            return Break(length, ALTERED)
        before = chain.link(before, length, one.digest)
        if one.chain != before:
            return Break(length, MOVED)
    return None if end == (length, before) else Break(length + 1, MISSING)


def _broken_start(log: _Log) -> Break | None:
    """The rows outside the chain are as many as when it began."""
    begun = log.linked[0].earlier if log.linked else log.loose
    if log.loose == begun:
        return None
    return Break(0, MISSING if log.loose < begun else ADDED)


def _broken_word(log: _Log, told: Sequence[str]) -> Break | None:
    """What the open history was told lies in this chain, one behind the other."""
    numbers = {one.chain: one.n for one in log.linked}
    last = 0
    for link in told:
        n = numbers.get(link, -1)
        if n < last:
            return Break(last + 1, REWRITTEN)
        last = n
    return None


def _as_written(one: Linked) -> bool:
    if one.entry is None or one.salt is None:
        return one.entry is None and one.salt is None
    return chain.digest_of(one.salt, _said(one.n, one.entry)) == one.digest


def _said(n: int, entry: Entry) -> list[Any]:
    return [n, *asdict(entry).values()]
