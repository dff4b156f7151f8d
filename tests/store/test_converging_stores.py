"""Real encrypted stores that edit, delete, restore backups and are cloned: all agree in the end.

The stores exchange canonical lines, lost, late, repeated and in any order; the judge is the model
of merge_model, which knows only sets of events. No value that a store ever held is gone: it
stands in the record or in that store's history.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from captura.records.merge import is_deleted, shown
from captura.records.persona import Persona
from captura.records.version import DELETED, Version, line_of
from captura.store.database import Store
from tests.records.merge_model import Book, Event, Writer

KEY = bytes(range(48))
IDS = tuple(f"32020-01890a5d-ac96-774b-bcce-b302099a805{n}" for n in range(2))
NAMES = ("nombres", "alias", "folio", "creado_en", "creado_por")
STORE, RECORD, NAME = st.integers(0, 4), st.integers(0, 1), st.integers(0, 1)
Known = tuple[int, ...]
Package = tuple[tuple[str, ...], Known]


def clock() -> dt.datetime:
    """Clocks never decide: here all stand still."""
    return dt.datetime(2026, 5, 5, 18, tzinfo=dt.UTC)


def open_store(path: Path, *, create: bool = False) -> Store:
    """A store as the application opens it."""
    return Store.open(path, KEY, clock=clock, random=os.urandom, create=create)


@cache
def empty_store() -> bytes:
    """The file of a store without records: making one costs more than all a test does with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "vacia.db")
        open_store(path, create=True).close()
        return path.read_bytes()


@dataclass
class Laptop:
    """An open store, what the model says it knows, and every value it ever held."""

    store: Store
    number: int
    known: Known
    drawn: int = 0
    n: int = 0
    held: frozenset[str] = frozenset()

    def version(self, record: int) -> Version:
        with self.store.work("lectura") as work:
            found = work.version("persona", IDS[record])
        return found or Version("persona", IDS[record])

    def lines(self) -> tuple[str, ...]:
        return tuple(line_of(self.version(record)) for record in range(len(IDS)))

    def remember(self) -> None:
        versions = [self.version(record) for record in range(len(IDS))]
        values = (v for version in versions for pairs in version.fields.values() for v, _ in pairs)
        self.held |= {value for value in values if value.startswith("v")}


@dataclass(frozen=True)
class Backup:
    """A copy of a database file with what was then known."""

    path: Path
    number: int
    known: Known
    held: frozenset[str]


@dataclass
class Writers:
    """The 16 digits that each store drew by itself."""

    digits: dict[Writer, str] = field(default_factory=dict)

    def __call__(self, writer: Writer) -> str:
        return self.digits[writer]


class ConvergingStores(RuleBasedStateMachine):
    """Two to five laptops of one institute."""

    packages = Bundle("packages")
    backups = Bundle("backups")

    @initialize(stores=st.integers(2, 5))
    def begin(self, stores: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.copies = 0
        self.writers = Writers()
        self.books = [Book(self.writers) for _ in IDS]
        path = self.path()
        path.write_bytes(empty_store())
        first = Laptop(open_store(path), 0, (0,) * len(IDS))
        self.laptops = [first]
        for record, record_id in enumerate(IDS):
            person = Persona(
                id=record_id,
                folio=f"folio {record}",
                creado_en=dt.datetime(2026, 5, 5, 12),  # noqa: DTZ001 - wall time of Zacatecas
                creado_por="Quien captura",
                nombres=f"v{record}",
            )
            self.saves(first, record, person)
        for number in range(1, stores):
            copy = Laptop(open_store(self.copied(first)), number, first.known, held=first.held)
            self.laptops.append(copy)

    def path(self) -> Path:
        self.copies += 1
        return Path(self.folder.name, f"{self.copies}.db")

    def copied(self, laptop: Laptop) -> Path:
        """The file of a closed store, copied as a person copies a folder; then open again."""
        laptop.store.close()
        path = self.path()
        shutil.copy(laptop.store.path, path)
        laptop.store = open_store(laptop.store.path)
        laptop.drawn, laptop.n = laptop.drawn + 1, 0
        return path

    def laptop(self, number: int) -> Laptop:
        return self.laptops[number % len(self.laptops)]

    def event(self, laptop: Laptop, record: int, event: Event) -> None:
        """Notes what was saved; the first save after opening shows which writer was drawn."""
        vector = laptop.version(record).vector
        if event.writer not in self.writers.digits:
            (drawn,) = set(vector) - set(self.writers.digits.values())
            self.writers.digits[event.writer] = drawn
        assert vector[self.writers(event.writer)] == event.n
        known = self.books[record].after(laptop.known[record], event)
        laptop.known = (*laptop.known[:record], known, *laptop.known[record + 1 :])
        laptop.remember()

    def saves(self, laptop: Laptop, record: int, person: Persona) -> None:
        outcome = self.books[record].outcome(laptop.known[record])
        known, revives = outcome.shown, bool(outcome.deletions)  # who saves it means it to stand
        texts = person.canonical()
        touched = tuple(
            (number, texts.get(name))
            for number, name in enumerate(NAMES)
            if texts.get(name) != known.get(number)
        )
        with laptop.store.work("Quien captura") as work:
            work.save(person)
        if touched or revives:
            laptop.n += 1
            writer, seen = (laptop.number, laptop.drawn), laptop.known[record]
            self.event(laptop, record, Event(writer, laptop.n, touched, seen, undeletes=revives))

    @rule(store=STORE, record=RECORD, names=st.sets(NAME, min_size=1), clear=st.sets(NAME))
    def edits(self, store: int, record: int, names: set[int], clear: set[int]) -> None:
        laptop = self.laptop(store)
        mark = f"v{laptop.number}-{laptop.drawn}-{laptop.n}-{record}"
        changes: dict[str, Any] = {NAMES[k]: None if k in clear else f"{mark}-{k}" for k in names}
        person = Persona.from_canonical(IDS[record], shown(laptop.version(record)))
        self.saves(laptop, record, dataclasses.replace(person, **changes))

    @rule(store=STORE, record=RECORD)
    def deletes(self, store: int, record: int) -> None:
        laptop = self.laptop(store)
        if self.books[record].is_deleted(laptop.known[record]):
            return
        with laptop.store.work("Quien captura") as work:
            work.delete(Persona(id=IDS[record]))
        laptop.n += 1
        writer, seen = (laptop.number, laptop.drawn), laptop.known[record]
        self.event(laptop, record, Event(writer, laptop.n, (), seen, deletes=True))

    @rule(store=STORE, record=RECORD)
    def takes_a_deletion_back(self, store: int, record: int) -> None:
        laptop = self.laptop(store)
        if not self.books[record].outcome(laptop.known[record]).deletions:
            return
        with laptop.store.work("Quien captura") as work:
            work.restore("persona", IDS[record])
        laptop.n += 1
        writer, seen = (laptop.number, laptop.drawn), laptop.known[record]
        self.event(laptop, record, Event(writer, laptop.n, (), seen, undeletes=True))

    @rule(target=packages, store=STORE)
    def packs(self, store: int) -> Package:
        return self.laptop(store).lines(), self.laptop(store).known

    @rule(store=STORE, package=packages)
    def takes_in(self, store: int, package: Package) -> None:
        self.meets(self.laptop(store), package)

    @rule(store=STORE, sender=STORE)
    def takes_in_fresh(self, store: int, sender: int) -> None:
        self.meets(self.laptop(store), (self.laptop(sender).lines(), self.laptop(sender).known))

    def meets(self, laptop: Laptop, package: Package) -> None:
        lines, known = package
        after = tuple(
            book.union(mine, theirs)
            for book, mine, theirs in zip(self.books, laptop.known, known, strict=True)
        )
        with laptop.store.work("recepción") as work:
            applied = work.apply({"persona": lines}, "paquete")
        changed = sum(mine != now for mine, now in zip(laptop.known, after, strict=True))
        assert applied.changed == {"persona": changed}
        assert applied.unchanged == {"persona": len(IDS) - changed}
        laptop.known = after
        laptop.remember()

    @rule(target=backups, store=STORE)
    def backs_up(self, store: int) -> Backup:
        laptop = self.laptop(store)
        return Backup(self.copied(laptop), laptop.number, laptop.known, laptop.held)

    @rule(backup=backups)
    def restores(self, backup: Backup) -> None:
        laptop = self.laptops[backup.number]
        self.opens_copy(laptop, backup.path, backup.known, backup.held)

    @rule(store=STORE, source=STORE)
    def is_cloned(self, store: int, source: int) -> None:
        original = self.laptop(source)
        path = self.copied(original)
        self.opens_copy(self.laptop(store), path, original.known, original.held)

    def opens_copy(self, laptop: Laptop, path: Path, known: Known, held: frozenset[str]) -> None:
        laptop.store.close()
        copy = self.path()
        shutil.copy(path, copy)
        laptop.store, laptop.known, laptop.held = open_store(copy), known, held
        laptop.drawn, laptop.n = laptop.drawn + 1, 0

    def teardown(self) -> None:
        """The last exchange, and nothing left on the machine."""
        laptops = getattr(self, "laptops", [])
        try:
            self.all_meet(laptops)
        finally:
            for laptop in laptops:
                laptop.store.close()
            if hasattr(self, "folder"):
                self.folder.cleanup()

    def all_meet(self, laptops: list[Laptop]) -> None:
        """Round a ring twice, so that each hears of all; then everything is compared."""
        for _ in range(2):
            for sender, receiver in zip(laptops, laptops[1:] + laptops[:1], strict=True):
                self.meets(receiver, (sender.lines(), sender.known))
        for laptop in laptops:
            assert laptop.lines() == laptops[0].lines()
            self.holds_what_the_model_says(laptop)
            self.no_value_is_gone(laptop)

    def holds_what_the_model_says(self, laptop: Laptop) -> None:
        for record, book in enumerate(self.books):
            version, wanted = laptop.version(record), book.outcome(laptop.known[record])
            held = {k: frozenset(v) for k, v in version.fields.items() if k != DELETED}
            assert held == {NAMES[k]: pairs for k, pairs in wanted.fields.items()}
            assert dict(version.vector) == wanted.vector
            assert is_deleted(version) == wanted.deleted
            with laptop.store.work("lectura") as work:
                person = work.get(Persona, IDS[record])
            assert (person is None) == wanted.deleted
            values = {NAMES[k]: value for k, value in wanted.shown.items()}
            assert person is None or person.canonical() == values

    def no_value_is_gone(self, laptop: Laptop) -> None:
        with laptop.store.reading() as cursor:
            past = cursor.execute(
                "SELECT changes FROM history UNION ALL SELECT changes FROM history_row"
            ).fetchall()
        written = "\n".join(changes for (changes,) in past) + "".join(laptop.lines())
        for value in laptop.held:
            assert f'"{value}"' in written


def test_the_other_value_of_a_decided_clash_stays_in_the_history() -> None:
    """Two values met, one showed; whoever decides must not make the other one unheard of."""
    stores = ConvergingStores()
    stores.begin(stores=2)
    for store in (0, 1):
        stores.edits(store, 0, {0}, set())
    for store in (0, 1):
        stores.takes_in_fresh(store, 1 - store)
    for store in (0, 1):
        stores.edits(store, 0, {0}, set())
    stores.teardown()


def test_real_stores_converge() -> None:
    """A few short lives."""
    run_state_machine_as_test(
        ConvergingStores, settings=settings(max_examples=60, stateful_step_count=25)
    )


@pytest.mark.largo
def test_real_stores_converge_through_many_lives() -> None:
    """Many and longer lives."""
    run_state_machine_as_test(
        ConvergingStores, settings=settings(max_examples=400, stateful_step_count=40)
    )
