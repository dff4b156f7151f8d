"""Long work: how much, which step, how long still, and a way to cancel."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components.button import Button
from captura.ui.components.card import Card, Rule
from captura.ui.components.label import IconLine, Label
from captura.ui.components.layouts import column, row
from captura.ui.components.progress_bar import ProgressBar
from captura.ui.look.measure import dp


def time_left(seconds: float) -> str:
    """A modest guess in words; never more exact than it can be."""
    if seconds < 8:
        return "falta muy poco"
    if seconds < 90:
        return f"quedan unos {round(seconds / 10) * 10} segundos"
    return f"quedan unos {round(seconds / 60)} minutos"


class ProgressCard(Card):
    """`cancel_says` tells what cancelling does; Esc cancels while the card is visible."""

    cancelled = Signal()

    def __init__(
        self,
        title: str,
        cancel_says: str = "Si cancela, no se aplica nada y queda como estaba.",
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._clock, self._began, self._name = clock, clock(), title
        self.count = Label("", "strong")
        self.right.addWidget(self.count)
        self.bar = ProgressBar(title)
        self.step = Label("Preparando…", "sub", wrap=True)
        self.left = Label("", "sub")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(dp(8))
        self.cancel = Button("Cancelar", icon="x", key="Esc", slot=self._cancel)
        self._says = Label(cancel_says, "sub", wrap=True)
        self.body.setSpacing(dp(8))
        self.body.addWidget(self.bar)
        self.body.addLayout(row(self.step, self.left))
        self.body.addWidget(Rule())
        self.body.addLayout(self.lines)
        foot = row(column(None, self._says, None, gap=0), self.cancel, gap=24)
        foot.setStretch(0, 1)
        self.body.addLayout(foot)
        self.setMaximumWidth(dp(720))

    def start(self) -> None:
        """Begin to count the time anew."""
        self._began = self._clock()
        self.cancel.setEnabled(True)

    def set_progress(self, done: int, total: int, step: str = "") -> None:
        """Show `done` of `total`, and what is being done."""
        self.bar.set_value(done, total)
        self.count.setText(f"{done:,} de {total:,}" if total else "")
        if step:
            self.step.setText(step)
        spent = self._clock() - self._began
        known = total and done and spent > 2
        self.left.setText(time_left(spent / done * (total - done)) if known else "")

    def add_line(self, kind: str, text: str) -> None:
        """Add one line of what has come out so far: ok, warn, bad or info."""
        self.lines.addWidget(IconLine(kind, text))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.step.setText("Cancelando…")
        self.cancelled.emit()
