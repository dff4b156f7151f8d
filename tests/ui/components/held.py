"""Components in a window, as they stand in the program."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import shown


def held(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """The window that shows them one under another."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(holder)
    widgets[0].kept = holder  # or the window goes with its last Python name
    return shown(holder, 500, 500)
