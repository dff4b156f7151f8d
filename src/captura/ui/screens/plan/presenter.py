"""Decides what the plan shows, and where each of its figures leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from captura.actions.office import Office
from captura.actions.plan_year import Goal, YearPlan, clone_plan, records_behind, year_plan
from captura.actions.printed_figures import Found
from captura.actions.save_record import Saved
from captura.records.roles import allows
from captura.store.queries.printed import Since
from captura.store.queries.progress import Behind
from captura.ui.lane import Run, Teller
from captura.ui.printed_codes import find_printed
from captura.ui.screens.entregas.gathered import INFO, Item, place_of
from captura.ui.wording import counted

_IN_THE_BIN = "Búsquelo en «Papelera y cambios», donde queda 90 días."


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_plan(self, plan: YearPlan) -> None: ...
    def show_behind(self, goal: Goal, quarter: int, rows: Sequence[Behind]) -> None: ...
    def show_unplanned(self, rows: Sequence[Behind]) -> None: ...
    def show_printed(self, found: Found) -> None: ...


class Place(Teller, Protocol):
    """Says what was done, and leads to a screen (the Desk does it)."""

    def go(self, screen: str, **where: object) -> None: ...


class PlanPresenter:
    """One year at a time; read anew each time the screen shows."""

    def __init__(self, view: View, office: Office, run: Run, desk: Place) -> None:
        self.view, self.office, self.run, self.desk = view, office, run, desk
        self.year = office.today().year
        self.plans = allows(office.role, "planear")
        self.reads = allows(office.role, "leer")
        self.plan: YearPlan | None = None

    def years(self) -> list[tuple[str, str]]:
        """The years that may be planned or looked at, the next one first."""
        this = self.office.today().year
        return [(str(year), str(year)) for year in range(this + 1, this - 4, -1)]

    def this_year(self) -> int:
        """Back to the running year."""
        self.year = self.office.today().year
        return self.year

    def choose(self, year: int) -> None:
        """Another year."""
        self.year = year
        self.read()

    def read(self, then: Callable[[], object] = lambda: None) -> None:
        """Count and show, then do what is asked."""
        year = self.year

        def show(plan: YearPlan) -> None:
            self.plan = plan
            self.view.show_plan(plan)
            then()

        self.run(lambda: year_plan(self.office, year), show)

    def clone(self) -> None:
        """Begin the year with last year's goals."""
        year = self.year

        def done(answer: tuple[int, Saved]) -> None:
            count, saved = answer
            if not count:
                self.desk.say(f"No hay metas de {year - 1} por copiar", kind="info")
                return
            words = f"{counted(count, 'meta', 'metas')} de {year - 1}; revise sus cantidades."
            self.desk.did(saved, f"Plan de {year} empezado", words)

        self.run(lambda: clone_plan(self.office, year), done)

    def behind(self, goal: Goal, quarter: int = 0) -> None:
        """The records of a figure, for who may read them."""
        if not self.reads:
            return
        year = self.year
        self.run(
            lambda: records_behind(self.office, goal.row, year, quarter),
            lambda rows: self.view.show_behind(goal, quarter, rows),
        )

    def unplanned(self) -> None:
        """The activities that count for no goal."""
        if self.plan is not None and self.reads:
            self.view.show_unplanned(self.plan.unplanned)

    def find(self, code: str) -> None:
        """What a figure on paper counted, by the code that was typed."""
        find_printed(self.office, self.run, self.desk, code, self.view.show_printed)

    def follow(self, one: Behind | Since) -> None:
        """Go where a record stands; of one that went, say where to look."""
        if isinstance(one, Since) and one.gone:
            self.desk.say("Ese registro ya no está", _IN_THE_BIN, kind="info")
            return
        item = Item(INFO, "", "", "", one.type, one.id, "")
        self.run(lambda: place_of(self.office, item), lambda found: self._go(*found))

    def _go(self, screen: str, where: dict[str, str]) -> None:
        self.desk.go(screen, **where)
