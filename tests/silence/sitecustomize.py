"""Loaded by every Python the silence test starts: denies sockets and writes each try down.

The child process that reads foreign files is not among them, for it is handed no surroundings; it
denies sockets by itself, always (`captura.isolate.denials`, tried in `tests/isolate`).
"""

import os
import sys
from pathlib import Path

_WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
            "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect")  # fmt: skip


def _deny(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" or event in _WATCHED:
        with Path(os.environ["CAPTURA_SILENCE"]).open("a", encoding="utf-8") as file:
            file.write(f"{event} {arguments!r}\n")
        raise PermissionError(f"{event} is denied in this test")


if "CAPTURA_SILENCE" in os.environ:
    sys.addaudithook(_deny)
