"""Makes a package in one pass over its records: workbook, lines, signature, encryption."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from captura.excel.write import Progress, publish
from captura.failpoints import failpoint
from captura.packages.codes import code_line
from captura.packages.container import SealedDraft
from captura.packages.header import Header
from captura.packages.manifest import Manifest
from captura.packages.workbook import Groups, Sign, signed, write_book
from captura.records.catalogues import Catalogue
from captura.records.record import Record
from captura.records.version import code_of


@dataclass(frozen=True)
class Made:
    """manifest: as signed · code_lines: sorted, `type id code` and a line feed each."""

    manifest: Manifest
    code_lines: list[str]


def make_delivery(
    path: Path,
    header: Header,
    groups: Groups,
    *,
    types: Mapping[str, type[Record]],
    catalogues: Mapping[str, Catalogue],
    sign: Sign,
    temporary: Path,
    book_path: Path | None = None,
    progress: Progress | None = None,
) -> Made:
    """Write a `.captura` with its workbook; `book_path` also gets the workbook by itself.

    header.recipients: to whom it is encrypted · groups: (type, versions) in any order · sign: by
    the device's key · temporary: a folder of the application, left as it was · progress: hears how
    many records are done, cancels by raising. Both files appear whole or not at all.
    Raises PackageError on an open clash, KeysError on a bad recipient, OSError as the system does.
    """
    with tempfile.TemporaryDirectory(prefix="paquete-", dir=temporary) as name:
        scratch = Path(name)
        draft = SealedDraft(scratch)
        try:
            book = scratch / "libro.xlsx"
            written = write_book(
                book,
                header,
                groups,
                types=types,
                catalogues=catalogues,
                sign=sign,
                temporary=scratch,
                on_line=draft.line,
                progress=progress,
            )
            failpoint("package.book-written")
            draft.finish(path, written.manifest, written.code_lines, book)
            failpoint("package.sealed")
        finally:
            draft.close()
        if book_path is not None:
            publish(book, book_path)
    return Made(written.manifest, written.code_lines)


def make_plain(
    path: Path,
    header: Header,
    lines: Iterable[tuple[str, str, str]],
    *,
    sign: Sign,
    temporary: Path,
) -> Made:
    """Write a `.captura` of lines (type, id, line) as they are."""
    with tempfile.TemporaryDirectory(prefix="paquete-", dir=temporary) as name:
        draft = SealedDraft(Path(name))
        try:
            counts: dict[str, int] = {}
            every: list[str] = []
            for kind, record_id, line in lines:
                draft.line(line)
                every.append(code_line(kind, record_id, code_of(line)))
                counts[kind] = counts.get(kind, 0) + 1
            every.sort()
            manifest = signed(header.with_counts(counts), every, sign)
            draft.finish(path, manifest, every, None)
        finally:
            draft.close()
    return Made(manifest, every)
