"""What the state observed on a record, and the institute's answer to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from captura.actions.answer import answer
from captura.actions.office import Office
from captura.records.fields import fields_of
from captura.records.registry import RECORDS
from captura.store.queries.known import answer_to
from captura.store.queries.observations import observations
from captura.ui.lane import Run, Teller

CLOSED = "closed"


@dataclass(frozen=True)
class Note:
    """One observation: the field it speaks of, its words, and the answer given so far."""

    id: str
    field: str | None
    where: str
    text: str
    answer: str


class NotesView(Protocol):
    def show_notes(self, notes: Sequence[Note]) -> None: ...


class Notes:
    """The open observations of one record."""

    def __init__(self, office: Office, view: NotesView, run: Run, tell: Teller) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.type, self.id = "", ""
        self.after: Callable[[], object] = lambda: None

    def read(self, record_type: str, record_id: str) -> None:
        """Show the observations of a record; none for a record that isn't kept yet."""
        self.type, self.id = record_type, record_id
        if not record_id:
            self.view.show_notes([])
            return
        self.run(lambda: self._notes(record_type, record_id), self.view.show_notes)

    def _notes(self, record_type: str, record_id: str) -> list[Note]:
        labels = {field.name: field.label for field in fields_of(RECORDS[record_type])}
        found = []
        for row in observations(self.office.store, record=record_id):
            if row.state == CLOSED:
                continue
            given = answer_to(self.office.store, record_id, row.id)
            where = labels.get(row.field or "", "Todo el registro")
            found.append(
                Note(row.id, row.field, where, row.text, (given.texto or "") if given else "")
            )
        return found

    def reply(self, note: Note, text: str) -> None:
        """Keep an answer; it travels with the next delivery."""
        text = text.strip()
        if not text or text == note.answer:
            return
        record_type, record_id = self.type, self.id

        def done(saved: object) -> None:
            self.tell.did(saved, "Respuesta guardada", "Viaja con la próxima entrega.")  # type: ignore[arg-type]
            self.read(record_type, record_id)

        self.run(
            lambda: answer(self.office, record_type, record_id, note.field, note.id, text), done
        )
