"""Asks in one line why something goes back, what is observed, or until when; no dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from captura.ui.components import AskingBar, Button, FieldRow, Label
from captura.ui.look.measure import dp

LONGEST = 400
MISSING = "Escriba por qué: el instituto lo leerá en su acuse."


class ReturnBar(AskingBar):
    """`given(text)`: written and confirmed with Enter. between: what stands under the line."""

    given = Signal(str)

    def __init__(self, *between: QWidget) -> None:
        self._blank, self._missing = False, MISSING
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST)
        self.text.setFixedHeight(dp(32))
        self.field = FieldRow("Motivo", self.text, required=True)
        self.note = Label("", "sub", wrap=True)
        give = Button("Devolver", "primary", key="Return")
        super().__init__(self.field, *between, self.note, confirm=give)
        self.text.returnPressed.connect(self._give)
        give.clicked.connect(self._give)

    def ask(
        self,
        label: str,
        confirm: str,
        text: str = "",
        note: str = "",
        *,
        blank: bool = False,
        missing: str = MISSING,
    ) -> None:
        """Ask for it, with what was written before; `blank`: nothing is an answer too.

        missing: what is said where nothing was written and something has to be.
        """
        self._blank, self._missing = blank, missing
        self.field.label.setText(label)
        self.field.set_state("")
        self.text.setAccessibleName(label)
        self.confirm.set_words(confirm)
        self.note.setText(note or "Se escribe en el acuse, tal como está aquí.")
        self.text.setText(text)
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def write(self, text: str) -> None:
        """Put words in place of what stands in the line; they can be changed, and taken back."""
        self.text.selectAll()
        self.text.insert(text)
        self.text.setFocus()

    def _give(self) -> None:
        text = self.text.text().strip()
        if not text and not self._blank:
            self.field.set_state("bad", self._missing)
            return
        self.hide()
        self.given.emit(text)
