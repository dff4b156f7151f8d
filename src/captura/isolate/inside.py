"""The child's side: answers one call after another until the parent closes the pipe."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from captura.errors import CapturaError
from captura.isolate.denials import deny
from captura.isolate.frames import read_frame, write_frame

_MIB = 1024 * 1024


def child() -> int:
    """The child's whole life; returns the exit code.

    What a library prints must not enter the answers, so the real standard output is kept apart and
    whatever is printed goes where errors go.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    held = _held_bytes()
    deny()
    while True:
        try:
            call, payload = read_frame(sys.stdin.buffer)
        except EOFError:
            return 0
        limit_self(held + int(call["memory_mib"]) * _MIB, float(call["seconds"]))
        head, tail = answer(str(call["function"]), payload)
        del payload
        try:
            write_frame(answers, head, tail)
        except MemoryError:
            write_frame(answers, {"result": "memory", "ends": True}, b"")
        except (TypeError, ValueError) as error:
            write_frame(answers, _failure(error), b"")
        del head, tail


def answer(function: str, payload: bytes) -> tuple[dict[str, Any], bytes]:
    """Call the function; its value, its CapturaError, or a word on what went wrong, as a frame."""
    try:
        return _packed(_function(function)(payload))
    except CapturaError as error:
        known = {"title": error.title, "what": error.what, "fix": error.fix, "code": error.code}
        return {"result": "error", "family": type(error).__name__, **known}, b""
    except MemoryError:
        return {"result": "memory", "ends": True}, b""
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes ends here
        return _failure(error), b""


def _failure(error: Exception) -> dict[str, Any]:
    """The error's type alone: its message may quote the file, and so a person."""
    return {"result": "failed", "value": type(error).__name__, "ends": True}


def _function(name: str) -> Callable[[bytes], Any]:
    module, _, attribute = name.rpartition(".")
    found: Callable[[bytes], Any] = getattr(importlib.import_module(module), attribute)
    return found


def _packed(value: Any) -> tuple[dict[str, Any], bytes]:
    if isinstance(value, bytes | bytearray):
        return {"result": "bytes"}, bytes(value)
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], bytes):
        return {"result": "both", "value": value[0]}, value[1]
    return {"result": "json", "value": value}, b""


def _held_bytes() -> int:
    """Private memory this process holds now; 0 where the system does not tell."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData"))
    except (OSError, StopIteration):
        return 0


def limit_self(room: int, seconds: float) -> None:
    """Limit this process's private bytes, and its processor time should the parent be gone.

    RLIMIT_DATA counts what is really asked for; RLIMIT_AS also counts mapped libraries and the
    address space that malloc only reserves, and so would refuse harmless work. On Windows the
    parent has put this process in a job with the same limit.
    """
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        processor = int(used.ru_utime + used.ru_stime + seconds) + 5
        for kind, soft in (
            (resource.RLIMIT_DATA, room),
            (resource.RLIMIT_CPU, processor),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),  # not even a library written in C can fill a file
        ):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (soft if hard < 0 else min(soft, hard), hard))
