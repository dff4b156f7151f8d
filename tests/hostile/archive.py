"""Zip archives written byte by byte, so that they can lie where zipfile would not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
_DATE = (2026 - 1980) << 9 | 9 << 5 | 22


@dataclass(frozen=True)
class Entry:
    """One member. What is None is told truly; the rest is claimed whatever the data says.

    central_name: the name in the directory, when it differs · size: the unpacked size claimed ·
    packed: bytes to lay down instead of compressing · offset: where the directory points.
    """

    name: str
    data: bytes = b""
    method: int = DEFLATED
    flags: int = 0x0800
    level: int = 6
    central_name: str | None = None
    size: int | None = None
    crc: int | None = None
    packed: bytes | None = None
    offset: int | None = None
    in_directory: bool = True
    attributes: int = 0


def archive(entries: Sequence[Entry], *, before: bytes = b"", comment: bytes = b"") -> bytes:
    """The whole archive: local headers, directory, end record."""
    out, directory, count = bytearray(before), bytearray(), 0
    for entry in entries:
        here = len(out)
        packed = _packed(entry)
        local = _fields(entry, packed)
        name = entry.name.encode()
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, *local, len(name), 0) + name + packed
        if entry.in_directory:
            name = (entry.central_name or entry.name).encode()
            at = here if entry.offset is None else entry.offset
            directory += struct.pack("<IHHHHHHIIIHH", 0x02014B50, 20, 20, *local, len(name), 0)
            directory += struct.pack("<HHHII", 0, 0, 0, entry.attributes, at) + name
            count += 1
    end = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(out), len(comment)
    )
    return bytes(out + directory + end + comment)


def streamed(entries: Sequence[Entry]) -> bytes:
    """An honest archive written to a pipe: sizes stand after the data, zero before it."""
    out, directory = bytearray(), bytearray()
    for entry in entries:
        here, packed, name = len(out), _packed(entry), entry.name.encode()
        sizes = (zlib.crc32(entry.data), len(packed), len(entry.data))
        flags = entry.flags | 0x0008
        head = (flags, entry.method, 0, _DATE)
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, *head, 0, 0, 0, len(name), 0) + name
        out += packed + struct.pack("<IIII", 0x08074B50, *sizes)
        directory += struct.pack("<IHHHHHHIIIHH", 0x02014B50, 20, 20, *head, *sizes, len(name), 0)
        directory += struct.pack("<HHHII", 0, 0, 0, 0, here) + name
    count = len(entries)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(out), 0)
    return bytes(out + directory + end)


def deflated(data: bytes, level: int = 6) -> bytes:
    """Raw deflate, as inside a zip."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def repeated(block: bytes, times: int, level: int = 6) -> bytes:
    """Raw deflate of a block said many times, without ever holding it unpacked."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return once * times + packer.flush()


def _packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    return entry.data if entry.method == STORED else deflated(entry.data, entry.level)


def _fields(entry: Entry, packed: bytes) -> tuple[int, ...]:
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    size = len(entry.data) if entry.size is None else entry.size
    return entry.flags, entry.method, 0, _DATE, crc, len(packed), size
