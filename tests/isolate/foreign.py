"""Functions for the child process to call: honest, slow, greedy, crashing and lying ones."""

from __future__ import annotations

import os
import sys
import time

from captura.errors import ExcelError


def length(payload: bytes) -> int:
    return len(payload)


def back(payload: bytes) -> bytes:
    return payload[::-1]


def both(payload: bytes) -> tuple[dict[str, object], bytes]:
    return {"año": [1, 2.5, None, True]}, payload


def process(_payload: bytes) -> int:
    return os.getpid()


def loaded(_payload: bytes) -> list[str]:
    return sorted({name.partition(".")[0] for name in sys.modules})


def hang(_payload: bytes) -> None:
    while True:
        time.sleep(0.1)


def spin(_payload: bytes) -> None:
    while True:
        pass


def greedy(_payload: bytes) -> int:
    held = []
    while True:
        held.append(bytearray(8 * 1024 * 1024))


def many_small(_payload: bytes) -> int:
    held: list[object] = []
    while True:
        held.append([0] * 50)


def takes(payload: bytes) -> int:
    return len(bytearray(int(payload) * 1024 * 1024))


def crash(_payload: bytes) -> None:
    os.kill(os.getpid(), 11)


def leave(_payload: bytes) -> None:
    sys.exit(0)


def bug(payload: bytes) -> None:
    raise KeyError(payload.decode())


def refused(_payload: bytes) -> None:
    raise ExcelError("El libro trae macros", "No se abrió.", "Guárdelo como .xlsx.", "CAP-XLS-09")


def chatty(payload: bytes) -> int:
    print("words that must not enter the answer", flush=True)
    os.write(1, b"nor these")
    return len(payload)


def not_plain(_payload: bytes) -> object:
    return {1, 2}


def writes(payload: bytes) -> int:
    with open(payload.decode(), "wb") as file:  # noqa: PTH123
        return file.write(b"x")


def low_writes(payload: bytes) -> int:
    return os.open(payload.decode(), os.O_RDWR | os.O_CREAT)


def native_writes(payload: bytes) -> int:
    """Past Python's own doors, as a library written in C would."""
    import ctypes

    libc = ctypes.CDLL(None)
    number = libc.open(payload, os.O_RDWR | os.O_CREAT, 0o600)
    return int(libc.write(number, b"x", 1))


def removes(payload: bytes) -> None:
    os.remove(payload)  # noqa: PTH107


def connects(_payload: bytes) -> None:
    import socket

    socket.socket()


def starts(payload: bytes) -> None:
    import subprocess

    subprocess.Popen(["touch", payload.decode()])


def shells(payload: bytes) -> int:
    return os.system(f"touch {payload.decode()}")


def known_names(_payload: bytes) -> list[str]:
    return sorted(os.environ)
