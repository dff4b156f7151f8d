"""Typing as a person does: by key events, accents and all (Qt's own helper knows ASCII only)."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type `text` into `widget`, letter by letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, _NONE, letter))


def press(widget: QWidget, key: str) -> None:
    """Press a portable key text such as ``Ctrl+Return`` or ``F8`` in `widget`."""
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def shown(widget: QWidget, width: int = 1366, height: int = 697) -> QWidget:
    """`widget` laid out, active and with the keyboard, as on the laptop's screen."""
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    for _ in range(3):
        QApplication.processEvents()
    return widget


def focus() -> QWidget:
    """The widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found
