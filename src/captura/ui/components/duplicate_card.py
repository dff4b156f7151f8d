"""Two people side by side that may be one: what is the same, what differs, two answers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from captura.ui.components.announce import announce
from captura.ui.components.button import action_button
from captura.ui.components.card import Card
from captura.ui.components.label import IconLine, Label
from captura.ui.components.pair_grid import Pair, PairGrid
from captura.ui.look.measure import dp


class DuplicateCard(Card):
    """Stands beside the form, not over it; Ctrl+1 and Ctrl+2 answer."""

    same = Signal()
    different = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = IconLine("warn", "Puede que ya esté en el padrón", "h2", size=18)
        self.reason = Label("", "sub", wrap=True)
        self.grid = PairGrid()
        self.answer_same = action_button("usar_la_del_padron", self.same.emit, "primary")
        self.answer_other = action_button("es_otra", self.different.emit)
        self.note = Label("", "sub", wrap=True)
        for part in (self.heading, self.reason, self.grid, self.answer_same, self.answer_other):
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
        self.grid.show_pairs(pairs, "Esta", "En el padrón")
        self.setAccessibleName(f"Puede que ya esté en el padrón. {reason}")
        announce(self, self.accessibleName())
