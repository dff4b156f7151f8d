"""Decides what the screen of duplicates shows, and keeps what was found while it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from captura.actions.doubles import (
    Decision,
    Double,
    Doubles,
    Named,
    both,
    compared,
    decide_double,
    decided,
    find_doubles,
    join_sure,
    named,
    take_back,
    undecided,
)
from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.records.persona import Persona
from captura.ui.lane import Lane, Progress, Stop, Teller
from captura.ui.wording import counted

OPEN, SURE, DECIDED = "abiertas", "seguras", "decididas"
Names = Mapping[str, Named]
T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """What the screen shows: the open pairs, what was decided, how everyone is called."""

    doubles: Doubles
    decisions: Sequence[Decision]
    names: Names


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_seen(self, seen: Seen) -> None: ...
    def show_pair(
        self, one: Persona | None, other: Persona | None, pair: Double | Decision | None
    ) -> None: ...
    def show_working(self, title: str) -> None: ...
    def show_progress(self, done: int, total: int, step: str) -> None: ...


class DoublesPresenter:
    """`tell`: the foot of the window, which also tells the other screens what changed."""

    def __init__(self, view: View, office: Office, lane: Lane, tell: Teller) -> None:
        self._view, self._office, self._lane, self._tell = view, office, lane, tell
        self._found: tuple[Double, ...] | None = None  # of the last search, decided or not
        self._compared: object = None  # and what it looked at
        self._later: list[Double] = []
        self._running: Stop | None = None
        self.busy = False
        self.seen = Seen(Doubles((), ()), (), {})

    @property
    def searched(self) -> bool:
        """Whether anything can be said of who is twice."""
        return self._found is not None

    def search(self) -> None:
        """Look through all people again."""
        if self.busy:
            return

        def work(running: Progress) -> tuple[tuple[Double, ...], Names, object]:
            looked_at = compared(self._office)
            found = find_doubles(self._office, _told(running, "Comparando"))
            pairs = (*found.sure, *found.doubtful)
            return pairs, named(self._office, pairs), looked_at

        self._long("Buscando duplicados", work, self._searched)

    def enter(self) -> None:
        """The screen shows: search again if anyone came or changed since."""
        if self._found is None:
            self.search()
        else:
            self._lane.run(lambda: compared(self._office), self._look_again)

    def _look_again(self, now: object) -> None:
        self.read()
        if now != self._compared:
            self.search()

    def read(self) -> None:
        """What was decided meanwhile; the first time, the search."""
        if self._found is None:
            self.search()
            return
        found = self._found

        def work() -> tuple[Doubles, Sequence[Decision]]:
            return undecided(self._office, found), decided(self._office)

        self._lane.run(work, lambda told: self._show(*told))

    def look_at(self, pair: Double | Decision | None) -> None:
        """Put the two records of a pair side by side."""
        if pair is None:
            self._view.show_pair(None, None, None)
            return
        self._lane.run(
            lambda: both(self._office, pair.one, pair.other),
            lambda found: self._view.show_pair(*found, pair),
        )

    def answer(self, pair: Double, *, same: bool) -> None:
        """One person, or two."""
        why = ", ".join(pair.likeness.in_favour if same else pair.likeness.against)

        def done(saved: Saved) -> None:
            said = "Es la misma persona" if same else "Son dos personas"
            self._tell.did(saved, said, self.words(pair))

        self._lane.run(
            lambda: decide_double(self._office, pair.one, pair.other, same=same, why=why), done
        )

    def leave_for_later(self, pair: Double) -> None:
        """To the end of the queue."""
        self._later = [one for one in self._later if one is not pair] + [pair]
        self._show(self.seen.doubles, self.seen.decisions)

    def join_sure(self) -> None:
        """All that the rule is sure of."""
        pairs = self.seen.doubles.sure
        if not pairs or self.busy:
            return

        def done(saved: Saved) -> None:
            count = counted(len(saved.numbers), "pareja unida", "parejas unidas")
            self._tell.did(saved, count, "Cada una se puede deshacer también por separado")

        self._long(
            "Uniendo las parejas seguras",
            lambda running: join_sure(self._office, pairs, _told(running, "Uniendo")),
            done,
        )

    def take_back(self, decision: Decision) -> None:
        """The pair is open again."""

        def done(saved: Saved) -> None:
            self._found = None if self._unknown(decision) else self._found
            self._tell.did(saved, "Decisión deshecha", "La pareja vuelve a estar por ver")

        self._lane.run(lambda: take_back(self._office, decision.id), done)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._running is not None:
            self._running.cancel()

    def words(self, pair: Double) -> str:
        """«García, Ana · García, Ana María»."""
        names = self.seen.names
        return " · ".join(names[who].name for who in (pair.one, pair.other) if who in names)

    def _unknown(self, decision: Decision) -> bool:
        """Whether the last search left this pair out, as it was decided by then."""
        pair = (decision.one, decision.other)
        return all((one.one, one.other) != pair for one in self._found or ())

    def _long(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        def ended(value: T) -> None:
            self._ended()
            done(value)

        self.busy = True
        self._view.show_working(title)
        self._running = self._lane.run_long(work, ended, self._view.show_progress, self._broken)

    def _ended(self) -> None:
        self.busy, self._running = False, None
        self._view.show_working("")

    def _broken(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, _Stopped):
            raise error
        self._tell.say("Cancelado", "No quedó nada a medias", kind="info")

    def _searched(self, found: tuple[tuple[Double, ...], Names, object]) -> None:
        self._found, names, self._compared = found
        self._later = []
        self.seen = Seen(self.seen.doubles, self.seen.decisions, names)
        self.read()

    def _show(self, doubles: Doubles, decisions: Sequence[Decision]) -> None:
        late = {(one.one, one.other): place for place, one in enumerate(self._later)}
        queue = sorted(doubles.doubtful, key=lambda one: late.get((one.one, one.other), -1))
        self.seen = Seen(Doubles(doubles.sure, tuple(queue)), decisions, self.seen.names)
        self._view.show_seen(self.seen)


class _Stopped(Exception):
    """Raised inside an action once the person has cancelled."""


def _told(running: Progress, step: str) -> Callable[[int, int], None]:
    def going_on(done: int, of: int) -> None:
        if running.cancelled():
            raise _Stopped
        running.progress(done, of, step)

    return going_on
