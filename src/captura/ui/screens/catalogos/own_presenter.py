"""Decides the institute's own words: what it writes in open fields, and one spelling for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from captura.actions.change_many import Changed, respell
from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.kind import clean
from captura.store.queries.written import WRITTEN, Written, written
from captura.ui.lane import Lane, Teller
from captura.ui.wording import counted

_TITLES = ("Responsables o ponentes", "Sedes", "Otras localidades", "Otras instituciones")
PLURALS = dict(zip(WRITTEN, _TITLES, strict=True))


class View(Protocol):
    """What the presenter asks of the card."""

    def show_words(self, words: Sequence[Written]) -> None:
        """The texts of the chosen field, the most used first."""

    def show_refused(self, message: str) -> None:
        """Say at the field why it can't be so."""


class OwnWords:
    """One open field of the activities at a time."""

    def __init__(self, office: Office, view: View, lane: Lane, tell: Teller) -> None:
        self.office, self.view, self.lane, self.tell = office, view, lane, tell
        self.field = WRITTEN[0]

    def choose(self, field: str) -> None:
        """Show what was written in another field."""
        self.field = field
        self.read()

    def read(self) -> None:
        """Read it again."""
        field = self.field
        self.lane.run(
            lambda: written(self.office.store, field),
            lambda words: self.view.show_words(words) if field == self.field else None,
        )

    def change(self, old: str, new: str) -> None:
        """Write `new` wherever `old` stands; one undo takes all of it back."""
        new, field = clean(new).strip(), self.field
        problem = field_of(Actividad, field).problem(new) if new else "Escriba cómo debe decir."
        if problem:
            self.view.show_refused(problem)
            return

        def work() -> Changed:
            return respell(self.office, field, old, new)

        def done(changed: Changed) -> None:
            many = counted(changed.count, "actividad", "actividades")
            refused = [f"{count} no: {why}" for why, count in changed.refused.items()]
            if changed.count:
                said = " ".join([f"En {many}.", *refused])
                self.tell.did(changed.saved, f"Ahora dice «{new}»", said)
            else:
                self.tell.say("No se cambió nada", " ".join(refused), kind="warn")
            self.read()

        self.lane.run(work, done)
