"""Files hostile as containers: no zip at all, cut, encrypted, or archives that lie."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.hostile.archive import STORED, Entry, archive, deflated
from tests.hostile.workbook import SHEET, WORKBOOK, packed, parts

Makers = dict[str, Callable[[], bytes]]


def entries(**changed: Entry) -> list[Entry]:
    """The honest workbook's entries, one replaced by part name (`sheet`)."""
    named = {SHEET: changed.get("sheet")}
    return [named.get(name) or Entry(name, data) for name, data in parts().items()]


def _cut(keep: float) -> bytes:
    whole = packed(parts())
    return whole[: int(len(whole) * keep)]


def _spoilt_data() -> bytes:
    """One byte of the sheet's compressed data changed: its check sum no longer fits."""
    data = parts()[SHEET]
    return archive(entries(sheet=Entry(SHEET, data, crc=0x12345678)))


def _ole(*streams: str) -> bytes:
    """A minimal OLE compound file whose directory names these streams."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    for at in range(76, 512, 4):
        struct.pack_into("<I", header, at, 0xFFFFFFFF)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    directory = b"".join(
        _directory_entry(name, 5 if n == 0 else 2, n, len(streams))
        for n, name in enumerate(("Root Entry", *streams))
    )
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<I", header, 76, 0)
    return bytes(header) + fat + directory.ljust(512, b"\x00")


def _directory_entry(name: str, kind: int, number: int, last: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    child = 1 if number == 0 and last else none
    right = number + 1 if 0 < number < last else none
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head + struct.pack("<III", none, right, child) + bytes(36) + struct.pack("<IQ", 0, 0)


def _zip_encrypted() -> bytes:
    data = parts()[SHEET]
    sheet = Entry(SHEET, data, flags=0x0801, packed=bytes(12) + deflated(data))
    return archive(entries(sheet=sheet))


def _named(name: str) -> Callable[[], bytes]:
    return lambda: archive([*entries(), Entry(name, b"x")])


def _overlapping() -> bytes:
    """Two names over one stretch of bytes: how a small file unpacks to a huge one."""
    honest = entries()
    return archive([*honest, Entry("xl/worksheets/sheet2.xml", b"<x/>", offset=0)])


def _quoted() -> bytes:
    """A local header hidden inside another member's stored data, listed as its own member."""
    inner = Entry("xl/worksheets/sheet2.xml", parts()[SHEET])
    hidden = archive([inner])
    outer = Entry("xl/media/image1.bin", hidden, method=STORED)
    start = len(archive([outer])) - len(archive([])) - len(hidden)
    start -= 46 + len(outer.name)  # the outer member's own directory record
    return archive([outer, *entries(), Entry(inner.name, inner.data, offset=start)])


NOT_A_WORKBOOK: Makers = {
    "empty": lambda: b"",
    "text": lambda: "Nombre,Edad\nÑusta,34\n".encode(),
    "html named xlsx": lambda: b"<html><table><tr><td>1</td></tr></table></html>",
    "zip without workbook": lambda: archive([Entry("hola.txt", b"hola")]),
    "empty zip": lambda: archive([]),
    "word document": lambda: archive([Entry("word/document.xml", b"<w/>")]),
    "old xls": lambda: _ole("Workbook"),
    "binary xlsb": lambda: archive(
        [e for e in entries() if e.name != WORKBOOK] + [Entry("xl/workbook.bin", b"\x83\x01\0")]
    ),
}
TRUNCATED: Makers = {
    "cut at a tenth": lambda: _cut(0.1),
    "cut in the middle": lambda: _cut(0.5),
    "cut in the directory": lambda: _cut(0.95),
    "last byte missing": lambda: packed(parts())[:-1],
    "sheet with a wrong check sum": _spoilt_data,
    "sheet cut, directory whole": lambda: archive(
        entries(sheet=Entry(SHEET, parts()[SHEET], packed=deflated(parts()[SHEET])[:-9]))
    ),
}
ENCRYPTED: Makers = {
    "encrypted by Excel": lambda: _ole("EncryptionInfo", "EncryptedPackage"),
    "encrypted zip member": _zip_encrypted,
}
LYING: Makers = {
    "path upwards": _named("../../fuera.xml"),
    "path upwards, backslashes": _named("..\\..\\fuera.xml"),
    "absolute path": _named("/etc/fuera.xml"),
    "drive letter": _named("C:/fuera.xml"),
    "duplicate entry": lambda: archive([*entries(), Entry(SHEET, b"<otra/>")]),
    "duplicate but for case": lambda: archive([*entries(), Entry(SHEET.upper(), b"<otra/>")]),
    "overlapping entries": _overlapping,
    "entry hidden in another": _quoted,
    "two names for one entry": lambda: archive(
        entries(sheet=Entry("xl/otra.xml", parts()[SHEET], central_name=SHEET))
    ),
    "unknown compression": lambda: archive(entries(sheet=Entry(SHEET, parts()[SHEET], method=99))),
    "symbolic link": lambda: archive(
        [*entries(), Entry("xl/enlace", b"/etc/passwd", attributes=0o120777 << 16)]
    ),
    "smaller than it says": lambda: archive(entries(sheet=Entry(SHEET, parts()[SHEET], size=9999))),
    "larger than it says": lambda: archive(entries(sheet=Entry(SHEET, parts()[SHEET], size=20))),
}
