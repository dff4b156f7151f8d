"""Runs what reads foreign files in one reused child process, limited in memory and time.

Bytes go in, plain values come out. The child has no key and no database, and imports only what the
called function needs.
"""

from __future__ import annotations

import atexit
from typing import Any

from captura.isolate.inside import child
from captura.isolate.process import Child

__all__ = ["ALLOWED", "cancel", "child", "close", "run"]

ALLOWED = ("captura.excel.", "captura.packages.", "captura.ui.photo.")
_CHILD = Child()


def run(function: str, payload: bytes, *, memory_mib: int = 512, seconds: float = 60) -> Any:
    """Call `function` (a dotted name below ALLOWED) on the payload in the child process.

    The function takes bytes and returns JSON values, bytes, or a tuple (JSON values, bytes).
    memory_mib: what the child may take on top of what it held when it started · seconds: wall time.
    Raises what the function raised when that is a CapturaError; IsolateError on a time-out, too
    much memory, a crash or a bug. After such a failure the next call starts a fresh child.
    Calls from several threads wait for each other.
    """
    if not function.startswith(ALLOWED):
        raise ValueError(f"only functions below {ALLOWED} run isolated, not {function}")
    return _CHILD.call(function, payload, memory_mib=memory_mib, seconds=seconds)


def cancel() -> None:
    """Stop the call that runs now, from any thread: it raises IsolateError."""
    _CHILD.cancel()


def close() -> None:
    """End the child process, if one runs; the next call starts another."""
    _CHILD.close()


atexit.register(close)
