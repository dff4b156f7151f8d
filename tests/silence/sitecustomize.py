"""Loaded by every Python the silence test starts: denies sockets and writes each try down.

CAPTURA_SILENCE_BUT may name the one address, `host:port`, that a process was told to speak to.

The child process that reads foreign files is not among them, for it is handed no surroundings; it
denies sockets by itself, always (`captura.isolate.denials`, tried in `tests/isolate`).
"""

import os
import sys
from pathlib import Path

_WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
            "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect")  # fmt: skip
_BUT = tuple(os.environ.get("CAPTURA_SILENCE_BUT", "").rpartition(":")[::2])


def _deny(event: str, arguments: tuple[object, ...]) -> None:
    if (event == "socket.__new__" or event in _WATCHED) and not _told(event, arguments):
        with Path(os.environ["CAPTURA_SILENCE"]).open("a", encoding="utf-8") as file:
            file.write(f"{event} {arguments!r}\n")
        raise PermissionError(f"{event} is denied in this test")


def _told(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether it is a step on the way to that one address."""
    if not all(_BUT):
        return False
    if event == "socket.getaddrinfo":
        return (arguments[0], str(arguments[1])) == _BUT
    if event == "socket.connect":
        host, port, *_ = arguments[1]  # type: ignore[misc]
        return (host, str(port)) == _BUT
    return event == "socket.__new__"  # it speaks to nobody yet


if "CAPTURA_SILENCE" in os.environ:
    sys.addaudithook(_deny)
