"""Looks for the made-up CURPs in every file left behind: only workbooks may hold them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_CURP = re.compile(rb"[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d")
_DEEPEST = 4


def leaks(folder: Path, curps: Iterable[str]) -> list[str]:
    """The names of files below `folder`, inside zips too, that hold one of the CURPs in the clear.

    Workbooks (`*.xlsx`) are what people are handed, and are left out; their parts inside other
    files are not.
    """
    wanted = {curp.encode() for curp in curps}
    wide = {curp.encode("utf-16-le") for curp in list(wanted_text(wanted))[:50]}
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() != ".xlsx":
            for name, data in _contents(str(path.relative_to(folder)), path.read_bytes(), 0):
                hit = any(match in wanted for match in _CURP.findall(data))
                if hit or any(text in data for text in wide):
                    found.append(name)
    return found


def wanted_text(curps: Iterable[bytes]) -> Iterator[str]:
    """The CURPs as text, in order."""
    return (curp.decode() for curp in sorted(curps))


def _contents(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if depth < _DEEPEST and data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield from _contents(f"{name}!{info.filename}", archive.read(info), depth + 1)
