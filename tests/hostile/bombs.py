"""Small files that unpack, or parse, to far more than a laptop can hold."""

from __future__ import annotations

import random

from tests.hostile.archive import Entry, archive, repeated
from tests.hostile.containers import Makers, entries
from tests.hostile.workbook import MAIN, SHEET, parts, sheet, with_parts, with_row, xml

MIB = 1024 * 1024


def _filler(noise: int, seed: int = 7) -> bytes:
    """A mebibyte of text that deflates to about 16 times `noise`: below any limit on the ratio."""
    draw = random.Random(seed)
    return b"".join(draw.randbytes(noise // 2).hex().encode().ljust(65536) for _ in range(16))


def _sheet_with(text: bytes) -> bytes:
    """A well-formed sheet with that much before its rows."""
    head, _, tail = sheet("").partition(b"<sheetData>")
    return head + text + b"<sheetData>" + tail


def _large(name: str, mib: int, claimed: int, block: bytes) -> Entry:
    """A part of so many mebibytes, of which the directory claims some."""
    return Entry(name, b"", size=claimed, packed=repeated(block, mib, 9), crc=0)


def _lying(claimed: int) -> bytes:
    """300 MiB behind a directory that claims little: only counting while unpacking finds it."""
    return archive(entries(sheet=_large(SHEET, 300, claimed, b" " * MIB)))


def _honest_size(mib: int) -> bytes:
    """One part that large, which says so, below any limit on the ratio."""
    return archive(entries(sheet=_large(SHEET, mib, mib * MIB, _filler(1400))))


def _many_large() -> bytes:
    """Each part within bounds, all together beyond."""
    more = [_large(f"xl/media/image{n}.bin", 30, 30 * MIB, _filler(1400, seed=n)) for n in range(8)]
    return archive([*entries(), *more])


def _strings(count: int, length: int) -> bytes:
    one = f"<si><t>{'a' * length}</t></si>"
    return xml(f'<sst xmlns="{MAIN}">{one * count}</sst>')


def _repeated_string() -> bytes:
    """One text of 30,000 letters shown by 200,000 cells: 6 GB once each cell holds its own."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 200_001))
    text = random.Random(11).randbytes(15_000).hex()
    strings = xml(f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>')
    return with_parts(sheet=sheet(cells), strings=strings)


def _wide_rows() -> bytes:
    """Two thousand rows whose last column is the last Excel has: 33 million cells if filled."""
    lines = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2001))
    return with_parts(sheet=sheet(lines))


def _far_corner() -> bytes:
    """Two cells, at the first and the last place of a sheet: 17 thousand million between them."""
    return with_row('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


RATIO: Makers = {
    "one part 1000 to 1": lambda: with_parts(sheet=_sheet_with(b" " * (20 * MIB))),
    "shared strings 1000 to 1": lambda: with_parts(strings=_strings(20_000, 1000)),
    "an image 1000 to 1": lambda: archive([*entries(), Entry("xl/media/a.bin", bytes(30 * MIB))]),
}
SIZE: Makers = {
    "220 MiB in one sheet": lambda: _honest_size(220),
    "240 MiB in eight parts": _many_large,
    "300 MiB claimed as 1,000 bytes": lambda: _lying(1000),
    "300 MiB claimed as none": lambda: _lying(0),
}
PARTS: Makers = {
    "61 parts": lambda: archive(
        [*entries(), *(Entry(f"xl/p{n}.xml", b"<x/>") for n in range(61 - len(parts())))]
    ),
    "20,000 parts": lambda: archive(
        [*entries(), *(Entry(f"xl/p{n}.xml", b"<x/>") for n in range(20_000))]
    ),
}
CELLS: Makers = {
    "a string repeated to 6 GB": _repeated_string,
    "rows to the last column": _wide_rows,
    "a cell in the far corner": _far_corner,
}
