"""A part of a card that scrolls by itself and lets the card shine through."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollBox(QScrollArea):
    """Scrolls `inner` up and down only; `inner` must be able to be as narrow as the box."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        # After setWidget, which turns the filling on.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
