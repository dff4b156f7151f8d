"""No crash leaves this program's memory in a file: there lies open what the database encrypts."""

from __future__ import annotations

import sys
from pathlib import Path

_NO_BOX = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX


def leave_no_dump() -> None:
    """Forbid dumps of this process, as far as its user may: called before anything is opened.

    Windows: Windows Error Reporting leaves the program out for this user. Who administers the
    computer may still order dumps of every program (`LocalDumps`). Elsewhere: no core file.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("kernel32").SetErrorMode(_NO_BOX)
        try:
            ctypes.WinDLL("wer").WerAddExcludedApplication(Path(sys.executable).name, False)
        except (OSError, AttributeError):  # a Windows without error reporting makes no report
            return
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
