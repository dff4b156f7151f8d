"""Decides what the reception shows and does: who handed in, what arrived, what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from captura.actions.decide import Decided, decide
from captura.actions.issue_receipt import Issued, issue_receipt, issue_receipts
from captura.actions.office import Office
from captura.records.periods import Period, period_of, read_period
from captura.store.queries.packages import package_rows
from captura.ui.screens.recepcion.board import Standings, read_standings
from captura.ui.screens.recepcion.deliveries import (
    UNDECIDED,
    ArrivalLine,
    Delivery,
    read_arrivals,
    read_delivery,
)
from captura.ui.screens.recepcion.examine import Examined, examine
from captura.ui.screens.recepcion.intake import Outcome, take_file, take_files
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.wording import DECIDED

if TYPE_CHECKING:
    from captura.ui.lane import Lane, Stop

DAYS_AFTER = 45  # after a quarter ends its deliveries are what one works on


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_standings(self, standings: Standings) -> None: ...
    def show_arrivals(self, lines: Sequence[ArrivalLine], chosen: str) -> None: ...
    def show_examined(self, package: str, examined: Examined) -> None: ...
    def show_delivery(self, delivery: Delivery | None, marks: Marks) -> None: ...
    def show_progress(self, done: int, total: int, step: str) -> None: ...
    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None: ...
    def show_decided(self, delivery: Delivery, decided: Decided) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def hand_over(self, issued: Issued, *, printed: bool) -> None: ...
    def show_saved(self, count: int, folder: Path) -> None: ...
    def fail(self, error: Exception) -> None: ...


class Reception:
    """The presenter of the reception; marks and places last as long as the screen."""

    def __init__(self, office: Office, view: View, lane: Lane) -> None:
        self.office, self.view, self.lane = office, view, lane
        self.period = due_period(office)
        self.only_undecided = True
        self.chosen = ""
        self.delivery: Delivery | None = None
        self.arrivals: list[ArrivalLine] = []
        self.examined: dict[str, Examined] = {}
        self._marks: dict[str, Marks] = {}
        self._running: Stop | None = None
        self._busy = False

    # what is here -----------------------------------------------------------------------------

    def open(self, period: str = "", institute: str = "", package: str = "") -> None:
        """Go to a period, and in it to an institute's last delivery or to one package."""
        if period:
            self.period = read_period(period)
        self.chosen = package or self.chosen
        self.read(institute)

    def read(self, institute: str = "") -> None:
        """Read board and list again."""
        period = self.period
        self.lane.run(
            lambda: (read_standings(self.office, period), read_arrivals(self.office, period)),
            lambda found: self._listed(found, institute),
        )

    def _listed(self, found: tuple[Standings, list[ArrivalLine]], institute: str) -> None:
        standings, self.arrivals = found
        self.view.show_standings(standings)
        if institute:
            own = (line.package for line in self.arrivals if line.institute == institute)
            self.chosen = next(own, "")
        self._show_list()
        self._examine_next()

    def shown(self) -> list[ArrivalLine]:
        """The deliveries of the list as it is filtered now."""
        if not self.only_undecided:
            return self.arrivals
        return [
            line for line in self.arrivals if line.state in UNDECIDED or line.package == self.chosen
        ]

    def waiting(self) -> int:
        """How many deliveries wait for a decision."""
        return sum(line.state in UNDECIDED for line in self.arrivals)

    def filter(self, only_undecided: bool) -> None:
        """Show what waits for a decision, or everything that arrived."""
        self.only_undecided = only_undecided
        self._show_list()

    def _show_list(self) -> None:
        lines = self.shown()
        known = {line.package for line in lines}
        if self.chosen not in known:
            self.chosen = lines[0].package if lines else ""
        self.view.show_arrivals(lines, self.chosen)
        self.choose(self.chosen)

    def choose(self, package_id: str) -> None:
        """Show one delivery below the list."""
        self.chosen = package_id
        if not package_id:
            self._show(None)
            return
        self.lane.run(lambda: read_delivery(self.office, package_id), self._arrived_now)

    def choose_institute(self, institute: str) -> None:
        """Show the last delivery of a municipality, or that it sent none."""
        found = next((one.package for one in self.arrivals if one.institute == institute), "")
        if found:
            self.chosen = found
            self._show_list()

    def _arrived_now(self, delivery: Delivery | None) -> None:
        if delivery is None or delivery.package == self.chosen:
            self._show(delivery)

    def _show(self, delivery: Delivery | None) -> None:
        self.delivery = delivery
        self.view.show_delivery(delivery, self.marks)

    @property
    def marks(self) -> Marks:
        """What is noted on the chosen delivery."""
        return self._marks.setdefault(self.chosen, Marks())

    def _examine_next(self) -> None:
        """Look at the undecided deliveries one after the other, so that nothing else waits long."""
        waits = (line.package for line in self.arrivals if line.state == "pending")
        following = next((one for one in waits if one not in self.examined), None)
        if following is not None:
            self.lane.run(
                lambda: examine(self.office, following),
                lambda found: self._examined(following, found),
            )

    def _examined(self, package_id: str, found: Examined) -> None:
        self.examined[package_id] = found
        self.view.show_examined(package_id, found)
        self._examine_next()

    # taking in --------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and folders in; cancelling keeps what was taken in so far."""
        if self._busy or not paths:
            return
        self._busy = True
        self.view.show_progress(0, 0, "Buscando los paquetes…")
        self._running = self.lane.run_long(
            lambda running: take_files(self.office, paths, running),
            self._taken,
            self.view.show_progress,
            self._not_taken,
        )

    def cancel(self) -> None:
        """Stop after the file that is being checked."""
        if self._busy and self._running is not None:
            self._running.cancel()

    def open_protected(self, outcome: Outcome, password: str) -> None:
        """Try a workbook again with its password."""
        self.lane.run(
            lambda: take_file(self.office, outcome.path, password), lambda one: self._taken([one])
        )

    def _taken(self, outcomes: Sequence[Outcome]) -> None:
        self._busy = False
        arrived = [one.package for one in outcomes if one.package]
        for package_id in arrived:
            self.examined.pop(package_id, None)
        self.view.show_outcomes(outcomes)
        if arrived:
            self.chosen = arrived[0]
        self._go_to_arrived(arrived)

    def _go_to_arrived(self, arrived: Sequence[str]) -> None:
        """The period of what arrived, if nothing of it is of the one that shows."""

        def periods() -> list[str]:
            from captura.store.queries.packages import package

            found = (package(self.office.store, one) for one in arrived)
            return [one.period for one in found if one is not None and one.period]

        def go(found: list[str]) -> None:
            if found and str(self.period) not in found:
                self.period = read_period(found[0])
            self.read()

        self.lane.run(periods, go)

    def _not_taken(self, error: Exception) -> None:
        self._busy = False
        self.view.show_outcomes([])
        self.view.fail(error)

    # deciding ---------------------------------------------------------------------------------

    def accept(self) -> None:
        """Accept what is not marked to go back; the observations go with it."""
        marks = self.marks
        self._decide(dict(marks.returned))

    def return_all(self, reason: str) -> None:
        """Send every undecided row back for one reason."""
        delivery = self.delivery
        if delivery is None or not reason.strip():
            return
        package_id = delivery.package

        def every() -> Mapping[str, str]:
            rows = package_rows(self.office.store, package_id, state="pending")
            return {row.id: reason.strip() for row in rows}

        self.lane.run(every, self._decide)

    def _decide(self, returned: Mapping[str, str]) -> None:
        delivery, remarks = self.delivery, list(self.marks.remarks.values())
        if delivery is None or not delivery.pending:
            return
        self.view.show_busy(True)
        self.lane.run(
            lambda: decide(self.office, delivery.package, returned, remarks),
            lambda decided: self._decided(delivery, decided),
            self._undecided,
        )

    def _decided(self, delivery: Delivery, decided: Decided) -> None:
        self._marks.pop(delivery.package, None)
        self.examined.pop(delivery.package, None)
        self.view.show_busy(False)
        self.view.show_decided(delivery, decided)
        self.read()

    def _undecided(self, error: Exception) -> None:
        self.view.show_busy(False)
        self.view.fail(error)

    # the acuse --------------------------------------------------------------------------------

    def receipt(self, *, printed: bool = False) -> None:
        """Make the acuse of the chosen delivery, to save it or to print its page."""
        delivery = self.delivery
        if delivery is not None and delivery.decided:
            self.lane.run(
                lambda: issue_receipt(self.office, delivery.package),
                lambda issued: self.view.hand_over(issued, printed=printed),
            )

    def receipts(self, folder: Path) -> None:
        """The acuses of all that was decided of the period, into a folder."""
        decided = [one.package for one in self.arrivals if one.state in DECIDED]
        self.lane.run(
            lambda: issue_receipts(self.office, decided, folder),
            lambda count: self.view.show_saved(count, folder),
            self.view.fail,
        )


def due_period(office: Office) -> Period:
    """The period whose deliveries come in now: the last quarter, for some weeks after its end."""
    today = office.today()
    now = period_of(today)
    return now.shift(-1) if (today - now.first).days < DAYS_AFTER else now


def period_choices(office: Office) -> list[tuple[str, str]]:
    """The periods one may look at: from two years back to the present one, newest first."""
    now = period_of(office.today())
    return [(str(now.shift(-back)), now.shift(-back).label) for back in range(9)]


__all__ = ["Reception", "View", "due_period", "period_choices"]
