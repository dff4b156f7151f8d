"""Looks for planted values in raw bytes; knows no line of Captura."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

_ZIP = b"PK\x03\x04"


def needles(value: str) -> dict[str, bytes]:
    """{encoding: the bytes that a value leaves in it}, whatever stands before and after."""
    plain, wide = value.encode(), value.encode("utf-16-le")
    found = {
        "utf-8": plain,
        "utf-16": wide[:-1],  # of either order: the other begins a byte earlier
        "latin-1": value.encode("latin-1"),
        "json": json.dumps(value)[1:-1].encode(),
        "url": urllib.parse.quote(value).encode(),
        "xml": value.encode("ascii", "xmlcharrefreplace"),
    }
    for name, data in (("utf-8", plain), ("utf-16", wide)):
        found[f"hex of {name}"] = data.hex().encode()
        for shift in range(3):
            # the letters that no neighbour changes
            coded = base64.b64encode(bytes(shift) + data)
            whole = (shift + len(data)) * 8 // 6
            found[f"base64 of {name}, {shift}"] = coded[(shift * 8 + 5) // 6 : whole]
    return found


def raw(secret: bytes) -> dict[str, bytes]:
    """{encoding: the bytes that a key leaves in it}."""
    coded = {f"base64, {n}": base64.b64encode(bytes(n) + secret)[2 * n : 40] for n in range(3)}
    return {"raw": secret, "hex": secret.hex().encode(), **coded}


def seen(data: bytes, wanted: dict[str, bytes]) -> list[str]:
    """The encodings in which a value stands in some bytes, packed ones unpacked first."""
    texts = [data, *_unpacked(data)]
    return [
        name
        for name, needle in wanted.items()
        if any(needle in text or needle.lower() in text.lower() for text in texts)
    ]


def files_with(root: Path, wanted: dict[str, bytes]) -> dict[str, list[str]]:
    """{file under a folder: encodings} where a value stands, names of files among it."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        try:
            data = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # gone between the list and the look
            continue
        if hits := seen(name.encode() + b"\0" + data, wanted):
            found[name] = hits
    return found


def family(pid: int) -> Iterator[tuple[int, bytes]]:
    """(pid, command line and environment) of the processes that a process started."""
    parents: dict[int, int] = {}
    for entry in (path.name for path in Path("/proc").iterdir()):
        if entry.isdigit():
            try:
                parents[int(entry)] = int(
                    Path("/proc", entry, "stat").read_text().split(")")[1].split()[1]
                )
            except (FileNotFoundError, ProcessLookupError):
                continue
    near = {pid}
    while more := {child for child, parent in parents.items() if parent in near} - near:
        near |= more
    for one in near:
        try:
            said = [Path("/proc", str(one), name).read_bytes() for name in ("cmdline", "environ")]
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        yield one, b"\0".join(said)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What the zip files in some bytes hold, whole or cut off, and what is packed in them."""
    place = data.find(_ZIP)
    if place < 0:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data[place:])) as book:
            for name in book.namelist():
                inner = book.read(name)
                yield inner
                yield from _unpacked(inner)
            return
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        pass
    while place >= 0:  # no directory at its end: each part by itself
        names, extra = (
            int.from_bytes(data[place + at : place + at + 2], "little") for at in (26, 28)
        )
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(-15).decompress(data[place + 30 + names + extra :])
        place = data.find(_ZIP, place + 4)
