"""What shows while the practice is made or opened: how far it is, and a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from captura.errors import CapturaError
from captura.ui.components import Backdrop, Button, Centred, InlineMessage, ProgressCard
from captura.ui.components.layouts import column, fill
from captura.ui.look.measure import dp


class Opening(Backdrop):
    """`card.cancelled` asks to stop; `back` leads to the entrance once something failed."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self.card = ProgressCard("Preparando la práctica", "Sus datos reales no se tocan.")
        self.card.setMinimumWidth(dp(520))
        self.back = Button("Volver", "primary", key="Return", slot=back, big=True)
        self.back.hide()
        self.message = InlineMessage("bad", "")
        self.message.hide()
        bar = column(self.message, self.back)
        bar.setContentsMargins(dp(16), dp(16), dp(16), 0)
        fill(QVBoxLayout(self), (bar, Centred(self.card)), 0)

    def show_error(self, error: CapturaError) -> None:
        """Why there is no practice now, and how to mend it."""
        self.card.hide()
        self.message.show_error(error)
        self.back.show()
        self.back.setFocus()
