"""The state's observations as messages, each with a box for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from captura.actions.office import Office
from captura.ui.components import Button, InlineMessage, row
from captura.ui.components.layouts import clear
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.personas.notes_presenter import Note, Notes


class NotesView(QFrame):
    """Empty and hidden while nothing is observed. `go(field)` leads to the observed field."""

    def __init__(
        self, office: Office, run: Run, tell: Teller, go: Callable[[str], object] | None = None
    ) -> None:
        super().__init__()
        self.presenter = Notes(office, self, run, tell)
        self._go = go
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(dp(8))
        self.hide()

    def read(self, record_type: str, record_id: str) -> None:
        """Show what is observed on a record."""
        self.presenter.read(record_type, record_id)

    def show_notes(self, notes: Sequence[Note]) -> None:
        clear(self._box)
        for note in notes:
            self._box.addWidget(self._message(note))
        self.setVisible(bool(notes))

    def _message(self, note: Note) -> QWidget:
        reply = QLineEdit(note.answer)
        reply.setPlaceholderText("Su respuesta, para la coordinación")
        reply.setAccessibleName(f"Respuesta a lo observado en {note.where}")
        reply.setFixedSize(dp(280), dp(32))
        reply.setMaxLength(500)
        keep = Button(
            "Responder",
            slot=lambda: self.presenter.reply(note, reply.text()),
            name=f"Responder lo observado en {note.where}",
        )
        reply.returnPressed.connect(keep.click)
        actions = [reply, keep]
        if self._go is not None and note.field:
            field, go = note.field, self._go
            actions.insert(0, Button("Ir al campo", icon="arrow-right", slot=lambda: go(field)))
        title = f"La coordinación observó: {note.where}"
        return InlineMessage("info", title, note.text, actions=[_together(actions)])


def _together(parts: Sequence[QWidget]) -> QWidget:
    holder = QFrame()
    holder.setLayout(row(*parts))
    return holder
