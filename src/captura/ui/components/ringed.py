"""A button painted by us that shows a ring where the keyboard is, and none after a click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget


class Ringed(QAbstractButton):
    """As wide as there is room, of one height; `_ring` tells whether to paint the ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def focusInEvent(self, event: QFocusEvent) -> None:
        mouse = Qt.FocusReason.MouseFocusReason
        self._ring = event.reason() not in (mouse, Qt.FocusReason.ActiveWindowFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
