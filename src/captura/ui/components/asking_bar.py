"""A panel in the page that asks something, and no dialog: its button answers, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components.button import Button
from captura.ui.components.card import Sunken
from captura.ui.components.layouts import fill, row


class AskingBar(QWidget):
    """Hidden until it asks. `left`: closed without an answer.

    `asking(bool)`: it shows, or no longer; what else hears Esc must keep silent meanwhile.
    """

    left = Signal()
    asking = Signal(bool)

    def __init__(self, *parts: QWidget, confirm: Button) -> None:
        super().__init__()
        self.confirm = confirm
        self.cancel = Button("Cancelar", icon="x", key="Esc", slot=self._leave)
        panel = Sunken(*parts, row(None, self.cancel, self.confirm))
        fill(QVBoxLayout(self), (panel,), 0)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asking.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asking.emit(False)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
