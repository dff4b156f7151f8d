"""Enter leads to the next field, Shift+Enter to the one before."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class EnterMovesOn(QObject):
    """An event filter for editors; not for many-line texts, buttons or tables."""

    def watch(self, *editors: QWidget) -> None:
        """Have Enter move on in each of `editors`."""
        for editor in editors:
            editor.installEventFilter(self)
            if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
                line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _ENTER or event.modifiers() & ~_PLAIN:
            return False  # Ctrl+Enter belongs to the form
        if not isinstance(watched, QWidget):
            return False
        owner = watched.parent()
        editor = owner if isinstance(owner, QComboBox) else watched
        ahead = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return bool(editor.focusNextPrevChild(ahead))
