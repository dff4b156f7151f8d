"""Opens a zip archive from outside warily: its directory first, then one part at a time."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from captura.excel import limits as refuse
from captura.excel.limits import Limits, unsafe

CHUNK = 1 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(frozen=True)
class Part:
    """One file inside: where its packed bytes lie, and how large it says it is."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    deflated: bool


@dataclass(frozen=True)
class Archive:
    """An archive whose directory is sane; no part is read yet."""

    data: bytes
    parts: dict[str, Part]

    def chunks(self, part: Part) -> Iterator[bytes]:
        """The part unpacked, a mebibyte at a time. Raises ExcelError if it isn't what it says."""
        packed = memoryview(self.data)[part.start : part.start + part.packed]
        left, crc = part.size, 0
        for chunk in _inflate(packed) if part.deflated else _plain(packed):
            left -= len(chunk)
            if left < 0:
                raise unsafe(refuse.BOMB)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if left or crc != part.crc:
            raise unsafe(refuse.DAMAGED)

    def read(self, part: Part) -> bytes:
        """The whole part."""
        return b"".join(self.chunks(part))


def open_archive(data: bytes, limits: Limits) -> Archive:
    """The archive in `data`, its directory checked. Raises ExcelError: see `limits`."""
    if len(data) > limits.file:
        raise unsafe(refuse.TOO_BIG)
    if data[:4] != b"PK\3\4":
        raise unsafe(refuse.NOT_A_WORKBOOK)
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OverflowError):
        raise unsafe(refuse.DAMAGED) from None
    if len(entries) > limits.parts:
        raise unsafe(refuse.TOO_MANY_PARTS)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise unsafe(refuse.BOMB)
    if unpacked > max(limits.small, limits.ratio * len(data)):
        raise unsafe(refuse.BOMB)
    return Archive(data, _parts(data, entries))


def _parts(data: bytes, entries: list[zipfile.ZipInfo]) -> dict[str, Part]:
    """Parts by name; each lies behind the one before, and its two headers agree."""
    parts: dict[str, Part] = {}
    seen: set[str] = set()
    free = 0  # the first byte no part has claimed yet
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        name = entry.filename
        folded = name.casefold()
        odd = folded in seen or not _harmless(name) or _is_link(entry)
        if odd or entry.header_offset < free:
            raise unsafe(refuse.BAD_DIRECTORY)
        seen.add(folded)
        start = _start(data, entry)
        free = start + entry.compress_size
        if free > len(data):
            raise unsafe(refuse.DAMAGED)
        parts[name] = Part(
            name, start, entry.compress_size, entry.file_size, entry.CRC, entry.compress_type == 8
        )
    return parts


def _harmless(name: str) -> bool:
    steps = name.split("/")
    return (
        0 < len(name) < 200
        and not name.startswith("/")
        and "\\" not in name
        and ":" not in name
        and name.isprintable()
        and ".." not in steps
        and "." not in steps
    )


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry made on Unix is neither file nor folder."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the packed bytes begin; the local header must name the same part."""
    offset = entry.header_offset
    header = data[offset : offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        raise unsafe(refuse.DAMAGED)
    mark, _, flags, method, *_, name_length, extra_length = _LOCAL.unpack(header)
    name_at = offset + _LOCAL.size
    name = data[name_at : name_at + name_length]
    known = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_FLAG else "cp437")
    if mark != b"PK\3\4" or name != known or method != entry.compress_type:
        raise unsafe(refuse.BAD_DIRECTORY)
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise unsafe(refuse.BAD_DIRECTORY)
    if (flags | entry.flag_bits) & _ENCRYPTED_FLAG:
        raise unsafe(refuse.BAD_DIRECTORY)
    return name_at + int(name_length) + int(extra_length)


def _inflate(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    waiting: bytes | memoryview = packed
    try:
        while not unpacker.eof:
            chunk = unpacker.decompress(waiting, CHUNK)
            waiting = unpacker.unconsumed_tail
            if chunk:
                yield chunk
            elif not waiting and not unpacker.eof:
                raise unsafe(refuse.DAMAGED)
    except zlib.error:
        raise unsafe(refuse.DAMAGED) from None
    if unpacker.unused_data:
        raise unsafe(refuse.BAD_DIRECTORY)


def _plain(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), CHUNK):
        yield bytes(packed[start : start + CHUNK])
