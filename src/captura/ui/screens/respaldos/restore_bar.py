"""Asks for the passphrase before a backup takes the place of everything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import Button, FieldRow, IconLine, Label, Sunken, row
from captura.ui.components.layouts import fill
from captura.ui.forms.passphrase_field import PassphraseField

SAYS = (
    "Lo que hay ahora no se borra: queda apartado en esta computadora y también se puede "
    "restaurar. Este equipo será nuevo para la coordinación: pida otra vez su alta. Captura se "
    "cierra un momento y vuelve a la entrada."
)


class RestoreBar(QWidget):
    """`confirmed(passphrase)` and `left`."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "strong", wrap=True)
        self.phrase = PassphraseField()
        self.phrase_row = FieldRow("Su frase de cuando se hizo", self.phrase, required=True)
        self.phrase.returnPressed.connect(self._confirm)
        self.restore = Button("Restaurar", "danger", icon="rotate-ccw", slot=self._confirm)
        self.leave = Button("Cancelar", icon="x", key="Esc", slot=self.left.emit)
        panel = Sunken(
            self.title,
            IconLine("warn", SAYS, "sub", wrap=True),
            self.phrase_row,
            row(None, self.leave, self.restore),
        )
        fill(QVBoxLayout(self), (panel,), 0)
        self.hide()

    def ask(self, title: str) -> None:
        """Show it, empty."""
        self.title.setText(title)
        self.phrase.clear()
        self.phrase_row.set_state("")
        self.show()
        self.phrase.setFocus()

    def show_wrong(self, sentence: str) -> None:
        """Beside the passphrase."""
        self.phrase_row.set_state("bad", sentence)
        self.phrase.setFocus()

    def _confirm(self) -> None:
        self.confirmed.emit(self.phrase.text())
