"""Notices that nobody is there: idle for some minutes, then locked for longer still."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY = 5_000  # ms
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """`idle`: `after` seconds without a hand; `forgotten`: `later` seconds locked, said once.

    clock: seconds that go on while the laptop sleeps; one set back starts the count again.
    """

    idle = Signal()
    forgotten = Signal()

    def __init__(
        self, application: QGuiApplication, clock: Callable[[], float], after: float, later: float
    ) -> None:
        super().__init__(application)
        self._clock, self._after, self._later = clock, after, later
        self._last = clock()
        self._locked: float | None = None
        self._said = False
        application.focusWindowChanged.connect(self.watch)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY)

    def watch(self, window: QWindow | None) -> None:
        """Count the hands on a window; each window that takes the focus is watched by itself."""
        if window is not None:
            # the system hands a window its keys and mouse before any widget: few events pass here
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def lock(self) -> None:
        """The window is locked now; nothing changes where it already was."""
        if self._locked is None:
            self._locked, self._said = self._clock(), False

    def unlock(self) -> None:
        """Someone is back."""
        self._locked, self._last = None, self._clock()

    def look(self) -> None:
        """Judge the time; the timer does it every few seconds."""
        now = self._clock()
        self._last = min(self._last, now)
        if self._locked is None:
            if now - self._last >= self._after:
                self.idle.emit()
            return
        self._locked = min(self._locked, now)
        if not self._said and now - self._locked >= self._later:
            self._said = True
            self.forgotten.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._last = self._clock()
        return False
