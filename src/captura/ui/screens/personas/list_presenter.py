"""Decides what the list of people shows: a chip, what is typed to filter it, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from captura.actions.find import find_people
from captura.actions.office import Office
from captura.records.periods import period_of
from captura.store.queries.people import PersonRow, people, people_counts, person_ids
from captura.store.queries.people_order import BY_NAME, in_order
from captura.ui.lane import Run

ALL, NO_CURP, TWICE, PERIOD = "todas", "sin_curp", "duplicadas", "periodo"
CHIPS = {
    ALL: "Todas",
    NO_CURP: "Sin CURP",
    TWICE: "Posibles duplicadas",
    PERIOD: "Este trimestre",
}
FOUND = 500  # more hits than anyone reads; who wants more types another letter


@dataclass(frozen=True)
class Listing:
    """What the list shows now: numbers of people in order, and what to say of them."""

    numbers: Sequence[int]
    filtered: bool


class ListView(Protocol):
    def show_rows(self, listing: Listing) -> None: ...
    def show_counts(self, counts: Mapping[str, int]) -> None: ...


class PersonList:
    """The presenter of the list; it keeps chip and text while the screen lives."""

    def __init__(self, office: Office, view: ListView, run: Run) -> None:
        self.office, self.view, self.run = office, view, run
        self.chip, self.text = ALL, ""
        self.order, self.down = BY_NAME, False
        self.counts: Mapping[str, int] = {}
        self._round = 0

    def choose(self, chip: str) -> None:
        """Show the people of one chip."""
        self.chip = chip
        self.read()

    def type(self, text: str) -> None:
        """Show who fits what is typed so far."""
        self.text = text.strip()
        self.read()

    def sort(self, order: str, down: bool) -> None:
        """Show them in another order."""
        self.order, self.down = order, down
        self.read()

    def read(self) -> None:
        """Read the list again; an answer that comes after a later question is dropped."""
        self._round += 1
        asked_in, asked = self._round, (self.chip, self.text, self.order, self.down)
        self.run(
            lambda: self._listing(*asked),
            lambda found: self.view.show_rows(found) if asked_in == self._round else None,
        )

    def read_counts(self) -> None:
        """Read again what the chips and the foot count."""
        since = period_of(self.office.today()).first.isoformat()
        self.run(lambda: people_counts(self.office.store, since), self._count)

    def _count(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.view.show_counts(counts)

    def page(
        self, numbers: Sequence[int], deliver: Callable[[Sequence[PersonRow | None]], None]
    ) -> None:
        """The rows of these numbers, in their order; None for who is gone meanwhile."""
        wanted = list(numbers)

        def load() -> list[PersonRow | None]:
            found = {row.rowid: row for row in people(self.office.store, wanted)}
            return [found.get(number) for number in wanted]

        self.run(load, deliver)

    def rows(self, numbers: Sequence[int]) -> Iterator[PersonRow]:
        """The rows of many, a few hundred at a time: a register may hold 100,000."""
        for first in range(0, len(numbers), FOUND):
            yield from people(self.office.store, numbers[first : first + FOUND])

    def _listing(self, chip: str, text: str, order: str, down: bool) -> Listing:
        numbers = self._numbers(chip)
        if not text:
            if order != BY_NAME or down:
                numbers = in_order(self.office.store, numbers, order, down)
            return Listing(numbers, chip != ALL)
        hits = [hit.rowid for hit in find_people(self.office, text, FOUND)]
        allowed = set(numbers)
        found = {number for number in hits if number in allowed}
        near = len(found) == len(hits) and len(found) < 8
        # few and all of the chip: the likeliest first; many: in the order of the list
        if near:
            return Listing(hits, True)
        some = [number for number in numbers if number in found]
        return Listing(in_order(self.office.store, some, order, down), True)

    def _numbers(self, chip: str) -> Sequence[int]:
        store = self.office.store
        if chip == NO_CURP:
            return person_ids(store, sin_curp=True)
        if chip == TWICE:
            return person_ids(store, doubtful=True)
        if chip == PERIOD:
            return person_ids(store, since=period_of(self.office.today()).first.isoformat())
        return person_ids(store)
