"""Decides what the panel of exercises shows: which is open, what is done, what may be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captura.actions.office import Office
from captura.actions.practice.coordination import answer_delivery
from captura.actions.practice.exercises import EXERCISES, Exercise, done_steps
from captura.actions.practice.listed import sample_list
from captura.ui.lane import Run


@dataclass(frozen=True)
class Shown:
    """Every exercise with how many of its steps are done; open: the one whose steps show."""

    done: frozenset[str]
    open: int

    def count(self, exercise: Exercise) -> int:
        return sum(step.name in self.done for step in exercise.steps)

    def is_done(self, exercise: Exercise) -> bool:
        return self.count(exercise) == len(exercise.steps)


class ExercisesView(Protocol):
    """What the presenter asks of the panel."""

    def show_exercises(self, shown: Shown) -> None: ...
    def ask_folder(self) -> str: ...
    def copy(self, text: str) -> None: ...
    def say(self, title: str, text: str) -> None: ...


class Presenter:
    """`look` reads again what is done; steps are seen from what is kept, wherever it was done."""

    def __init__(
        self, view: ExercisesView, office: Office, run: Run, go: Callable[[str], None]
    ) -> None:
        self._view, self._office, self._run, self.go = view, office, run, go
        self._chosen: int | None = None
        self.done: frozenset[str] | None = None

    def look(self) -> None:
        """See what is done now."""
        office = self._office
        self._run(lambda: done_steps(office), self._seen)

    def choose(self, number: int) -> None:
        """Open another exercise."""
        self._chosen = number
        self._show()

    def copy_list(self) -> None:
        """The sample list, as copied from Excel."""
        self._view.copy(sample_list())
        self._view.say("Lista copiada", "Abra la lista de su actividad y péguela.")

    def ask_receipt(self) -> None:
        """The acuse of the last delivery, into a folder that she chooses."""
        folder, office = self._view.ask_folder(), self._office
        if folder:
            self._run(lambda: answer_delivery(office, Path(folder)), self._answered)

    def _answered(self, path: Path) -> None:
        self._view.say("La coordinación mandó su acuse", f"{path.name}. Léalo en Entregas.")

    def _seen(self, done: frozenset[str]) -> None:
        fresh = done - self.done if self.done is not None else frozenset()
        if done == self.done:
            return
        self.done = done
        for exercise in EXERCISES:
            names = {step.name for step in exercise.steps}
            if names & fresh and names <= done:
                self._chosen = None  # on to the next
                self._view.say("Ejercicio hecho", exercise.title)
        self._show()

    def _show(self) -> None:
        done = self.done or frozenset()
        left = (n for n, one in enumerate(EXERCISES) if not {s.name for s in one.steps} <= done)
        at = next(left, 0) if self._chosen is None else self._chosen
        self._view.show_exercises(Shown(done, at))
