"""Two people side by side that may be one: what is the same, what differs, two answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from captura.ui.components.announce import announce
from captura.ui.components.button import action_button
from captura.ui.components.card import Card, Sunken
from captura.ui.components.label import IconLine, Label, Picture
from captura.ui.components.layouts import clear
from captura.ui.look.measure import dp


@dataclass(frozen=True)
class Pair:
    """One line of the comparison; `same` None where one side is empty."""

    label: str
    this: str
    other: str
    same: bool | None


class DuplicateCard(Card):
    """Stands beside the form, not over it; Ctrl+1 and Ctrl+2 answer."""

    same = Signal()
    different = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = IconLine("warn", "Puede que ya esté en el padrón", "h2", size=18)
        self.reason = Label("", "sub", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(dp(8))
        self._grid.setVerticalSpacing(dp(6))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        panel = Sunken()
        panel.body.addLayout(self._grid)
        self.answer_same = action_button("usar_la_del_padron", self.same.emit, "primary")
        self.answer_other = action_button("es_otra", self.different.emit)
        self.note = Label("", "sub", wrap=True)
        for part in (self.heading, self.reason, panel, self.answer_same, self.answer_other):
            self.body.addWidget(part)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.body.setSpacing(dp(8))
        widest = max(self.answer_same.sizeHint().width(), self.answer_other.sizeHint().width())
        self.setFixedWidth(max(dp(344), widest + 2 * dp(16) + 2))

    def show_pair(self, reason: str, pairs: Sequence[Pair], note: str = "") -> None:
        """Compare; `reason` says in a sentence why they look alike."""
        self.reason.setText(reason)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        clear(self._grid)
        self._grid.addWidget(Label("Esta", "cap"), 0, 1)
        self._grid.addWidget(Label("En el padrón", "cap"), 0, 3)
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
        self.setAccessibleName(f"Puede que ya esté en el padrón. {reason}")
        announce(self, self.accessibleName())
