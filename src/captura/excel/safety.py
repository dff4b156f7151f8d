"""The safety pass over a workbook from outside, before any library parses it.

Directory, sizes, encodings, DOCTYPE and entities, macros and outside links are judged on the raw
bytes. Formulas and error cells are no danger: the parts that hold them are told, since the fast
reader shows neither.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from captura.excel import limits as refuse
from captura.excel.archive import Archive, Part, open_archive
from captura.excel.limits import Limits, unsafe
from captura.excel.passwords import OLE, is_protected, needs_password

DEFAULT = Limits()
_FORMULA = re.compile(rb"<f[\s/>]")
_PREFIXED = re.compile(rb"<[\w.\-]+:f[\s/>]")
_ERROR = re.compile(rb"""\st\s*=\s*["'](?:e["']|&)""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_RELATION = re.compile(rb"<(?:[\w.\-]+:)?Relationship\s[^>]*>")
_MACROS = re.compile(r"(?i)vba|macrosheet|/dialogsheets/")
_OUTSIDE = re.compile(
    r"(?i)/externallinks/|/embeddings/|/activex/|/ctrlprops/|connections\.xml|/querytables/"
    r"|/customdata/|/model/"
)
_BINARY = re.compile(
    r"(?i)(xl/media/.*\.(png|jpe?g|gif|bmp|emf|wmf|tiff?)|docprops/thumbnail\.(png|jpe?g|emf|wmf)"
    r"|xl/printersettings/.*\.bin)"
)
_OVERLAP = 64


@dataclass(frozen=True)
class Safety:
    """What the pass saw: part names that hold formulas, and those that hold error cells."""

    formulas: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def check(data: bytes, limits: Limits = DEFAULT) -> Safety:
    """Judge a workbook's bytes. Raises ExcelError, its code one of `captura.excel.limits`."""
    if data[:8] == OLE:
        raise needs_password() if is_protected(data) else unsafe(refuse.NOT_A_WORKBOOK)
    archive = open_archive(data, limits)
    if "[Content_Types].xml" not in archive.parts or "xl/workbook.xml" not in archive.parts:
        raise unsafe(refuse.NOT_A_WORKBOOK)
    formulas, errors = [], []
    for part in archive.parts.values():
        _check_name(part.name)
        has_formula, has_error = _scan(archive, part)
        if has_formula:
            formulas.append(part.name)
        if has_error:
            errors.append(part.name)
    return Safety(tuple(formulas), tuple(errors))


def _check_name(name: str) -> None:
    if _MACROS.search(name):
        raise unsafe(refuse.MACRO)
    if _OUTSIDE.search("/" + name):
        raise unsafe(refuse.EXTERNAL)


def _scan(archive: Archive, part: Part) -> tuple[bool, bool]:
    """Look through one part; whether it holds formulas, whether it holds error cells."""
    if _BINARY.fullmatch(part.name):
        for _ in archive.chunks(part):  # its length and checksum
            pass
        return False, False
    small = part.name.endswith(".rels") or part.name == "[Content_Types].xml"
    if small:
        whole = archive.read(part)
        (_check_relations if part.name.endswith(".rels") else _check_types)(whole)
    formula = error = False
    for window, first in _windows(_utf8(archive.chunks(part))):
        if first:
            _check_encoding(window)
        if _has_declaration(window):
            raise unsafe(refuse.ENTITY)
        formula = formula or _has_formula(window)
        error = error or _has_error(window)
    return formula, error


def _windows(chunks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each chunk with the end of the one before it, so that nothing hides across the cut."""
    tail = b""
    first = True
    for chunk in chunks:
        yield tail + chunk if tail else chunk, first
        tail, first = chunk[-_OVERLAP:], False


def _utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, each known to be UTF-8 without the zeros that UTF-16 is full of."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks:
            decoder.decode(chunk)
            if 0 in chunk:
                raise unsafe(refuse.ENCODING)
            yield chunk
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise unsafe(refuse.ENCODING) from None


def _has_declaration(window: bytes) -> bool:
    return _touches(window, b"!", -1, b"<")


def _has_formula(window: bytes) -> bool:
    found = _FORMULA.search(window) is not None
    return found or (_touches(window, b":", 1, b"f") and _PREFIXED.search(window) is not None)


def _has_error(window: bytes) -> bool:
    # what an error cell shows begins with "#" (`#DIV/0!`), and its `e` may be written `&#101;`
    return b"#" in window and _ERROR.search(window) is not None


def _touches(window: bytes, rare: bytes, step: int, other: bytes) -> bool:
    """Whether a rare byte has another beside it: looking for the rare one alone is far quicker."""
    if window.count(rare) > 2000:
        return (other + rare if step < 0 else rare + other) in window
    at = window.find(rare)
    while at >= 0:
        if window[at + step : at + step + 1] == other:
            return True
        at = window.find(rare, at + 1)
    return False


def _check_encoding(start: bytes) -> None:
    if start.startswith(b"\xef\xbb\xbf"):
        start = start[3:]
    if not start.lstrip()[:1] == b"<" or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise unsafe(refuse.ENCODING)
    declared = _DECLARED.match(start[:400])
    if declared and declared[1].upper() not in (b"UTF-8", b"UTF8", b"US-ASCII"):
        raise unsafe(refuse.ENCODING)
    if declared is None and b"encoding" in start[:200].partition(b"?>")[0]:
        raise unsafe(refuse.ENCODING)


def _check_relations(whole: bytes) -> None:
    for relation in _RELATION.findall(whole):
        lower = relation.lower()
        if b"vbaproject" in lower or b"macrosheet" in lower:
            raise unsafe(refuse.MACRO)
        outside = b"external" in lower.replace(b"hyperlink", b"")
        if outside and b"/hyperlink" not in lower:
            raise unsafe(refuse.EXTERNAL)
        # a sheet under the name of a picture would pass unread
        sheet = re.search(rb"/(worksheet|sharedstrings|styles|chartsheet)[\"']", lower)
        if sheet and not re.search(rb"\.xml[\"']", lower):
            raise unsafe(refuse.BAD_DIRECTORY)


def _check_types(whole: bytes) -> None:
    lower = whole.lower()
    if b"macroenabled" in lower or b"vbaproject" in lower or b"ms-excel.sheet.binary" in lower:
        raise unsafe(refuse.MACRO)
    if b"externallink" in lower or b"oleobject" in lower:
        raise unsafe(refuse.EXTERNAL)
