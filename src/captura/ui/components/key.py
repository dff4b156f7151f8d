"""A key cap: shows which key does it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from captura.ui import keys
from captura.ui.look.measure import dp


class Key(QLabel):
    """The cap of a portable key text: ``Key("Ctrl+K")``, ``Key("Return")`` shows ↵."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(keys.cap(key), parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(dp(20))
        self.setMinimumWidth(dp(24))
