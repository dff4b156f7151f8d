"""The model that judges merging: causal histories as plain sets of events, from the design's words.

It shares nothing with captura.records.merge. A store *knows* a set of events; each event says
what it touched and which events its author had seen. From such a set follows what a record must
hold; no vectors are compared and nothing is merged here but sets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

Writer = tuple[int, int]  # (store, how many writers that store drew before)
Touched = tuple[tuple[int, str | None], ...]  # (field number, value; None clears)


@dataclass(frozen=True, slots=True)
class Event:
    """One save: a writer's n-th, what it touched (a deletion nothing), all its author knew."""

    writer: Writer
    n: int
    touched: Touched
    seen: int  # number of a knowledge in the Book
    deletes: bool = False
    undeletes: bool = False  # takes back the deletions its author knew


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a record must hold for one knowledge; dots are (writer in hex, n)."""

    vector: dict[str, int]
    fields: dict[int, frozenset[tuple[str, tuple[str, int]]]]
    deletions: frozenset[tuple[str, int]]
    deleted: bool
    shown: dict[int, str]
    clashes: dict[int, frozenset[str]]


@cache
def hex_of(writer: Writer) -> str:
    """A writer's 16 hex digits: fixed, but in no order that stores or draws would give."""
    return hashlib.sha256(f"escritor {writer}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class Book:
    """Every event and every knowledge (set of events) met so far, numbered; 0 knows nothing.

    digits: a writer's 16 hex digits.
    """

    digits: Callable[[Writer], str] = hex_of
    events: list[Event] = field(default_factory=list)
    knowledges: list[frozenset[int]] = field(default_factory=lambda: [frozenset()])
    event_numbers: dict[Event, int] = field(default_factory=dict)
    numbers: dict[frozenset[int], int] = field(default_factory=lambda: {frozenset(): 0})
    unions: dict[tuple[int, int], int] = field(default_factory=dict)

    def knowledge(self, events: frozenset[int]) -> int:
        """The number of a set of events."""
        if events not in self.numbers:
            self.numbers[events] = len(self.knowledges)
            self.knowledges.append(events)
        return self.numbers[events]

    def event(self, event: Event) -> int:
        """The number of an event."""
        if event not in self.event_numbers:
            self.event_numbers[event] = len(self.events)
            self.events.append(event)
        return self.event_numbers[event]

    def after(self, knowledge: int, event: Event) -> int:
        """What is known after one more event."""
        return self.knowledge(self.knowledges[knowledge] | {self.event(event)})

    def union(self, one: int, other: int) -> int:
        """What is known when two stores meet."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.unions:
            both = self.knowledges[one] | self.knowledges[other]
            self.unions[pair] = self.knowledge(both)
        return self.unions[pair]

    def knows(self, knowledge: int) -> Iterable[Event]:
        """The events of a knowledge."""
        return (self.events[number] for number in self.knowledges[knowledge])

    def saves(self, knowledge: int, writer: Writer) -> int:
        """How many saves of a writer are known."""
        return sum(event.writer == writer for event in self.knows(knowledge))

    def standing(self, knowledge: int, field_number: int) -> list[tuple[Event, str]]:
        """The writes of a field that no known save, having seen them, replaced or cleared."""
        touching = [
            (number, value)
            for number in self.knowledges[knowledge]
            for name, value in self.events[number].touched
            if name == field_number
        ]
        replaced: set[int] = set()
        for number, _ in touching:
            replaced |= self.knowledges[self.events[number].seen]
        return [
            (self.events[number], value)
            for number, value in touching
            if value is not None and number not in replaced
        ]

    def outcome(self, knowledge: int) -> Outcome:
        """What a record must hold where exactly these events are known."""
        vector: dict[str, int] = {}
        for event in self.knows(knowledge):
            writer = self.digits(event.writer)
            vector[writer] = max(event.n, vector.get(writer, 0))
        numbers = {name for event in self.knows(knowledge) for name, _ in event.touched}
        standing = {name: found for name in numbers if (found := self.standing(knowledge, name))}
        fields = {
            name: frozenset((value, self.dot(event)) for event, value in writes)
            for name, writes in standing.items()
        }
        shown = {
            name: max((dot[1], dot[0], value) for value, dot in pairs)[2]
            for name, pairs in fields.items()
        }
        values = {name: frozenset(value for value, _ in pairs) for name, pairs in fields.items()}
        return Outcome(
            vector,
            fields,
            frozenset(self.dot(event) for event in self._last_deletions(knowledge)),
            self.is_deleted(knowledge),
            shown,
            {name: found for name, found in values.items() if len(found) > 1},
        )

    def is_deleted(self, knowledge: int) -> bool:
        """Whether some known deletion had seen every write that still stands."""
        numbers = {name for event in self.knows(knowledge) for name, _ in event.touched}
        standing = {
            self.event_numbers[event]
            for name in numbers
            for event, _ in self.standing(knowledge, name)
        }
        return any(
            standing <= self.knowledges[event.seen] for event in self._last_deletions(knowledge)
        )

    def dot(self, event: Event) -> tuple[str, int]:
        """Who made it, and which of that writer's saves it was."""
        return self.digits(event.writer), event.n

    def _last_deletions(self, knowledge: int) -> list[Event]:
        """The deletions that no later deletion, or its taking back, had seen."""
        known = self.knowledges[knowledge]
        ends = {n for n in known if self.events[n].deletes or self.events[n].undeletes}
        seen = {n for end in ends for n in self.knowledges[self.events[end].seen]}
        return [self.events[n] for n in ends - seen if self.events[n].deletes]
