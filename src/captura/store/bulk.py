"""Applying what arrived: thousands of records merged in batch, one history entry for all.

Absent records go in by executemany of plain tuples; only a record that is here in another version
is read and merged.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from captura.failpoints import failpoint
from captura.records import merge
from captura.records.alike import Alike
from captura.records.record import institute_of
from captura.records.version import DELETED, Version
from captura.store import late_index, persons, rows
from captura.store.batches import Batch, Piece, batch_of_rows, batch_reader
from captura.store.columns import Shape

if TYPE_CHECKING:
    from captura.store.work import Work

CHUNK = 5_000


@dataclass
class Applied:
    """How many records an import found new, changed and unchanged, by type."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    def count(self, record_type: str, new: int, changed: int, unchanged: int) -> None:
        for counts, n in ((self.new, new), (self.changed, changed), (self.unchanged, unchanged)):
            counts[record_type] = counts.get(record_type, 0) + n


def apply(work: Work, records: Mapping[str, Iterable[str | Alike]], source: str) -> Applied:
    """Merges what package `source` brought: {type: canonical lines, or groups side by side}.

    Raises ValueError on a line that is none.
    """
    applied = Applied()
    entry = work.log(None, None, {}, package=source)
    for record_type, arrived in records.items():
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
        self.read: Callable[[Piece], list[Batch]] = batch_reader(shape, entry)
        self.before: dict[str, Version] = {}  # as it stood before this import changed it
        self.tops: dict[str, str] = {}  # the greatest id here, by institute
        self.first = work.value(f"SELECT 1 FROM {shape.type} LIMIT 1") is None  # noqa: S608
        self.person = shape.type == "persona"
        self.waits = self.person and work.store.indexes_later
        self.indexed = self._last_rowid() if self.person else 0  # nobody after it is in an index

    def take(self, records: Iterable[str | Alike], applied: Applied) -> None:
        late: list[str] = []
        for piece in _pieces(records):
            batches = self.read(piece)
            many = sum(len(batch.rows) for batch in batches) >= CHUNK
            if self.first and not late and (many or self.waits):
                late = self._drop_indexes()
            self.first = False
            applied.count(self.shape.type, *self._take_batches(batches))
            failpoint("apply.chunk")
        if self.waits:
            late_index.put_off(self.work, self.indexed, late)
        else:
            for statement in late:
                self.work.execute(statement)
            if self.person:
                late_index.catch_up(self.work, self.indexed)
        if self.person:
            failpoint("apply.indexed")
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

    def _take_batches(self, batches: list[Batch]) -> tuple[int, int, int]:
        old = self._maybe_here([record_id for batch in batches for record_id in batch.ids()])
        known: list[Version] = []  # what may be here already
        for batch in batches:
            if old:
                known += [batch.version(n) for n, row in enumerate(batch.rows) if row[0] in old]
                batch = replace(batch, rows=[row for row in batch.rows if row[0] not in old])
            self._insert(batch)
        new, changed = self._meet(known) if known else (0, 0)
        every = sum(len(batch.rows) for batch in batches)
        return every - len(known) + new, changed, len(known) - new - changed

    def _maybe_here(self, ids: list[str]) -> set[str]:
        """Those not greater than all ids of their institute here, and those that come twice."""
        old: set[str] = set()
        if len(set(ids)) < len(ids):
            old.update(record_id for record_id, times in Counter(ids).items() if times > 1)
        institutes = set(map(institute_of, ids))
        for institute in institutes:
            alone = len(institutes) == 1
            own = ids if alone else [one for one in ids if institute_of(one) == institute]
            top = self.tops.get(institute) or self._top(institute)
            if min(own) <= top:
                old.update(record_id for record_id in own if record_id <= top)
            self.tops[institute] = max(top, max(own))
        return old

    def _insert(self, batch: Batch) -> None:
        if not batch.rows:
            return
        insert = self.shape.insert_of(batch.columns, batch.blank)
        self.work.cursor.executemany(insert, batch.rows)

    def _meet(self, arrived: list[Version]) -> tuple[int, int]:
        """Merges records that may be here; how many were new after all, and how many changed."""
        stored = self._stored([theirs.id for theirs in arrived])
        new: dict[str, Version] = {}
        changed: dict[str, tuple[Version, Version]] = {}
        for theirs in arrived:
            record_id = theirs.id
            if record_id in new:
                new[record_id] = merge.merge(new[record_id], theirs)
            elif record_id not in stored:
                new[record_id] = theirs
            else:
                first, mine = changed.get(record_id, (stored[record_id],) * 2)
                if mine.vector != theirs.vector and (both := merge.merge(mine, theirs)) != mine:
                    changed[record_id] = (first, both)
        if new:
            versions = list(new.values())
            rows = [self.shape.row(version, self.entry) for version in versions]
            self._insert(batch_of_rows(rows, self.shape, versions.__getitem__))
        self._update(changed)
        return len(new), len(changed)

    def _update(self, changed: Mapping[str, tuple[Version, Version]]) -> None:
        if not changed:
            return
        if self.person:  # who is forgotten must have been there
            late_index.catch_up(self.work, self.indexed)
            self.indexed = self._last_rowid()
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


def _pieces(records: Iterable[str | Alike]) -> Iterator[Piece]:
    """Each group as it is, the lines 5,000 at a time."""
    lines: list[str] = []
    for record in records:
        if isinstance(record, Alike):
            yield record
            continue
        lines.append(record)
        if len(lines) == CHUNK:
            yield lines
            lines = []
    if lines:
        yield lines
