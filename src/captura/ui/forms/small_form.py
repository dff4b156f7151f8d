"""Decides what every form of one card does: judge what was left, keep nothing with a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.records.draft import Draft
from captura.records.record import Record
from captura.records.rules import check
from captura.ui.forms.marks import Said, faults_of, marks_of
from captura.ui.lane import Run, Teller

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class MarkedView(Protocol):
    def show_marks(self, marks: Mapping[str, Said], first: str) -> None: ...
    def go_to_problem(self) -> None: ...


class SmallForm(Generic[R]):
    """One record; `done` when it is kept, removed or given up. Each kind says how it is kept."""

    view: MarkedView

    def __init__(
        self, office: Office, run: Run, tell: Teller, done: Callable[[], object], empty: R
    ) -> None:
        self.office, self.run, self.tell, self.done = office, run, tell, done
        self.draft: Draft[R] = Draft(empty, office.catalogues)
        self.left: set[str] = set()
        self._sent: Draft[R] | None = None

    def left_field(self, name: str) -> None:
        """From now on the problems of this field show."""
        self.left.add(name)
        self.view.show_marks(self._marks(everything=False), "")

    def _marks(self, *, everything: bool) -> dict[str, Said]:
        problems = check(self.draft.record, self.office.catalogues, self.office.today())
        return marks_of(problems, self.left, everything=everything)

    def save(self) -> None:
        """Keep it; what is missing shows first. Asked twice before the answer, it is kept once."""
        if self._sent is self.draft:
            return
        marks = self._marks(everything=True)
        if faults_of(self.draft.unreadable, marks):
            self.view.show_marks(marks, "")
            self.view.go_to_problem()
        else:
            self._sent = self.draft
            self._keep(self.draft.record)

    def _keep(self, record: R) -> None:
        raise NotImplementedError

    def _try(self, work: Callable[[], T]) -> Callable[[], T]:
        """Work that keeps the record; after a failure it may be asked for again."""

        def attempt() -> T:
            try:
                return work()
            except Exception:
                self._sent = None
                raise

        return attempt

    def _end(self, saved: Saved, title: str, folio: str) -> None:
        """Say what was done, and go."""
        self.tell.did(saved, title, folio)
        self.done()
