"""Says what is about to be done before it is; no dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import Button, Label, Sunken, row
from captura.ui.components.layouts import fill


class ConfirmBar(QWidget):
    """`confirmed`: go on. `left`: no. `asking(bool)`: it shows, or no longer."""

    confirmed = Signal()
    left = Signal()
    asking = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "strong")
        self.text = Label("", wrap=True)
        self.confirm = Button("Cerrar", "primary", key="Return", slot=self._confirm)
        self.cancel = Button("Cancelar", icon="x", key="Esc", slot=self._leave)
        panel = Sunken(self.title, self.text, row(None, self.cancel, self.confirm))
        fill(QVBoxLayout(self), (panel,), 0)
        self.hide()

    def ask(self, title: str, text: str) -> None:
        """Show it; Enter goes on, Esc doesn't."""
        self.title.setText(title)
        self.text.setText(text)
        self.show()
        self.confirm.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asking.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asking.emit(False)

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
