"""The palette as a list under the top bar's field; the keyboard never leaves the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from captura.ui.components import FindField, KeyHints
from captura.ui.components.announce import announce
from captura.ui.look.measure import dp
from captura.ui.palette.entry import Entry
from captura.ui.palette.presenter import Palette
from captura.ui.palette.results import Results
from captura.ui.pause import Pause

PAUSE = 60  # ms: between the letters of a quick typist nothing is asked
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteBox(QFrame):
    """Lies over the pages of `window` under `field`: opens while one types there, closes by Esc,
    by another focus, or when a line is followed. Of what was typed nothing is kept."""

    def __init__(
        self, field: FindField, window: QWidget, decide: Callable[[PaletteBox], Palette]
    ) -> None:
        super().__init__(window)
        self._field, self._window = field, window
        self.presenter = decide(self)
        self.results = Results(self.presenter.open)
        hints = KeyHints([("Down", "Moverse"), ("Return", "Abrir"), ("Esc", "Cerrar")])
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(dp(8), dp(8), dp(8), dp(8))
        box.setSpacing(dp(8))
        box.addWidget(self.results, 1)
        box.addWidget(hints)
        self._pause = Pause(self, PAUSE, self.ask)
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        """Find for what stands in the field now."""
        self._pause.stop()
        self.presenter.ask(self._field.text())

    def _typed(self) -> None:
        self.presenter.expect()
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        elif watched is not self._field:
            pass
        elif kind == QEvent.Type.FocusOut:
            self.close_list()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            if self.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()  # it closes this, and not what lies under it
                return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        if key in _ENTER:
            self._pause.stop()
            self.presenter.enter(self._field.text(), self.results.chosen())
        elif key in _STEPS and self.isVisible():
            self.results.step(_STEPS[key])
            self._say()
        elif key in _STEPS:
            self.ask()
        elif key == Qt.Key.Key_Escape and self.isVisible():
            self.forget()
        else:
            return False
        return True

    # what the presenter asks ---------------------------------------------------------------

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.results.set_entries(entries)
        self.setVisible(bool(entries))
        self.raise_()
        self._place()
        self._say()

    def forget(self) -> None:
        """Close; the next one to look here reads nothing of it."""
        self._pause.stop()
        self.presenter.expect()
        self._field.clear()
        self.results.set_entries([])
        self.hide()

    def close_list(self) -> None:
        """Another part of the window has the keyboard."""
        self._pause.stop()
        self.presenter.expect()
        self.hide()

    def _say(self) -> None:
        chosen = self.results.chosen()
        if chosen is not None:
            announce(self._field, f"{chosen.group}: {chosen.title} {chosen.detail}".strip())

    def _place(self) -> None:
        if self.isVisible():
            under = self._field.mapTo(self._window, QPoint(0, self._field.height() + dp(4)))
            high = self.results.wanted_height() + self._box.sizeHint().height()
            high -= self.results.sizeHint().height()
            wide = max(self._field.width(), dp(480))
            room = self._window.height() - under.y() - dp(8)
            self.setGeometry(under.x(), under.y(), wide, min(high, room))
