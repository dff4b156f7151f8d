"""A while after which something is done once: what a quick typist writes is asked about once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

KEEP_AFTER = 500  # ms after the first key not kept yet: within the second that is promised


class Pause(QTimer):
    """Does `then` so many ms after it was started last, or after it was begun first."""

    def __init__(self, owner: QObject, ms: int, then: Callable[[], object]) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(ms)
        self.timeout.connect(then)

    def begin(self) -> None:
        """Start it unless it runs: who types without a pause doesn't put it off."""
        if not self.isActive():
            self.start()
