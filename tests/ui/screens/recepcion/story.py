"""A small real story for the tests of the reception: a state, two institutes, what they hand in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from captura.actions.decide import Decided
from captura.actions.issue_receipt import Issued
from captura.actions.office import Office
from captura.ui.screens.recepcion.board import Standings
from captura.ui.screens.recepcion.deliveries import ArrivalLine, Delivery
from captura.ui.screens.recepcion.examine import Examined
from captura.ui.screens.recepcion.intake import Outcome
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.presenter import Reception
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    NOW,
    PINOS,
    Hand,
    hand_in,
    new_institute,
    new_state,
    record_some,
)

T = TypeVar("T")


class Inline:
    """A lane that works at once; `stop_after` cancels long work after so many steps."""

    def __init__(self) -> None:
        self.stop_after: int | None = None
        self.steps: list[str] = []

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            value = work()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
            return
        done(value)

    def run_long(
        self,
        work: Callable[[Any], T],
        done: Callable[[T], None],
        progress: Callable[[int, int, str], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Any:
        self.run(lambda: work(self), done, failed)
        return self

    def progress(self, done: int, total: int, step: str = "") -> None:
        self.steps.append(step)

    def cancelled(self) -> bool:
        return self.stop_after is not None and len(self.steps) >= self.stop_after

    def cancel(self) -> None:
        self.stop_after = 0


@dataclass
class Seen:
    """A view that remembers what it was last told."""

    standings: Standings | None = None
    lines: Sequence[ArrivalLine] = ()
    delivery: Delivery | None = None
    outcomes: Sequence[Outcome] = ()
    decided: list[Decided] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    examined: dict[str, Examined] = field(default_factory=dict)

    def show_standings(self, standings: Standings) -> None:
        self.standings = standings

    def show_arrivals(self, lines: Sequence[ArrivalLine], chosen: str) -> None:
        self.lines = lines

    def show_examined(self, package: str, examined: Examined) -> None:
        self.examined[package] = examined

    def show_delivery(self, delivery: Delivery | None, marks: Marks) -> None:
        self.delivery = delivery

    def show_progress(self, done: int, total: int, step: str) -> None: ...

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        self.outcomes = outcomes

    def show_decided(self, delivery: Delivery, decided: Decided) -> None:
        self.decided.append(decided)

    def show_busy(self, busy: bool) -> None: ...

    def hand_over(self, issued: Issued, *, printed: bool) -> None:
        self.issued.append(issued)

    def fail(self, error: Exception) -> None:
        self.errors.append(error)


class Story:
    """The offices and the presenter of the state's reception."""

    def __init__(self, root: Path) -> None:
        self.root, self.clock = root, Hand(NOW)
        self.state = new_state(root / "estado", self.clock)
        self.jerez = new_institute(root / JEREZ, JEREZ, self.state, self.clock)
        self.pinos = new_institute(root / PINOS, PINOS, self.state, self.clock)
        for office in (self.jerez, self.pinos):
            record_some(office, 12)
        self.view, self.lane = Seen(), Inline()
        self.reception = Reception(self.state, self.view, self.lane)
        self.reception.open(period="2026-T3")

    def file(self, data: bytes, name: str) -> Path:
        """A file of the stick."""
        path = self.root / "usb" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    def arrive(self, office: Office) -> Path:
        """Hand a delivery in, and take it in."""
        path = self.file(hand_in(office), f"{office.institute}.captura")
        self.reception.take([path])
        return path

    def later(self, **delta: int) -> None:
        """Let time pass."""
        self.clock.now += dt.timedelta(**delta)

    def close(self) -> None:
        for office in (self.jerez, self.pinos, self.state):
            office.close()
