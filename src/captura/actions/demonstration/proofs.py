"""Made-up photos and signed lists: nobody is on them, and anyone can see it."""

from __future__ import annotations

import random
import struct
import zlib

WIDTH, HEIGHT = 480, 320
_SKY, _FLOOR = (214, 226, 240), (196, 164, 132)
_CLOTHES = ((123, 75, 156), (194, 124, 96), (86, 130, 120), (90, 96, 140))
_HEAD = (120, 96, 84)


def made_up_photo(seed: int) -> bytes:
    """A PNG: some figures without faces in a bare room; another for each seed."""
    draw = random.Random(seed)  # noqa: S311 - a picture, no secret
    people = [
        (40 + at * 80 + draw.randint(-12, 12), draw.randint(120, 170), draw.choice(_CLOTHES))
        for at in range(draw.randint(3, 5))
    ]
    rows = (bytes([0]) + _row(y, people) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def made_up_list(seed: int) -> bytes:
    """A text that says it is a signed list, and names nobody."""
    return f"Lista firmada inventada, número {seed}. No hay nadie en ella.\n".encode()


def _row(y: int, people: list[tuple[int, int, tuple[int, int, int]]]) -> bytes:
    line = bytearray(bytes(_SKY if y < HEIGHT * 2 // 3 else _FLOOR) * WIDTH)
    for middle, top, clothes in people:
        if top <= y < top + 44:
            half = round((22**2 - (y - top - 22) ** 2) ** 0.5)
            _fill(line, middle - half, middle + half, _HEAD)
        elif top + 48 <= y < HEIGHT - 12:
            _fill(line, middle - 30, middle + 30, clothes)
    return bytes(line)


def _fill(line: bytearray, left: int, right: int, colour: tuple[int, int, int]) -> None:
    left, right = max(0, left), min(WIDTH, right)
    line[3 * left : 3 * right] = bytes(colour) * max(0, right - left)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
