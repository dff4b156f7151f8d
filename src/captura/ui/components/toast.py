"""The bar at the foot that says what was done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from captura.ui.components.button import Button, action_button
from captura.ui.components.inline_message import InlineMessage
from captura.ui.look.measure import dp

SECONDS = 12


class Toast(QWidget):
    """Hidden until something is said; Ctrl+Z undoes while it shows an undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = InlineMessage("ok", "", closable=True)
        self.bar.closed.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(dp(24), 0, dp(24), dp(12))
        box.addWidget(self.bar)
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.timeout.connect(self._expire)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.hide()

    def say(
        self,
        title: str,
        text: str = "",
        *,
        undo: Callable[[], object] | None = None,
        kind: str = "ok",
    ) -> None:
        """Say what was done; with `undo`, offer it. Stays 12 s, longer while it has the focus."""
        actions: list[Button] = []
        if undo is not None:
            actions.append(action_button("deshacer", lambda: self._undo(undo)))
        self.bar.show_message(kind, title, text, actions=actions)
        self.show()
        self._until.start(SECONDS * 1000)

    def _undo(self, undo: Callable[[], object]) -> None:
        self.hide()
        undo()

    def _expire(self) -> None:
        focus = QApplication.focusWidget()  # not the one that it had last
        if focus is not None and self.isAncestorOf(focus):
            self._until.start(SECONDS * 1000)
        else:
            self.hide()
