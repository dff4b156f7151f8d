"""Five groups of four digits, large, to read over the telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from captura.ui.components import Label, Sunken
from captura.ui.components.layouts import row


class Digits(Sunken):
    """`name` says whose digits these are to a screen reader."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self.label = Label("", "code")
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.body.addLayout(row(None, self.label, None))

    def show_digits(self, digits: str) -> None:
        """Show these."""
        self.label.setText(digits)
        self.label.setAccessibleName(f"{self._name}: {digits}")
