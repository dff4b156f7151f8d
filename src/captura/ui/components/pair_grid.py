"""Two people beside each other, value by value: what is the same, what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from captura.ui.components.card import Sunken
from captura.ui.components.label import Label, Picture
from captura.ui.components.layouts import clear
from captura.ui.look.measure import dp


@dataclass(frozen=True)
class Pair:
    """One line of the comparison; `same` None where one side is empty."""

    label: str
    this: str
    other: str
    same: bool | None


class PairGrid(Sunken):
    """A line a value: its name, one, a sign, the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(dp(8))
        self._grid.setVerticalSpacing(dp(6))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.body.addLayout(self._grid)

    def show_pairs(self, pairs: Sequence[Pair], this: str, other: str) -> None:
        """These lines, under the headings of the two sides."""
        clear(self._grid)
        self._grid.addWidget(Label(this, "cap", wrap=True), 0, 1)
        self._grid.addWidget(Label(other, "cap", wrap=True), 0, 3)
        top = Qt.AlignmentFlag.AlignTop
        for line, pair in enumerate(pairs, start=1):
            self._grid.addWidget(Label(pair.label, "cap"), line, 0, top)
            self._grid.addWidget(Label(pair.this, wrap=True), line, 1)
            if pair.same is not None:
                icon, token = ("check", "ok") if pair.same else ("arrow-right", "warn")
                sign = Picture(icon, token, 14)
                sign.setAccessibleName("igual" if pair.same else "distinto")
                self._grid.addWidget(sign, line, 2, top)
            self._grid.addWidget(Label(pair.other, wrap=True), line, 3)
