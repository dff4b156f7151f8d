"""Sweeps Python's cyclic garbage from the event loop, never in the middle of building a window.

Widgets and their slots refer to each other in circles, so every page that closes is left to the
cyclic collector. Run by chance while a layout is being put on a widget, or by a worker thread, it
makes PySide destroy objects under Qt's hands: the process dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2_000  # ms
YOUNG, OLD = 5_000, 20  # new objects that make a sweep worth it; young sweeps before a whole one


class Sweeper(QObject):
    """Takes the automatic collector's place while it lives; `stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._young = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(EVERY)

    def sweep(self) -> None:
        """Collect if much was made since; now and then all of it."""
        if gc.get_count()[0] < YOUNG:
            return
        self._young = (self._young + 1) % OLD
        gc.collect(1 if self._young else 2)

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
