"""A window of the tests: waited for, and closed without a trace."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from captura.app.window import Windows


def rest(qtbot: QtBot, windows: Windows) -> None:
    """Until nothing is under way."""
    for _ in range(2):
        qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=30_000)
        for _ in range(4):
            QApplication.processEvents()


def closed(windows: Windows) -> None:
    """Close its window and its office."""
    windows.locking.detach()  # it watches the application, and would lock a window that is gone
    for window in (windows.window, windows.shell):
        if window is not None and isValid(window):
            window.close()
            window.deleteLater()  # with the timers of its screens
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows.app.aboutToQuit.disconnect(windows._closing)  # it would keep all of it
    windows.tasks.close()
    if "sweeper" in vars(windows):
        windows.sweeper.stop()
    if windows.office is not None:
        windows.office.close()
