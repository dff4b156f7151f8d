"""Decides the form of one goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from captura.actions.office import Office
from captura.actions.plan_year import remove_goal, save_goal
from captura.actions.save_record import Saved
from captura.records.draft import Draft
from captura.records.meta_anual import MetaAnual
from captura.records.periods import Period
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.small_form import MarkedView, SmallForm
from captura.ui.lane import Run, Teller


class GoalView(MarkedView, Protocol):
    def show_form(
        self, title: str, draft: Draft[MetaAnual], choices: Mapping[str, Offered]
    ) -> None: ...


class GoalForm(SmallForm[MetaAnual]):
    """A goal of a year's plan."""

    view: GoalView

    def __init__(
        self, office: Office, view: GoalView, run: Run, tell: Teller, done: Callable[[], object]
    ) -> None:
        super().__init__(office, run, tell, done, MetaAnual())
        self.view = view

    def start(self, year: int, strategy: str | None = None) -> None:
        """A new goal of a year, of the POA and of a strategy unless she says otherwise."""
        fresh = MetaAnual(ejercicio=year, instrumento="POA", estrategia=strategy, frecuencia="TRI")
        self._bind(fresh, "Nueva meta")

    def open(self, record_id: str, field: str = "") -> None:
        """One already kept, the cursor in a field."""

        def show(found: MetaAnual | None) -> None:
            if found is None:
                self.tell.say("Esa meta ya no está", kind="warn")
                self.done()
                return
            self._bind(found, found.nombre or "Meta")
            if field:
                self.view.show_marks(self._marks(everything=True), field)

        self.run(lambda: self.office.store.get(MetaAnual, record_id), show)

    def _bind(self, goal: MetaAnual, title: str) -> None:
        self.draft, self.left = Draft(goal, self.office.catalogues), set()
        day = Period(goal.ejercicio, 1).first if goal.ejercicio else self.office.today()
        choices = choices_of(goal, self.office.catalogues, day, self.office.institute)
        self.view.show_form(title, self.draft, choices)
        self.view.show_marks({}, "")

    def _keep(self, record: MetaAnual) -> None:
        def kept(answer: tuple[MetaAnual, Saved]) -> None:
            self._end(answer[1], "Meta guardada", f"Folio {answer[0].folio}")

        self.run(self._try(lambda: save_goal(self.office, record)), kept)

    def remove(self) -> None:
        """Take the goal out; what named it stays, and the bar offers to undo it."""
        start = self.draft.start

        def gone(saved: Saved) -> None:
            self._end(saved, "Meta quitada", start.folio or "")

        self.run(lambda: remove_goal(self.office, start), gone)
