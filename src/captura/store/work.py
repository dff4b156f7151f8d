"""One all-or-nothing piece of database work: records, their history and their indexes together."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from captura.errors import StoreError
from captura.failpoints import failpoint
from captura.records import merge
from captura.records.alike import Alike
from captura.records.dates import ZACATECAS
from captura.records.record import Record, institute_of, new_id
from captura.records.version import DELETED, Version
from captura.store import bulk, persons, rows, words
from captura.store.columns import Shape

if TYPE_CHECKING:
    from captura.store.database import Store

R = TypeVar("R", bound=Record)
INSTITUTE = "instituto"  # the meta key of this store's institute, the prefix of new ids


@dataclass
class Changes:
    """What a piece of work touched: single records, and the types of everything."""

    records: set[tuple[str, str]] = field(default_factory=set)
    types: set[str] = field(default_factory=set)


class Work:
    """Given by `with store.work(who, device) as work`; all its reads see its own writes."""

    def __init__(self, store: Store, connection: Any, who: str, device: str) -> None:
        self.store = store
        self.shapes: Mapping[str, Shape] = store.shapes
        self.who = who
        self.device = device
        self.touched = Changes()
        self.last_number: int | None = None  # of the last history entry, for undo
        self.cursor = connection.cursor()

    # reading ------------------------------------------------------------------------------

    def rows(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
        found: list[Any] = self.cursor.execute(sql, values).fetchall()
        return found

    def stream(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query one after another, whatever else is asked meanwhile."""
        with closing(self.cursor.connection.cursor()) as cursor:
            yield from cursor.execute(sql, values)

    def value(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Any:
        row = self.cursor.execute(sql, values).fetchone()
        return row[0] if row else None

    def get(self, record: type[R], record_id: str) -> R | None:
        """A record as it stands, None if absent or deleted."""
        return rows.get(self, record, record_id)

    def version(self, record_type: str, record_id: str) -> Version | None:
        """What this store knows of a record, deleted or not."""
        return rows.version(self, record_type, record_id)

    def meta(self, key: str) -> str | None:
        found: str | None = self.value("SELECT value FROM meta WHERE key=?", (key,))
        return found

    # writing ------------------------------------------------------------------------------

    def execute(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> int:
        """One statement on the machinery's tables; how many rows it changed."""
        count: int = self.cursor.execute(sql, values).rowcount
        return count

    def set_meta(self, key: str, value: str | None) -> None:
        """Keeps a fact of this store: its institute, its keys' files, its certificate."""
        self.execute(
            "INSERT INTO meta(key, value) VALUES (?,?) "
            "ON CONFLICT(key) DO UPDATE SET value=excluded.value",
            (key, value),
        )

    def next_number(self, name: str) -> int:
        """The next of a counter (folios, sequences), from 1 without gaps."""
        number: int = self.value(
            "INSERT INTO counter(name, n) VALUES (?,1) "
            "ON CONFLICT(name) DO UPDATE SET n=n+1 RETURNING n",
            (name,),
        )
        return number

    def save(self, record: R, reason: str | None = None, settle: Iterable[str] = ()) -> R:
        """Keeps a record; what equals the stored values is not written again.

        A new record gets id, folio, creado_en and creado_por where they are blank. `settle`
        names the fields whose clash the saved value decides even if it is the one that showed.
        Raises StoreError.
        """
        if not self._stands(record):
            record = self.with_folio(self.completed(record))
        stored = self.version(record.TYPE, record.id)
        known = merge.shown(stored) if stored else {}
        texts = record.canonical()
        shape = self.shapes[record.TYPE]
        decided, unseen = set(settle), shape.hidden(known)
        changes: dict[str, str | None] = {
            name: texts.get(name)
            for name in shape.names
            if (texts.get(name) != known.get(name) and not (name in unseen and name not in texts))
            or name in decided
        }
        if stored and DELETED in stored.fields:
            changes[DELETED] = None  # who saves it means it to stand: no old deletion may return
        if changes:
            before = stored or Version(record.TYPE, record.id)
            self._keep(before, merge.edit(before, changes, *self.store.next_dot()), reason)
        return record

    def delete(self, record: Record, reason: str | None = None) -> None:
        """Marks a record as deleted; it stays, travels, and a concurrent edit revives it."""
        stored = self.version(record.TYPE, record.id)
        if stored is None or merge.is_deleted(stored):
            return
        self._keep(stored, merge.delete(stored, *self.store.next_dot()), reason)

    def restore(self, record_type: str, record_id: str, reason: str | None = None) -> None:
        """Clears a deletion."""
        stored = self.version(record_type, record_id)
        if stored is not None and DELETED in stored.fields:
            change = merge.edit(stored, {DELETED: None}, *self.store.next_dot())
            self._keep(stored, change, reason)

    def undo(self, n: int, reason: str | None = None) -> tuple[str, str]:
        """Writes the old values of history entry n back as a new save; (type, id) of the record.

        Raises StoreError where a later save changed those fields, or the entry is an import.
        """
        found = self.rows("SELECT type, id, changes FROM history WHERE n=?", (n,))
        if not found or found[0][0] is None:
            raise _cannot_undo("Esa anotación no es un cambio de un registro.")
        record_type, record_id, changes = found[0][0], found[0][1], json.loads(found[0][2])
        stored = self.version(record_type, record_id)
        if stored is None:
            raise _cannot_undo("El registro ya no está.")
        now = bulk.values_of(stored)
        if any(now.get(name) != pair[1] for name, pair in changes.items()):
            raise _cannot_undo("Después se cambiaron otra vez los mismos datos.")
        deletes = _deletes(changes, now)
        olds = {name: pair[0] for name, pair in changes.items()}
        if deletes:
            # made here: what it says stays under the deletion; brought back here: its values were
            # other ones before
            olds = {} if DELETED not in olds else {k: v for k, v in olds.items() if k != DELETED}
        after = merge.edit(stored, olds, *self.store.next_dot()) if olds else stored
        if deletes:
            after = merge.delete(after, *self.store.next_dot())
        self._keep(stored, after, reason)
        return record_type, record_id

    def apply(self, records: Mapping[str, Iterable[str | Alike]], source: str) -> bulk.Applied:
        """Merges canonical lines, or groups side by side, all of package `source`, in batch.

        Raises ValueError on a line that isn't canonical; then nothing of the work is kept.
        """
        return bulk.apply(self, records, source)

    def keep_draft(
        self,
        key: str,
        record_type: str,
        texts: Mapping[str, str],
        field: str | None = None,
        cursor: int | None = None,
    ) -> None:
        """Keeps what someone is typing in a form, until it is saved or dropped.

        field, cursor: where she was typing, after how many letters of its text.
        """
        kept = json.dumps(dict(texts), ensure_ascii=False)
        self.execute(
            "INSERT INTO borrador(key, type, texts, at, field, cursor) VALUES (?,?,?,?,?,?) "
            "ON CONFLICT(key) DO UPDATE SET type=excluded.type, texts=excluded.texts, "
            "at=excluded.at, field=excluded.field, cursor=excluded.cursor",
            (key, record_type, kept, self.now(), field, cursor),
        )

    def drop_draft(self, key: str) -> None:
        self.execute("DELETE FROM borrador WHERE key=?", (key,))

    def now(self) -> str:
        """This moment, UTC, as the machinery keeps it: ISO with seconds."""
        return self.store.clock().astimezone(dt.UTC).isoformat(timespec="seconds")

    def log(
        self,
        record_type: str | None,
        record_id: str | None,
        changes: Mapping[str, Any],
        reason: str | None = None,
        package: str | None = None,
    ) -> int:
        """Appends an entry to the history; its number."""
        self.execute(
            "INSERT INTO history(at, who, device, type, id, changes, reason, package) "
            "VALUES (?,?,?,?,?,?,?,?)",
            (
                self.now(),
                self.who,
                self.device,
                record_type,
                record_id,
                json.dumps(changes, ensure_ascii=False, separators=(",", ":")),
                reason,
                package,
            ),
        )
        number: int = self.cursor.lastrowid
        self.last_number = number
        return number

    def join(self, version: Version, reason: str | None = None) -> None:
        """Keeps a version that was kept elsewhere until now, merged with what is here."""
        before = self.version(version.type, version.id) or Version(version.type, version.id)
        self._keep(before, merge.merge(before, version), reason)

    def completed(self, record: R) -> R:
        """A new record with id, and who kept it when, where they are blank."""
        given: dict[str, Any] = {}
        now = self.store.clock()
        if not record.id:
            given["id"] = new_id(self._institute(), now, self.store.random)
        if record.creado_en is None:
            local = now.astimezone(ZACATECAS)
            given["creado_en"] = local.replace(microsecond=0, tzinfo=None)
        if not record.creado_por:
            given["creado_por"] = self.who[:60]
        return dataclasses.replace(record, **given)

    def with_folio(self, record: R) -> R:
        """A new record with the next folio of its kind, where it has one and it is blank."""
        if record.folio or not record.LETTERS or not record.creado_en:
            return record
        folio = self.next_folio(record.LETTERS, institute_of(record.id), record.creado_en.year)
        return dataclasses.replace(record, folio=folio)

    def next_folio(self, letters: str, institute: str, year: int) -> str:
        """A folio that this device gives once: its letter stands in it, its counter only grows."""
        start = f"{institute}-{letters}-{year}-{self.device}"
        return f"{start}{self.next_number('folio ' + start):05d}"

    # --------------------------------------------------------------------------------------

    def _keep(self, before: Version, after: Version, reason: str | None) -> None:
        """Writes a version with its history entry and its indexes."""
        changes = bulk.difference(before, after)
        if merge.is_deleted(before) == merge.is_deleted(after):
            changes.pop(DELETED, None)  # nobody saw it come or go
        n = self.log(after.type, after.id, changes, reason)
        failpoint("save.logged")
        shape = self.shapes[after.type]
        row = shape.row(after, n)
        if after.type == "persona":
            persons.forget(self, [after.id] if before.vector else [])
        self.execute(shape.upsert, row)
        failpoint("save.written")
        if after.type == "persona":
            persons.remember(self, [after.id])
            words.learn(self.store, merge.shown(after))
        self.touched.records.add((after.type, after.id))
        self.touched.types.add(after.type)

    def _stands(self, record: Record) -> bool:
        sql = f"SELECT 1 FROM {record.TYPE} WHERE id=?"  # noqa: S608 - a declared type's name
        return bool(record.id and self.value(sql, (record.id,)))

    def _institute(self) -> str:
        institute = self.meta(INSTITUTE)
        if not institute:
            raise StoreError(
                "Falta decir de qué instituto es esta computadora",
                "Todavía no se eligió el municipio, y cada registro lleva su clave.",
                "Termine el primer inicio y vuelva a guardar.",
                "CAP-STORE-20",
            )
        return institute


def _deletes(changes: Mapping[str, list[str | None]], now: Mapping[str, str]) -> bool:
    """Whether undoing these changes deletes: they made the record, or took a deletion back."""
    if DELETED in changes:
        return changes[DELETED][1] is None
    return changes.keys() == now.keys() and all(pair[0] is None for pair in changes.values())


def _cannot_undo(what: str) -> StoreError:
    return StoreError(
        "Ese cambio ya no se puede deshacer",
        what,
        "Abra el registro y corrija los datos a mano.",
        "CAP-STORE-21",
    )
