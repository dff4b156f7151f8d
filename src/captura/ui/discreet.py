"""What keeps a vault's words from staying behind: in the clipboard, in a picture of the screen."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QWidget

from captura.ui.pause import Pause

CLEAR_AFTER = 30_000  # ms that copied words stay
_EXCLUDE, _SHOW = 0x11, 0x00  # WDA_EXCLUDEFROMCAPTURE (Windows 10 2004 or later), WDA_NONE


class Clearing(QObject):
    """Watches the clipboard while `watching`; what was copied here goes after `after` ms.

    ours: whether this program put there what it holds.
    """

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject,
        *,
        after: int = CLEAR_AFTER,
        ours: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._ours = ours or clipboard.ownsClipboard
        self._clipboard, self._copied, self.watching = clipboard, "", False
        self._timer = Pause(self, after, self.clear)
        clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Take it back now, unless someone copied something else since."""
        self._timer.stop()
        if self._copied and self._clipboard.text() == self._copied:
            self._clipboard.clear()
        self._copied = ""

    def _changed(self) -> None:
        if self.watching and self._ours() and self._clipboard.text():
            self._copied = self._clipboard.text()
            self._timer.start()


def keep_from_capture(window: QWidget, hidden: bool) -> bool:
    """Leave a window out of screen pictures and shared screens; whether the system does it."""
    if os.name != "nt":
        return False
    import ctypes

    handle, how = int(window.winId()), _EXCLUDE if hidden else _SHOW
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - it is there on Windows alone
    return bool(user32.SetWindowDisplayAffinity(handle, how))
