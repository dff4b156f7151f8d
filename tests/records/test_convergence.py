"""Stores that edit, delete, restore and clone, with packages lost, repeated and shuffled, agree.

Judged by the sets of events of merge_model: at every step each store holds exactly what the events
it knows say, and after a last exchange all hold the same lines and no value is gone unseen.
"""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from captura.records.merge import delete, edit, is_deleted, merge
from captura.records.version import DELETED, Version, line_of
from tests.records.merge_model import Book, Event, Writer, hex_of

NAMES = ("nombres", "telefono", "correo")
IDS = tuple(f"32020-01890a5d-ac96-774b-bcce-b302099a805{n}" for n in range(2))
STORE = st.integers(0, 4)
RECORD = st.integers(0, len(IDS) - 1)
NAME = st.integers(0, len(NAMES) - 1)
Known = tuple[int, ...]  # one knowledge of each record
Held = tuple[Version, ...]


class Laptop:
    """A store: what it holds, what the model says it knows, its open writer and its saves."""

    def __init__(self, number: int) -> None:
        self.held: Held = tuple(Version("persona", i) for i in IDS)
        self.known: Known = (0,) * len(IDS)
        self.number, self.drawn, self.n = number, 0, 0

    def reopen(self, held: Held, known: Known) -> None:
        """Opened again, on its own or another's content: the next save draws a new writer."""
        self.held, self.known = held, known
        self.drawn, self.n = self.drawn + 1, 0

    def next_dot(self) -> tuple[Writer, int]:
        self.n += 1
        return (self.number, self.drawn), self.n


class Convergence(RuleBasedStateMachine):
    """Two to five stores of one institute."""

    packages = Bundle("packages")
    backups = Bundle("backups")

    @initialize(stores=st.integers(2, 5))
    def begin(self, stores: int) -> None:
        self.books = [Book() for _ in IDS]
        self.laptops = [Laptop(number) for number in range(stores)]

    def laptop(self, number: int) -> Laptop:
        return self.laptops[number % len(self.laptops)]

    @rule(store=STORE, record=RECORD, names=st.sets(NAME, min_size=1), clear=st.sets(NAME))
    def edits(self, store: int, record: int, names: set[int], clear: set[int]) -> None:
        laptop = self.laptop(store)
        writer, n = laptop.next_dot()
        touched = tuple(
            (name, None if name in clear else f"{laptop.number}-{laptop.drawn}-{n}-{name}")
            for name in sorted(names)
        )
        changes = {NAMES[name]: value for name, value in touched}
        after = edit(laptop.held[record], changes, hex_of(writer), n)
        self.saved(laptop, record, Event(writer, n, touched, laptop.known[record]), after)

    @rule(store=STORE, record=RECORD)
    def deletes(self, store: int, record: int) -> None:
        laptop = self.laptop(store)
        writer, n = laptop.next_dot()
        after = delete(laptop.held[record], hex_of(writer), n)
        event = Event(writer, n, (), laptop.known[record], deletes=True)
        self.saved(laptop, record, event, after)

    @rule(store=STORE, record=RECORD)
    def takes_a_deletion_back(self, store: int, record: int) -> None:
        laptop = self.laptop(store)
        writer, n = laptop.next_dot()
        after = edit(laptop.held[record], {DELETED: None}, hex_of(writer), n)
        event = Event(writer, n, (), laptop.known[record], undeletes=True)
        self.saved(laptop, record, event, after)

    def saved(self, laptop: Laptop, record: int, event: Event, after: Version) -> None:
        known = self.books[record].after(laptop.known[record], event)
        laptop.held = (*laptop.held[:record], after, *laptop.held[record + 1 :])
        laptop.known = (*laptop.known[:record], known, *laptop.known[record + 1 :])

    @rule(target=packages, store=STORE)
    def packs(self, store: int) -> tuple[Held, Known]:
        """A package that may never arrive, arrive late, or many times, anywhere."""
        return self.laptop(store).held, self.laptop(store).known

    @rule(store=STORE, package=packages)
    def takes_in(self, store: int, package: tuple[Held, Known]) -> None:
        self.meets(self.laptop(store), *package)

    @rule(store=STORE, sender=STORE)
    def takes_in_fresh(self, store: int, sender: int) -> None:
        self.meets(self.laptop(store), self.laptop(sender).held, self.laptop(sender).known)

    def meets(self, laptop: Laptop, held: Held, known: Known) -> None:
        laptop.held = tuple(map(merge, laptop.held, held))
        laptop.known = tuple(
            book.union(mine, theirs)
            for book, mine, theirs in zip(self.books, laptop.known, known, strict=True)
        )

    @rule(target=backups, store=STORE)
    def backs_up(self, store: int) -> tuple[int, Held, Known]:
        laptop = self.laptop(store)
        return laptop.number, laptop.held, laptop.known

    @rule(backup=backups)
    def restores(self, backup: tuple[int, Held, Known]) -> None:
        number, held, known = backup
        self.laptops[number].reopen(held, known)

    @rule(store=STORE, source=STORE)
    def is_cloned(self, store: int, source: int) -> None:
        """A disk copied onto another laptop: both go on with the same content."""
        original = self.laptop(source)
        self.laptop(store).reopen(original.held, original.known)

    @invariant()
    def holds_what_the_model_says(self) -> None:
        for laptop in getattr(self, "laptops", []):
            for book, known, version in zip(self.books, laptop.known, laptop.held, strict=True):
                wanted = book.outcome(known)
                held = {k: frozenset(v) for k, v in version.fields.items() if k != DELETED}
                assert held == {NAMES[k]: pairs for k, pairs in wanted.fields.items()}
                assert dict(version.vector) == wanted.vector
                assert is_deleted(version) == wanted.deleted

    def teardown(self) -> None:
        """The last exchange: round a ring twice, so that each hears of all."""
        laptops = getattr(self, "laptops", [])
        for _ in range(2):
            for sender, receiver in zip(laptops, laptops[1:] + laptops[:1], strict=True):
                self.meets(receiver, sender.held, sender.known)
        for laptop in laptops:
            assert [*map(line_of, laptop.held)] == [*map(line_of, laptops[0].held)]
            self.no_value_is_gone(laptop)
        self.holds_what_the_model_says()

    def no_value_is_gone(self, laptop: Laptop) -> None:
        """Every value known anywhere still stands, unless a save that had seen it replaced it."""
        for book, known, version in zip(self.books, laptop.known, laptop.held, strict=True):
            for event in book.knows(known):
                later = [e for e in book.knows(known) if self.saw(book, e, event)]
                for name, value in event.touched:
                    replaced = any(name == other for e in later for other, _ in e.touched)
                    standing = [kept for kept, _ in version.fields.get(NAMES[name], ())]
                    assert value is None or replaced or value in standing

    @staticmethod
    def saw(book: Book, later: Event, earlier: Event) -> bool:
        return book.event_numbers[earlier] in book.knowledges[later.seen]


def test_stores_converge() -> None:
    """A few hundred lives of two to five stores."""
    run_state_machine_as_test(
        Convergence, settings=settings(max_examples=300, stateful_step_count=40)
    )


@pytest.mark.largo
def test_stores_converge_through_long_lives() -> None:
    """Many and long lives."""
    run_state_machine_as_test(
        Convergence, settings=settings(max_examples=3000, stateful_step_count=80)
    )
