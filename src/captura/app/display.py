"""Whether there is a screen; without one Qt draws into memory."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """Windows and macOS always have one; elsewhere a display must be named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def headless() -> None:
    """Let Qt draw offscreen where there is no screen; call it before Qt is started."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
