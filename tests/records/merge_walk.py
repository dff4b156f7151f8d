"""Every order of edit, clear, delete, merge, restore and clone, walked breadth first.

States that differ only by the names of stores and fields, or by the order of steps that don't
touch each other, are one. That is sound because the judge (a `Meet` or `Save`) is asked about
every transition: if each gives what the model says, the record depends on the knowledge alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import permutations

from tests.records.merge_model import Book, Event, Touched, Writer

# One store: what it knows, all it ever knew (its backups), how many writers it drew before.
Store = tuple[int, frozenset[int], int]
World = tuple[Store, ...]
Save = Callable[[int, Event, int], None]  # known before, event, known after
Meet = Callable[[int, int, int], None]  # mine, theirs, known after


@dataclass(frozen=True, slots=True)
class Rules:
    """What a walk tries: how many stores and steps, and which of the dearer kinds of step."""

    stores: int
    steps: int
    fields: int = 2
    same_values: bool = False  # all write the same value: two equal values are no clash
    both_fields: bool = False  # saves that touch both fields
    late: bool = False  # packages older than what their sender now knows
    symmetric: bool = True


@dataclass(slots=True)
class Walk:
    """One walk: the judge is asked about each transition once, and counts are kept."""

    rules: Rules
    save: Save
    meet: Meet
    book: Book = field(default_factory=Book)
    judged: set[tuple[object, ...]] = field(default_factory=set)
    renamed: dict[tuple[int, int], int] = field(default_factory=dict)
    worlds: int = 0
    transitions: int = 0
    sequences: int = 0

    def run(self) -> None:
        """Walks all steps; at the end every store meets every other."""
        level: dict[World, int] = {((0, frozenset((0,)), 0),) * self.rules.stores: 1}
        for step in range(self.rules.steps):
            last = step == self.rules.steps - 1
            following: dict[World, int] = {}
            for world, ways in level.items():
                for after in self.steps_from(world):
                    self.transitions += 1
                    self.sequences += ways
                    self.all_meet([known for known, _, _ in after])
                    if not last:
                        key = self.canonical(after)
                        following[key] = following.get(key, 0) + ways
            self.worlds += len(following)
            level = following

    def steps_from(self, world: World) -> Iterator[World]:
        """Every world one step away."""
        for i, (known, past, drawn) in enumerate(world):
            for after in self.saves(i, known, drawn):
                yield _replaced(world, i, (after, past | {after}, drawn))
            fresh = drawn + (self.book.saves(known, (i, drawn)) > 0)
            for earlier in past - {known}:
                yield _replaced(world, i, (earlier, past, fresh))
            for j, (theirs, their_past, _) in enumerate(world):
                if i == j:
                    continue
                for sent in their_past if self.rules.late else (theirs,):
                    after = self.met(known, sent)
                    if after != known:
                        yield _replaced(world, i, (after, past | {after}, drawn))
                if (theirs, their_past) != (known, past):
                    yield _replaced(world, i, (theirs, their_past, fresh))

    def saves(self, store: int, known: int, drawn: int) -> Iterator[int]:
        """Each save a store can make now: edits, clears of what stands, a deletion."""
        writer: Writer = (store, drawn)
        n = self.book.saves(known, writer) + 1
        for touched in self.changes(known, f"{store}{drawn}{n}"):
            yield self.saved(known, Event(writer, n, touched, known))
        if not self.book.is_deleted(known):
            yield self.saved(known, Event(writer, n, (), known, deletes=True))

    def changes(self, known: int, mark: str) -> Iterator[Touched]:
        """What one save can touch; to clear an empty field is no save."""
        single: list[list[tuple[int, str | None]]] = []
        for name in range(self.rules.fields):
            value = "igual" if self.rules.same_values else f"v{name}-{mark}"
            single.append([(name, value)])
            if self.book.standing(known, name):
                single[-1].append((name, None))
        for options in single:
            yield from ((option,) for option in options)
        if self.rules.both_fields:
            yield from ((one, other) for one in single[0] for other in single[1])

    def saved(self, known: int, event: Event) -> int:
        """What is known after a save, which the judge has seen."""
        after = self.book.after(known, event)
        if (event, known) not in self.judged:
            self.judged.add((event, known))
            self.save(known, event, after)
        return after

    def met(self, mine: int, theirs: int) -> int:
        """What is known after a merge, which the judge has seen."""
        after = self.book.union(mine, theirs)
        if (mine, theirs) not in self.judged:
            self.judged.add((mine, theirs))
            self.meet(mine, theirs, after)
        return after

    def all_meet(self, known: list[int]) -> None:
        """Every store's packages reach every other, in every order."""
        key = ("all", *sorted(set(known)))
        if key in self.judged:
            return
        self.judged.add(key)
        for order in permutations(sorted(set(known))):
            total = order[0]
            for other in order[1:]:
                self.met(other, total)
                total = self.met(total, other)
            self.met(total, order[0])  # repeated: nothing changes

    def canonical(self, world: World) -> World:
        """The one of all renamings of stores and fields that stands for them."""
        if not self.rules.symmetric:
            return world
        best: tuple[tuple[object, ...], World] | None = None
        for number, (stores, _) in enumerate(self.namings()):
            new: list[Store] = [(0, frozenset(), 0)] * len(world)
            for i, (known, past, drawn) in enumerate(world):
                moved = frozenset(self.rename(k, number) for k in past)
                new[stores[i]] = (self.rename(known, number), moved, drawn)
            order = tuple((known, tuple(sorted(past)), drawn) for known, past, drawn in new)
            if best is None or order < best[0]:
                best = (order, tuple(new))
        assert best is not None
        return best[1]

    def namings(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Every renaming of stores and fields."""
        stores, names = range(self.rules.stores), range(self.rules.fields)
        return [(a, b) for a in permutations(stores) for b in permutations(names)]

    def rename(self, known: int, number: int) -> int:
        """The number of the same knowledge under other names of stores and fields."""
        if (known, number) in self.renamed:
            return self.renamed[known, number]
        stores, names = self.namings()[number]
        events = set()
        for event in self.book.knows(known):
            writer = (stores[event.writer[0]], event.writer[1])
            mark = f"{writer[0]}{writer[1]}{event.n}"
            touched = sorted(
                (names[name], _renamed_value(value, names[name], mark))
                for name, value in event.touched
            )
            seen = self.rename(event.seen, number)
            same = Event(writer, event.n, tuple(touched), seen, event.deletes)
            events.add(self.book.event(same))
        self.renamed[known, number] = self.book.knowledge(frozenset(events))
        return self.renamed[known, number]


def _renamed_value(value: str | None, name: int, mark: str) -> str | None:
    return f"v{name}-{mark}" if value and value.startswith("v") else value


def _replaced(world: World, i: int, store: Store) -> World:
    return (*world[:i], store, *world[i + 1 :])
