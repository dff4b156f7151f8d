"""Writes a package's workbook: cover, a sheet per record type, catalogues, the hidden sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from captura.excel.write import STEP, Book, Column, OpenSheet, Progress, open_book
from captura.packages import cover
from captura.packages.cells import FORMATS, WIDTHS
from captura.packages.codes import code_line, package_id, signed_bytes
from captura.packages.header import Header
from captura.packages.layout import (
    COVER,
    HIDDEN_SHEET,
    KEY_HEADING,
    SheetLayout,
    layout_of,
    lists_of,
    presentation,
)
from captura.packages.manifest import Manifest, manifest_bytes
from captura.packages.refusals import ALTERED, refused
from captura.packages.rows import MANIFEST_MARK, MARK, RowWriter
from captura.records.catalogues import Catalogue
from captura.records.record import Record
from captura.records.version import Version

Groups = Iterable[tuple[str, Iterable[Version]]]
Sign = Callable[[bytes], bytes]  # by the device's key
PIECE = 30_000  # letters of a hidden cell


@dataclass(frozen=True)
class WrittenBook:
    """What a workbook says of itself: the signed manifest and its sorted code lines."""

    manifest: Manifest
    code_lines: list[str]


def write_book(
    path: Path,
    header: Header,
    groups: Groups,
    *,
    types: Mapping[str, type[Record]],
    catalogues: Mapping[str, Catalogue],
    sign: Sign,
    temporary: Path,
    on_line: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> WrittenBook:
    """Write the records of `groups` in one pass; counts and signature are completed at the end.

    types: a sheet for each, in this order · on_line: hears each canonical line · progress: hears
    how many records are written, cancels by raising. The file appears whole or not at all. Raises
    PackageError on an open clash, OSError as the system does.
    """
    layouts = tuple(layout_of(record) for record in types.values())
    lists = lists_of(layouts, catalogues)
    lines: dict[str, list[str]] = {name: [] for name in types}
    with open_book(path, temporary, "Captura") as book:
        book.lists(lists)
        front = book.sheet(COVER, ())
        front.widths(cover.WIDTHS)
        sheets = {layout.type: _sheet(book, layout) for layout in layouts}
        book.lists_sheet(lists)
        hidden = book.sheet(HIDDEN_SHEET, (), hidden=True)
        writers = {
            layout.type: RowWriter(layout, lists, sheets[layout.type].encode) for layout in layouts
        }
        count = 0
        for name, versions in groups:
            sheet, writer, own = sheets[name], writers[name], lines[name]
            for version in versions:
                record = writer.record(version)
                if record.cells is not None:
                    sheet.encoded_row(record.cells)
                _hide(hidden, record.hidden)
                own.append(code_line(name, version.id, record.code))
                if on_line is not None:
                    on_line(record.line)
                count += 1
                if progress is not None and count % STEP == 0:
                    progress(count)
        counts = {name: len(own) for name, own in lines.items()}
        header = header.with_counts(counts, presentation(layouts, lists))
        every = sorted(line for own in lines.values() for line in own)
        manifest = signed(header, every, sign, layouts)
        _write_cover(book, front, cover.cover_rows(header, layouts, lines))
        _hide_manifest(hidden, manifest)
    return WrittenBook(manifest, every)


def signed(
    header: Header, lines: Sequence[str], sign: Sign, layouts: tuple[SheetLayout, ...] = ()
) -> Manifest:
    """The manifest of a header whose counts are complete, signed over the code lines."""
    package = package_id(header, lines)
    return Manifest(header, package, sign(signed_bytes(package)).hex(), layouts)


def _sheet(book: Book, layout: SheetLayout) -> OpenSheet:
    columns = [
        Column(
            column.heading,
            FORMATS.get(column.kind, "text"),
            WIDTHS.get(column.kind, 20),
            column.catalogue if column.kind == "choice" else "",
        )
        for column in layout.columns
    ]
    return book.sheet(layout.title, [*columns, Column(KEY_HEADING, width=44)])


def _hide(sheet: OpenSheet, text: str) -> None:
    """A hidden row: its text, going on in the next cells where one can't hold it."""
    if len(text) <= PIECE:
        sheet.row([text])
    else:
        sheet.row([text[start : start + PIECE] for start in range(0, len(text), PIECE)])


def _hide_manifest(sheet: OpenSheet, manifest: Manifest) -> None:
    text = manifest_bytes(manifest).decode()
    if "\n" in text:
        raise refused(ALTERED)
    _hide(sheet, MANIFEST_MARK + MARK + text)


def _write_cover(book: Book, front: OpenSheet, rows: list[list[str | float | None]]) -> None:
    for number, row in enumerate(rows):
        emphasis = book.heading_style if row[:1] in (["Hoja"], ["Total"]) else book.left_style
        front.row(row, book.title_style if number == 0 else emphasis)
