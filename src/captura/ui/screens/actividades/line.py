"""The one line of a list: a CURP, a name, or a scanner's reading; Enter never leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from captura.ui import keys
from captura.ui.look.measure import dp


class AttendanceLine(QLineEdit):
    """`entered(text)`, `moved(±1)`, and the keys that act from here: F2, F3, Ctrl+Mayús+V.

    Keys are taken as key presses and not as shortcuts, so that they mean what they mean in the
    list even where the window gives F2 another meaning.
    """

    entered = Signal(str)
    moved = Signal(int)
    new_asked = Signal()
    without_curp_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(32))
        self.setMaxLength(400)  # a QR code of the CURP holds names and dates too
        self.setAccessibleName("CURP o nombre")
        self.setPlaceholderText("Escriba o lea con el lector")
        taken = {
            "nueva_persona": self.new_asked,
            "sin_curp": self.without_curp_asked,
            "pegar_excel": self.paste_asked,
        }
        self._taken = {_combination(keys.action(name).key): said for name, said in taken.items()}

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() in self._taken:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        said = self._taken.get(event.keyCombination())
        if said is not None:
            said.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _plain(event):
            self.entered.emit(self.text())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _combination(key: str) -> QKeyCombination:
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    return combination


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
