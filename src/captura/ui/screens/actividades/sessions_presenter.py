"""Decides which session of an activity shows, and how its day and hours are corrected."""

from __future__ import annotations

from collections.abc import Sequence

from captura.actions.office import Office
from captura.actions.save_record import Saved, save_record
from captura.records.draft import Draft
from captura.records.sesion import Sesion
from captura.ui.lane import Run, Teller
from captura.ui.screens.actividades.form_protocol import ActivityView


class Sessions:
    """All of the activity that is open, and the one that people are put on."""

    def __init__(self, office: Office, view: ActivityView, run: Run, tell: Teller) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.all: Sequence[Sesion] = ()
        self.chosen: Sesion | None = None

    def put(self, sessions: Sequence[Sesion], chosen: str = "") -> None:
        """These from now on; the chosen one by its id, else the first."""
        self.all = sessions
        found = (one for one in sessions if one.id == chosen)
        self.chosen = next(found, None) or next(iter(sessions), None)

    def show(self) -> None:
        """Show them as they are."""
        self.view.show_sessions(self.all, self.chosen)

    def choose(self, session_id: str) -> None:
        """Another session of the same activity."""
        self.chosen = next((one for one in self.all if one.id == session_id), self.chosen)
        self.show()

    def keep(self, kept: Sesion) -> None:
        """A session was changed beside the form."""
        self.all = [kept if one.id == kept.id else one for one in self.all]
        self.chosen = next((one for one in self.all if one.id == kept.id), self.chosen)

    def change(self, name: str, text: str) -> str | None:
        """Change day or hours of the one that shows; the sentence of what is wrong, or None."""
        if self.chosen is None:
            return None
        draft = Draft(self.chosen, self.office.catalogues)
        problem = draft.set(name, text)
        if problem or not draft.changed:
            return problem
        changed = draft.record

        def done(answer: tuple[Sesion, Saved]) -> None:
            kept, saved = answer
            self.keep(kept)
            self.show()
            self.tell.did(saved, f"Sesión {kept.numero} corregida")

        self.run(lambda: save_record(self.office, changed), done)
        return None
