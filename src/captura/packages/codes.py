"""The sorted lines `type id code` that stand for a package's records, and the package's id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from captura.packages.header import Header, canonical, header_plain
from captura.packages.refusals import ALTERED, refused

_LINE = re.compile(
    r"([a-z_]{1,40}) ([0-9]{5}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([0-9a-f]{64})\n"
)
SIGNED = b"captura/1\n"
BLOCK = 1000


def code_line(record_type: str, record_id: str, code: str) -> str:
    """`type id code` and a line feed."""
    return f"{record_type} {record_id} {code}\n"


def package_id(header: Header, lines: Iterable[str]) -> str:
    """SHA-256 (hex) of the header as RFC 8785 JSON, a line feed, and the sorted code lines."""
    return _digest(lines, canonical(header_plain(header)) + b"\n")


def signed_bytes(package: str) -> bytes:
    """What the device signs for a package id."""
    return SIGNED + bytes.fromhex(package)


def read_codes(data: bytes) -> dict[str, tuple[str, str]]:
    """{id: (type, code)} of the sorted lines. Raises PackageError on any other shape."""
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        raise refused(ALTERED) from None
    found: dict[str, tuple[str, str]] = {}
    at, before = 0, ""
    while at < len(text):
        match = _LINE.match(text, at)
        if match is None or match[0] <= before or match[2] in found:
            raise refused(ALTERED)
        found[match[2]] = (match[1], match[3])
        at, before = match.end(), match[0]
    return found


def lines_of(codes: dict[str, tuple[str, str]]) -> list[str]:
    """The code lines, sorted."""
    return sorted(code_line(kind, record, code) for record, (kind, code) in codes.items())


def control_sum(lines: Iterable[str]) -> str:
    """Sixteen hex digits in groups of four that stand for sorted code lines, to read aloud."""
    digits = _digest(lines)[:16]
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def _digest(lines: Iterable[str], before: bytes = b"") -> str:
    """SHA-256 of the sorted lines, block by block: all at once would double the memory."""
    total, ordered = hashlib.sha256(before), sorted(lines)
    for start in range(0, len(ordered), BLOCK):
        total.update("".join(ordered[start : start + BLOCK]).encode())
    return total.hexdigest()
