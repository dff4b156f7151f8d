"""A card in the middle of an empty window; it scrolls where the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from captura.ui.components.card import Backdrop
from captura.ui.components.label import Label
from captura.ui.look.measure import dp


class Centred(QScrollArea):
    """`foot`: a grey line under the card."""

    def __init__(self, card: QWidget, foot: str = "") -> None:
        super().__init__()
        inside = Backdrop()
        centre = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(inside)
        box.setContentsMargins(dp(16), dp(16), dp(16), dp(16))
        box.addStretch(2)
        box.addWidget(card, 0, centre)
        if foot:
            box.addWidget(Label(foot, "sub"), 0, centre)
        box.addStretch(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
