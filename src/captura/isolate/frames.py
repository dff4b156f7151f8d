"""The one frame both directions of the pipe use: two lengths, a JSON head, a raw tail."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">IQ")


def write_frame(pipe: IO[bytes], head: dict[str, Any], tail: bytes) -> None:
    """Send one frame. Raises OSError when the other side is gone, ValueError for no JSON."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    pipe.write(_LENGTHS.pack(len(text), len(tail)))
    pipe.write(text)
    pipe.write(tail)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Wait for one frame. Raises EOFError when the other side ended, ValueError for rubbish."""
    head_length, tail_length = _LENGTHS.unpack(_read_exactly(pipe, _LENGTHS.size))
    head = json.loads(_read_exactly(pipe, head_length))
    if not isinstance(head, dict):
        raise ValueError("a head is an object")
    return head, _read_exactly(pipe, tail_length)


def _read_exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length) if length else b""
    if len(data) < length:
        raise EOFError("the other side ended")
    return data
