"""Decides the small form of a support given to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, delete_record, save_record
from captura.records.apoyo import Apoyo
from captura.records.draft import Draft
from captura.store.queries.progress import goals_offered
from captura.store.queries.supports import activities_near
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.small_form import MarkedView, SmallForm
from captura.ui.lane import Run, Teller


class SupportView(MarkedView, Protocol):
    def show_form(
        self, title: str, draft: Draft[Apoyo], choices: Mapping[str, Offered]
    ) -> None: ...
    def show_goals(self, goals: Offered) -> None: ...
    def show_activities(self, activities: Offered) -> None: ...


class Support(SmallForm[Apoyo]):
    """A support of one person."""

    view: SupportView

    def __init__(
        self, office: Office, view: SupportView, run: Run, tell: Teller, done: Callable[[], object]
    ) -> None:
        super().__init__(office, run, tell, done, Apoyo())
        self.view = view

    def start(self, persona_id: str) -> None:
        """A new support, given today unless she says otherwise."""
        self._bind(Apoyo(persona=persona_id, fecha=self.office.today()), "Registrar apoyo")

    def open(self, record_id: str) -> None:
        """One already kept."""

        def show(found: Apoyo | None) -> None:
            if found is not None:
                self._bind(found, f"Apoyo {found.folio or ''}".strip())

        self.run(lambda: self.office.store.get(Apoyo, record_id), show)

    def _bind(self, apoyo: Apoyo, title: str) -> None:
        self.draft, self.left = Draft(apoyo, self.office.catalogues), set()
        day = apoyo.fecha or self.office.today()
        choices = choices_of(apoyo, self.office.catalogues, day, self.office.institute)
        self.view.show_form(title, self.draft, choices | {"meta": [], "actividad": []})
        store, held = self.office.store, apoyo.actividad or ""
        self.run(lambda: goals_offered(store, day.year), self.view.show_goals)
        self.run(lambda: activities_near(store, day.isoformat(), held), self.view.show_activities)
        self.view.show_marks({}, "")

    def _keep(self, record: Apoyo) -> None:
        whole = replace(record, estado_registro=VALID)

        def kept(answer: tuple[Apoyo, Saved]) -> None:
            self._end(answer[1], "Apoyo guardado", f"Folio {answer[0].folio}")

        self.run(self._try(lambda: save_record(self.office, whole)), kept)

    def remove(self) -> None:
        """Take a support out; the bar offers to undo it."""
        start = self.draft.start
        if not start.id:
            self.done()
            return

        def gone(saved: Saved) -> None:
            self._end(saved, "Apoyo quitado", start.folio or "")

        self.run(lambda: delete_record(self.office, start), gone)
