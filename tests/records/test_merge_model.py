"""Merging judged by an exhaustive model: every order of a few steps over two or three stores."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from captura.records.merge import clashes, covers, delete, edit, is_deleted, merge, shown
from captura.records.version import (
    DELETED,
    Version,
    clash_text,
    dots_text,
    join_row,
    line_of,
    read_line,
    vector_text,
)
from tests.records.merge_model import Book, Event, hex_of
from tests.records.merge_walk import Rules, Walk

NAMES = ("nombres", "telefono")
EMPTY = Version("persona", "32020-01890a5d-ac96-774b-bcce-b302099a8057")


@dataclass(slots=True)
class Product:
    """The versions the product made for each knowledge, each checked when first made."""

    book: Book = field(default_factory=Book)
    versions: dict[int, Version] = field(default_factory=lambda: {0: EMPTY})
    lines: dict[int, str] = field(default_factory=dict)

    def save(self, known: int, event: Event, after: int) -> None:
        """The product makes the save; the model says what must come of it."""
        before, writer = self.version(known), hex_of(event.writer)
        if event.deletes:
            self.check(after, delete(before, writer, event.n))
        else:
            changes = {NAMES[name]: value for name, value in event.touched}
            self.check(after, edit(before, changes, writer, event.n))

    def meet(self, mine: int, theirs: int, after: int) -> None:
        """The product merges; the model says what must come of it, and who knew more."""
        one, other = self.version(mine), self.version(theirs)
        self.check(after, merge(one, other))
        assert covers(one.vector, other.vector) == (after == mine)

    def version(self, known: int) -> Version:
        """The product's version of a knowledge; one met only renamed is rebuilt save by save."""
        if known not in self.versions:
            self.versions[known] = self.rebuilt(known)
        return self.versions[known]

    def rebuilt(self, known: int) -> Version:
        """The merge of what each of its saves left behind."""
        total = EMPTY
        for number in self.book.knowledges[known]:
            event = self.book.events[number]
            after = self.book.after(event.seen, event)
            if after == known:
                self.save(event.seen, event, known)
                return self.versions[known]
            total = merge(total, self.version(after))
        self.check(known, total)
        return total

    def check(self, known: int, version: Version) -> None:
        """The same line by whatever way; the first one is held against the model."""
        line = line_of(version)
        if known in self.lines:
            assert line == self.lines[known]
            return
        agree(self.book, known, version)
        self.lines[known], self.versions[known] = line, version


def agree(book: Book, known: int, version: Version) -> None:
    """One version holds exactly what the model says."""
    wanted = book.outcome(known)
    assert dict(version.vector) == wanted.vector
    numbers = {name: number for number, name in enumerate(NAMES)}
    held = {numbers[k]: frozenset(v) for k, v in version.fields.items() if k != DELETED}
    assert held == wanted.fields
    assert {dot for _, dot in version.fields.get(DELETED, ())} == wanted.deletions
    assert is_deleted(version) == wanted.deleted
    assert {numbers[name]: value for name, value in shown(version).items()} == wanted.shown
    found = clashes(version)
    assert {numbers[name]: frozenset(values) for name, values in found.items()} == wanted.clashes
    assert all(values[0] == wanted.shown[numbers[name]] for name, values in found.items())
    survives_keeping(version)


def survives_keeping(version: Version) -> None:
    """A version comes back the same from its line and from its stored parts."""
    assert line_of(read_line(line_of(version))) == line_of(version)
    values = {name: pairs[0][0] for name, pairs in version.fields.items()}
    parts = (vector_text(version.vector), dots_text(version), values, clash_text(version))
    assert line_of(join_row(version.type, version.id, *parts)) == line_of(version)


def judge(rules: Rules) -> Walk:
    """Walks by these rules, the product beside the model; prints what was walked."""
    product = Product()
    walk = Walk(rules, product.save, product.meet, product.book)
    walk.run()
    print(
        f"\n{rules}: {walk.sequences:,} sequences in {walk.transitions:,} transitions,"
        f" {walk.worlds:,} worlds, {len(product.lines):,} versions, {len(walk.judged):,} judged"
    )
    return walk


@pytest.mark.parametrize(
    "rules",
    [
        Rules(2, 4, both_fields=True, late=True, symmetric=False),
        Rules(2, 5, same_values=True, late=True, symmetric=False),
        Rules(2, 6),
        Rules(3, 5, late=True),
    ],
    ids=["two, both fields", "two, equal values", "two", "three"],
)
def test_every_order_of_a_few_steps(rules: Rules) -> None:
    """The quick walk: two stores up to six steps, three up to five."""
    walk = judge(rules)
    assert walk.sequences > 10_000


@pytest.mark.largo
@pytest.mark.parametrize(
    "rules",
    [
        Rules(2, 6, both_fields=True, late=True),
        Rules(2, 6, same_values=True, late=True, symmetric=False),
        Rules(3, 6, late=True),
    ],
    ids=["two, both fields", "two, equal values", "three"],
)
def test_every_order_of_six_steps(rules: Rules) -> None:
    """The whole walk of the design: two and three stores, two fields, six steps."""
    walk = judge(rules)
    assert walk.sequences > 1_000_000
