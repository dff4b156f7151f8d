"""The strip over every screen of practice: what it is, the exercises, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from captura.records.practice import MARK
from captura.ui.components.button import Button
from captura.ui.components.label import Label, Picture
from captura.ui.look.measure import dp


class PracticeStrip(QFrame):
    """Low, and always there; the lock has it too, the safe screen alone goes without."""

    def __init__(self, exercises: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(MARK)
        self.words = Label(MARK, "strong")
        self.exercises = Button("Ejercicios", "link", slot=exercises)
        self.leave = Button("Salir de la práctica", "link", slot=leave)
        box = QHBoxLayout(self)
        box.setContentsMargins(dp(24), 0, dp(24), 0)
        box.setSpacing(dp(16))
        box.addWidget(Picture("graduation-cap", "warn", 18))
        box.addWidget(self.words)
        box.addStretch(1)
        box.addWidget(self.exercises)
        box.addWidget(self.leave)
        self.setFixedHeight(dp(32))
