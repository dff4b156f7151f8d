"""What the child process may not do, whatever a file tells its reader: write, connect, start."""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DENIED = frozenset(
    """os.system os.exec os.fork os.forkpty os.posix_spawn os.spawn os.startfile os.startfile/2
    subprocess.Popen os.mkdir os.remove os.rename os.rmdir os.link os.symlink os.truncate os.chmod
    os.chown ftplib.connect http.client.connect urllib.Request smtplib.connect
    webbrowser.open winreg.CreateKey winreg.SetValue winreg.DeleteKey""".split()
)
# What a fresh Python, or the frozen program, needs of its parent's surroundings; nothing else of
# them is handed down, for a passphrase or a token may stand there.
KEPT = frozenset(
    """PATH SYSTEMROOT WINDIR SYSTEMDRIVE COMSPEC PATHEXT TEMP TMP TMPDIR LANG LANGUAGE
    LD_LIBRARY_PATH PYTHONUTF8 PYTHONHASHSEED""".split()
)


def deny() -> None:
    """From now on nothing here can write a file, open a socket or start a program."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_judge)


def surroundings(known: dict[str, str]) -> dict[str, str]:
    """The environment variables that the child is given."""
    starts = ("LC_", "_PYI")
    return {k: v for k, v in known.items() if k.upper() in KEPT or k.upper().startswith(starts)}


def _judge(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook. Raises PermissionError."""
    if event == "open":
        path, flags = arguments[0], arguments[2]
        if isinstance(flags, int) and flags & _WRITING and path != os.devnull:
            raise PermissionError("a reader writes no file")
    elif event in _DENIED or event.startswith("socket."):
        raise PermissionError(f"a reader may not: {event}")
