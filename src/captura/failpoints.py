"""Named places in the source where a test may end the process, as a power cut would."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

ARMING = "CAPTURA_FAILPOINTS"  # read once, here: only a test's process starts with it
_ALLOWED = os.environ.get(ARMING) == "pruebas" and not getattr(sys, "frozen", False)
_hit: Callable[[str], None] | None = None


def failpoint(name: str) -> None:
    """Nothing, unless a test armed this process."""
    if _hit is not None:
        _hit(name)


def arm(hit: Callable[[str], None] | None) -> None:
    """Call `hit(name)` at each failpoint from now on, None for none.

    Raises RuntimeError in a process that was not started to be tested, a release among them.
    """
    global _hit
    if not _ALLOWED:
        raise RuntimeError(f"failpoints need {ARMING}=pruebas at start, and are in no release")
    _hit = hit
