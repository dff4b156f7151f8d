"""The store: one encrypted SQLite file, one connection that writes and a few that read."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from captura.failpoints import failpoint
from captura.records.record import Record
from captura.store import chain, connect, failures, joined, late_index, schema
from captura.store.columns import Shape, shapes_of

if TYPE_CHECKING:
    from captura.store.work import Work

R = TypeVar("R", bound=Record)
Clock = Callable[[], dt.datetime]
Random = Callable[[int], bytes]
_WRITER_WAIT = 60.0  # seconds that one piece of work waits for another to end


class Store:
    """An open database. Any thread may read; `work` lets one piece of work write at a time."""

    def __init__(
        self,
        path: Path,
        connect: Callable[..., Any],
        shapes: Mapping[str, Shape],
        clock: Clock,
        random: Random,
    ) -> None:
        self.path = path
        self.clock = clock
        self.random = random
        self.shapes = shapes
        self.connect = connect  # (path, reads=, create=, once=): one connection under the same key
        self.words: dict[str, int] | None = None  # names' vocabulary, kept by search
        self.indexes_later = False
        self._writer_idle: list[Any] = []  # the one connection that writes, while nobody does
        self._idle: list[Any] = []  # connections that read, as many as threads read at once
        self._ended = threading.Event()
        self._busy = threading.Lock()
        self._writer: tuple[str, int] | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        *,
        clock: Clock,
        random: Random,
        create: bool = False,
        plain: bool = False,
        records: Mapping[str, type[Record]] | None = None,
    ) -> Store:
        """Opens a database with its raw 48-byte key (32 of key, 16 of salt).

        `plain` leaves it unencrypted, for measuring only; `records` are other record types than
        the release's, for tests of the store itself. Raises StoreError.
        """
        connect.check_file(path, create=create, plain=plain)
        driver = connect.plain_driver() if plain else connect.cipher_driver()
        connection = partial(_connection, driver, key)
        with failures.translated():
            known = schema.prepare(
                partial(connection, path, create=create),
                driver,
                records,
                create=create,
                keep_copy=lambda revision: _keep_copy(connection, path, revision),
            )
        store = cls(path, connection, shapes_of(known), clock, random)
        store.catch_up()  # with what a run that was killed put off
        return store

    @contextmanager
    def work(self, who: str, device: str = "X") -> Iterator[Work]:
        """One all-or-nothing piece of work: committed at the end, undone by any exception.

        `device` is the letter of this device in folios, X before enrolment. Raises StoreError.
        """
        from captura.store.work import Work

        if not self._busy.acquire(timeout=_WRITER_WAIT):
            raise TimeoutError("another piece of work never ended")
        try:
            with failures.translated(), self._lent(self._writer_idle) as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    work = Work(self, connection, who, device)
                    failpoint("work.begun")
                    yield work
                    joined.follow(work)
                    chain.extend(work)
                    failpoint("work.before-commit")
                    connection.commit()
                    failpoint("work.committed")
                except BaseException:
                    connection.rollback()
                    self.words = None
                    raise
        finally:
            self._busy.release()

    @contextmanager
    def indexing_later(self) -> Iterator[None]:
        """Many imports, whose people enter the search together at the end (store/late_index.py)."""
        self.indexes_later = True
        try:
            yield
        finally:
            self.indexes_later = False
            self.catch_up()

    def catch_up(self) -> None:
        """Index the people who wait for it."""
        if self.value("SELECT 1 FROM meta WHERE key=?", (late_index.MARK,)):
            with self.work("Captura") as work:
                late_index.catch_up(work)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A cursor that reads; give it back soon. Raises StoreError."""
        with failures.translated(), self._lent(self._idle, reads=True) as connection:
            cursor = connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def _lent(self, idle: list[Any], *, reads: bool = False) -> Iterator[Any]:
        """An idle connection, or a new one; idle again afterwards, or closed with the store."""
        ended = self._ended  # another key brings others
        if ended.is_set():
            raise RuntimeError("the store is closed")
        try:
            connection = idle.pop()
        except IndexError:
            connection = self.connect(self.path, reads=reads)
        try:
            yield connection
        finally:
            idle.append(connection)
            if ended.is_set():
                _close_all(idle)

    def rows(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
        """All rows of a query, as tuples."""
        with self.reading() as cursor:
            found: list[Any] = cursor.execute(sql, values).fetchall()
            return found

    def stream(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query one after another: for the tens of thousands no list should hold."""
        with self.reading() as cursor:
            yield from cursor.execute(sql, values)

    def value(self, sql: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> Any:
        """The first column of the first row, None if there is none."""
        with self.reading() as cursor:
            row = cursor.execute(sql, values).fetchone()
            return row[0] if row else None

    def get(self, record: type[R], record_id: str) -> R | None:
        """A record as it stands, None if absent or deleted."""
        from captura.store.rows import get

        return get(self, record, record_id)

    def meta(self, key: str) -> str | None:
        """What `work.set_meta` kept under a key."""
        found: str | None = self.value("SELECT value FROM meta WHERE key=?", (key,))
        return found

    def next_dot(self) -> tuple[str, int]:
        """The writer and number of the next save; the writer is drawn at the first one."""
        writer, n = self._writer or (self.random(8).hex(), 0)
        self._writer = (writer, n + 1)
        return self._writer

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While it lasts nobody else writes. Raises TimeoutError."""
        if not self._busy.acquire(timeout=_WRITER_WAIT):
            raise TimeoutError("another piece of work never ended")
        try:
            yield
        finally:
            self._busy.release()

    def drop_key(self) -> None:
        """Ends all connections and forgets the key: until `take_key` all is refused (StoreError).

        Work under way ends first. Raises TimeoutError if it never does.
        """
        with self.alone():
            self.close()
            self._join(_refused)
            self.words = None

    def take_key(self, key: bytes) -> None:
        """Opens the same file again, under this key. Raises StoreError."""
        connection = partial(_connection, connect.cipher_driver(), key)
        with failures.translated():
            connection(self.path, reads=True).close()
        self._join(connection)

    @property
    def is_open(self) -> bool:
        """Whether the key is at hand."""
        return self.connect is not _refused

    def _join(self, connection: Callable[..., Any]) -> None:
        self.connect = connection
        self._ended, self._idle, self._writer_idle = threading.Event(), [], []

    def close(self) -> None:
        """Ends all connections; the last one folds the journal into the file."""
        self._ended.set()
        _close_all(self._idle)
        _close_all(self._writer_idle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _close_all(idle: list[Any]) -> None:
    while idle:
        idle.pop().close()


def _connection(driver: Any, key: bytes, at: Path, **how: bool) -> Any:
    return connect.connect(driver, at, key, **how)


def _refused(at: Path, **how: bool) -> Any:
    raise failures.key_dropped()


def _keep_copy(connection: Callable[..., Any], path: Path, revision: str) -> None:
    """Sets the database aside as it was, before it is brought forward."""
    aside = path.with_name(f"{path.stem}-antes-de-actualizar-{revision}{path.suffix}")
    aside.unlink(missing_ok=True)
    source, target = connection(path, reads=True), connection(aside, create=True, once=True)
    try:
        failpoint("migration.copy-begun")
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        failpoint("migration.copied")
    finally:
        target.close()
        source.close()
