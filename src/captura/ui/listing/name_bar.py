"""A bar that asks for one name, in the page and not over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

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
        self._words, self._save_words, self._named = words, save, named
        self.hide()

    @cached_property
    def field(self) -> TextField:
        """What is typed in, with its buttons; made when first asked."""
        field = TextField()
        field.setMaxLength(40)
        field.setAccessibleName(self._words)
        field.setFixedWidth(dp(260))
        field.returnPressed.connect(self._save)
        save = Button(self._save_words, icon="check", key="Return", slot=self._save)
        key = keys.action("volver").key  # heard here alone, and not by what else shows
        leave = Button("Cancelar", key=key, slot=self.hide, heard=False)
        fill(QHBoxLayout(self), (Label(self._words, "field"), field, save, leave, None), 8)
        return field

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
