"""A bar that asks for one name, in the page and not over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from captura.ui import keys
from captura.ui.components import Button, Label
from captura.ui.components.layouts import fill
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp


class NameBar(QWidget):
    """Hidden until `ask`; Enter or the button calls `named(name)`, Esc gives up."""

    def __init__(self, words: str, save: str, named: Callable[[str], object]) -> None:
        super().__init__()
        self._named = named
        self.field = TextField()
        self.field.setMaxLength(40)
        self.field.setAccessibleName(words)
        self.field.setFixedWidth(dp(260))
        self.field.returnPressed.connect(self._save)
        save_it = Button(save, icon="check", key="Return", slot=self._save)
        key = keys.action("volver").key  # heard here alone, and not by what else shows
        leave = Button("Cancelar", key=key, slot=self.hide, heard=False)
        fill(QHBoxLayout(self), (Label(words, "field"), self.field, save_it, leave, None), 8)
        self.hide()

    def ask(self) -> None:
        """Show it, the cursor in it."""
        self.field.clear()
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        name = self.field.text().strip()
        if name:
            self.hide()
            self._named(name)
