"""Applying what arrived: thousands of canonical lines merged in batch, one history entry for all.

Absent records go in by executemany of plain tuples; only a record that is here in another version
is read and merged.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from captura.failpoints import failpoint
from captura.records import merge
from captura.records.record import institute_of
from captura.records.version import DELETED, Version, read_line
from captura.store import persons, rows
from captura.store.batches import Batch, batch_reader, rows_without_empty
from captura.store.columns import Shape

if TYPE_CHECKING:
    from captura.store.work import Work

CHUNK = 5_000
_KEYS_AT_ONCE = 2_000_000


@dataclass
class Applied:
    """How many records an import found new, changed and unchanged, by type."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    def count(self, record_type: str, new: int, changed: int, unchanged: int) -> None:
        for counts, n in ((self.new, new), (self.changed, changed), (self.unchanged, unchanged)):
            counts[record_type] = counts.get(record_type, 0) + n


def apply(work: Work, lines: Mapping[str, Iterable[str]], source: str) -> Applied:
    """Merges canonical lines {type: lines} of package `source`. Raises ValueError on a bad one."""
    applied = Applied()
    entry = work.log(None, None, {}, package=source)
    for record_type, arrived in lines.items():
        _Table(work, work.shapes[record_type], entry).take(arrived, applied)
    done = {"new": applied.new, "changed": applied.changed, "unchanged": applied.unchanged}
    work.execute("UPDATE history SET changes=? WHERE n=?", (json.dumps(done), entry))
    return applied


class _Table:
    """One table while an import runs through it."""

    def __init__(self, work: Work, shape: Shape, entry: int) -> None:
        self.work = work
        self.shape = shape
        self.entry = entry
        self.read: Callable[[Sequence[str]], list[Batch]] = batch_reader(shape, entry)
        self.before: dict[str, Version] = {}  # as it stood before this import changed it
        self.tops: dict[str, str] = {}  # the greatest id here, by institute
        self.keys = array("Q")  # of people not yet indexed
        self.first = work.value(f"SELECT 1 FROM {shape.type} LIMIT 1") is None  # noqa: S608
        self.person = shape.type == "persona"
        self.rowid = self.indexed = self._last_rowid() if self.person else 0

    def take(self, lines: Iterable[str], applied: Applied) -> None:
        late: list[str] = []
        for chunk in _chunks(lines):
            if len(chunk) == CHUNK and not late and self.first:
                late = self._drop_indexes()
            self.first = False
            applied.count(self.shape.type, *self._take_chunk(chunk))
            failpoint("apply.chunk")
        for statement in late:
            self.work.execute(statement)
        if self.person:
            self._index()
            failpoint("apply.indexed")
            self.work.store.words = None
        if applied.new.get(self.shape.type) or applied.changed.get(self.shape.type):
            self.work.touched.types.add(self.shape.type)

    def _drop_indexes(self) -> list[str]:
        """Takes the indexes off an empty table that many rows are to fill; how to make them again.

        Built once at the end they cost half. Whatever fails, the transaction brings them back.
        """
        found = self.work.rows(
            "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql<>''",
            (self.shape.type,),
        )
        for name, _ in found:
            self.work.execute(f"DROP INDEX {name}")
        return [sql for _, sql in found]

    def _index(self) -> None:
        """Puts the people inserted since the last time into the indexes."""
        persons.keep_keys(self.work, self.keys)
        persons.keep_words_after(self.work, self.indexed)
        self.keys, self.indexed = array("Q"), self.rowid

    def _take_chunk(self, lines: list[str]) -> tuple[int, int, int]:
        batches = self.read(lines)
        old = self._maybe_here([record_id for batch in batches for record_id in batch.ids()])
        if not old:
            for batch in batches:
                self._insert(batch)
            return len(lines), 0, 0
        known: list[tuple[int, str]] = []  # the place and id of what may be here already
        for batch in batches:
            kept = []
            for place, row in zip(batch.places, batch.rows, strict=True):
                if row[0] in old:
                    known.append((place, row[0]))
                else:
                    kept.append((place, row))
            self._insert(Batch(batch.columns, [row for _, row in kept], [at for at, _ in kept]))
        new, changed = self._meet([(record_id, lines[at]) for at, record_id in sorted(known)])
        fresh = len(lines) - len(known)
        return fresh + new, changed, len(known) - new - changed

    def _maybe_here(self, ids: list[str]) -> set[str]:
        """Those not greater than all ids of their institute here, and those that come twice."""
        old: set[str] = set()
        if len(set(ids)) < len(ids):
            old.update(record_id for record_id, times in Counter(ids).items() if times > 1)
        for institute in {institute_of(record_id) for record_id in ids}:
            own = [record_id for record_id in ids if institute_of(record_id) == institute]
            top = self.tops.get(institute) or self._top(institute)
            if min(own) <= top:
                old.update(record_id for record_id in own if record_id <= top)
            self.tops[institute] = max(top, max(own))
        return old

    def _insert(self, batch: Batch) -> None:
        if not batch.rows:
            return
        self.work.cursor.executemany(self.shape.insert_of(batch.columns), batch.rows)
        if not self.person:
            return
        deleted, *keyed = batch.places_of(("deleted", *persons.KEY_FIELDS))
        for row in batch.rows:
            self.rowid += 1  # SQLite numbers rows of one batch in their order
            if not row[deleted or 0]:
                texts = [None if place is None else row[place] for place in keyed]
                self.keys.extend(persons.pack(self.rowid, persons.key_numbers(texts)))
        if len(self.keys) >= _KEYS_AT_ONCE:
            self._index()

    def _meet(self, arrived: list[tuple[str, str]]) -> tuple[int, int]:
        """Merges records that may be here; how many were new after all, and how many changed."""
        stored = self._stored([record_id for record_id, _ in arrived])
        new: dict[str, Version] = {}
        changed: dict[str, tuple[Version, Version]] = {}
        for record_id, line in arrived:
            theirs = read_line(line)
            if record_id in new:
                new[record_id] = merge.merge(new[record_id], theirs)
            elif record_id not in stored:
                new[record_id] = theirs
            else:
                first, mine = changed.get(record_id, (stored[record_id],) * 2)
                if mine.vector != theirs.vector and (both := merge.merge(mine, theirs)) != mine:
                    changed[record_id] = (first, both)
        if new:
            rows = [self.shape.row(version, self.entry) for version in new.values()]
            self._insert(rows_without_empty(rows, range(len(rows)), self.shape))
        self._update(changed)
        return len(new), len(changed)

    def _update(self, changed: Mapping[str, tuple[Version, Version]]) -> None:
        if not changed:
            return
        if self.person:
            self._index()
            persons.forget(self.work, changed)
        after = [self.shape.row(version, self.entry) for _, version in changed.values()]
        self.work.cursor.executemany(self.shape.upsert, after)
        self.work.cursor.executemany(
            "INSERT INTO history_row(type, id, n, changes) VALUES (?,?,?,?) "
            "ON CONFLICT DO UPDATE SET changes=excluded.changes",
            [
                (self.shape.type, record_id, self.entry, self._since_before(record_id, *versions))
                for record_id, versions in changed.items()
            ],
        )
        if self.person:
            persons.remember(self.work, changed)

    def _since_before(self, record_id: str, before: Version, after: Version) -> str:
        """What this import changed in a record so far, as JSON."""
        return _json(difference(self.before.setdefault(record_id, before), after))

    def _stored(self, ids: list[str]) -> dict[str, Version]:
        found = self.work.rows(self.shape.select + rows.WHERE_IDS, (json.dumps(ids),))
        return {row[0]: self.shape.version(row) for row in found}

    def _top(self, institute: str) -> str:
        found = self.work.value(
            f"SELECT max(id) FROM {self.shape.type} WHERE id>=? AND id<?",  # noqa: S608
            (f"{institute}-", f"{institute}."),
        )
        return found or ""

    def _last_rowid(self) -> int:
        return self.work.value("SELECT max(rowid) FROM persona") or 0


def difference(before: Version, after: Version) -> dict[str, list[str | None]]:
    """{field: [what showed, what shows now, and the values of a clash that never showed]}."""
    old, new = values_of(before), values_of(after)
    changes: dict[str, list[str | None]] = {}
    for name in sorted(before.fields.keys() | after.fields.keys()):
        was = {value for value, _ in before.fields.get(name, ())}
        now = {value for value, _ in after.fields.get(name, ())}
        if was != now or old.get(name) != new.get(name):
            showed = [old.get(name), new.get(name)]
            changes[name] = [*showed, *sorted((was | now).difference(showed))]
    return changes


def values_of(version: Version) -> dict[str, str]:
    """What shows, the deletion included."""
    values = merge.shown(version)
    if DELETED in version.fields:
        values[DELETED] = version.fields[DELETED][-1][0]
    return values


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
