"""What the child process does with a `.captura` once decrypted: unzips it, and reads its JSON."""

from __future__ import annotations

from captura.errors import ExcelError, PackageError
from captura.excel import limits as excel_limits
from captura.excel.archive import Archive, open_archive
from captura.excel.limits import MIB, Limits
from captura.packages.container import BOOK, CODES, MANIFEST, RECORDS
from captura.packages.manifest import MOST_BYTES, read_manifest
from captura.packages.refusals import ALTERED, BOMB, NOT_A_PACKAGE, TOO_BIG, refused

LIMITS = Limits(file=64 * MIB, unpacked=400 * MIB, ratio=200, parts=1000)
LONGEST_LINE = MIB
MOST_CODES = 64 * MIB
MOST_RECORDS = 200 * MIB
MOST_BOOK = 64 * MIB


def front(plain: bytes) -> tuple[str, bytes]:
    """The manifest as text, its shape checked, and the code lines. Raises PackageError."""
    archive = _open(plain)
    return _manifest(archive), _part(archive, CODES, MOST_CODES)


def records(plain: bytes) -> bytes:
    """The lines, none longer than LONGEST_LINE, each with its line feed. Raises PackageError."""
    lines = _part(_open(plain), RECORDS, MOST_RECORDS)
    if lines and not lines.endswith(b"\n"):
        raise refused(ALTERED)
    begin = 0
    while (end := lines.find(b"\n", begin)) >= 0:
        if end - begin > LONGEST_LINE:
            raise refused(TOO_BIG)
        begin = end + 1
    return lines


def book(plain: bytes) -> tuple[bool, bytes]:
    """Whether there is a workbook, and its bytes, unread. Raises PackageError."""
    archive = _open(plain)
    has = BOOK in archive.parts
    return has, _part(archive, BOOK, MOST_BOOK) if has else b""


def _manifest(archive: Archive) -> str:
    data = _part(archive, MANIFEST, MOST_BYTES)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise refused(ALTERED) from None
    read_manifest(data)
    return text


def _open(plain: bytes) -> Archive:
    try:
        return open_archive(plain, LIMITS)
    except ExcelError as error:
        raise _ours(error, excel_limits.BAD_DIRECTORY, excel_limits.TOO_MANY_PARTS) from None


def _part(archive: Archive, name: str, most: int) -> bytes:
    part = archive.parts.get(name)
    if part is None:
        raise refused(NOT_A_PACKAGE)
    if part.size > most:
        raise refused(TOO_BIG)
    try:
        return archive.read(part)
    except ExcelError as error:
        raise _ours(error) from None


def _ours(error: ExcelError, *unsafe: str) -> PackageError:
    return refused(BOMB if error.code in (excel_limits.BOMB, *unsafe) else ALTERED)
