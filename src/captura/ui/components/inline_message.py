"""A bar that says what happened, why, and how to mend it; never a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from captura.errors import CapturaError
from captura.ui.components.announce import announce
from captura.ui.components.button import Button
from captura.ui.components.label import Label, Picture
from captura.ui.components.layouts import clear, column, show_if
from captura.ui.components.signs import ICONS
from captura.ui.look.measure import dp


class InlineMessage(QFrame):
    """kind: ok, info, warn, bad. `below` puts the actions under the words (narrow places)."""

    closed = Signal()

    def __init__(
        self,
        kind: str,
        title: str,
        text: str = "",
        *,
        actions: Sequence[QWidget] = (),
        closable: bool = False,
        below: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = Picture("info", "info", 18)
        self._title = Label("", "message-title", wrap=True)
        self._text = Label("", "message-text", wrap=True)
        words = column(self._title, self._text, gap=2)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(dp(8))
        line = QHBoxLayout()
        line.setSpacing(dp(12))
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._close = Button("", "ghost", icon="x", slot=self._shut, name="Cerrar el aviso")
        show_if(self._close, closable)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(12), dp(8), dp(12), dp(8))
        outer.addLayout(line)
        if below:
            words.addSpacing(dp(4))
            words.addLayout(self._actions)
        else:
            line.addLayout(self._actions)
        line.addWidget(self._close)
        self._say(kind, title, text, actions)

    @classmethod
    def of(cls, error: CapturaError, *, closable: bool = True) -> "InlineMessage":
        """The bar of an error people can see, with its code."""
        return cls(
            "bad", error.title, f"{error.what} {error.fix} ({error.code})", closable=closable
        )

    def show_message(
        self, kind: str, title: str, text: str = "", *, actions: Sequence[QWidget] = ()
    ) -> None:
        """Say something else in the same place, and show the bar."""
        self._say(kind, title, text, actions)
        if self.isVisible():
            announce(self, self.accessibleName())
        self.show()

    def _say(self, kind: str, title: str, text: str, actions: Sequence[QWidget]) -> None:
        self._picture.set_icon(ICONS[kind], kind, 18)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._title.setText(title)
        self._text.setText(text)
        show_if(self._text, bool(text))
        clear(self._actions)
        for action in actions:
            self._actions.addWidget(action)
        if actions and self._actions.parent() is not None:
            self._actions.addStretch(0)
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def show_error(self, error: CapturaError) -> None:
        """Say what an error says, and show the bar."""
        self.show_message("bad", error.title, f"{error.what} {error.fix} ({error.code})")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self.accessibleName())

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()
