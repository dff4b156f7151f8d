"""Writes workbooks in one pass and little memory: plain cells, real dates, lists to choose from."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captura.errors import ExcelError
from captura.excel.read import cell_name, column_letters
from captura.paths import sync_folder

Plain = str | float | None  # what a cell holds once dates are day numbers
Progress = Callable[[int], None]  # rows written so far; whatever it raises cancels

LISTS_SHEET = "Catálogos"
MAX_CELL = 32_767  # letters; Excel's own limit
LAST_ROW = 1_048_576
STEP = 500  # rows between two words of progress

FORMATS = {
    "text": "@",
    "whole": "0",
    "decimal": "General",
    "money": "#,##0.00",
    "date": "dd/mm/yyyy",
    "time": "hh:mm",
    "date_time": "dd/mm/yyyy hh:mm:ss",
}


@dataclass(frozen=True)
class Column:
    """heading; format: a key of FORMATS; width in letters; list_of: a list of `Book.lists`."""

    heading: str
    format: str = "text"
    width: float = 16
    list_of: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet with headings, and its rows; hidden ones are not shown until asked for.

    table: the name of a table of Excel that holds all of it, its filter too; "" for none.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Plain]]
    hidden: bool = False
    table: str = ""


class OpenSheet:
    """A sheet being written, downwards only."""

    def __init__(self, worksheet: Any, title: str, styles: Sequence[str]) -> None:
        from captura.excel import fast_sheet

        self._xml = fast_sheet
        self._worksheet, self._title, self._styles = worksheet, title, styles
        self._starts: list[str] = []
        self.next_row = 0  # from 0
        worksheet.begin()

    def widths(self, widths: Sequence[float]) -> None:
        """Set the widths of a sheet without headings, in letters."""
        for index, width in enumerate(widths):
            self._worksheet.set_column(index, index, width)

    def row(self, cells: Sequence[Plain], style: str | None = None) -> None:
        """Add a row; None and "" leave a cell empty. Raises ExcelError on a text beyond 32,767."""
        self.encoded_row([self.encode(index, cell, style) for index, cell in enumerate(cells)])

    def as_table(self, name: str, headings: Sequence[str]) -> None:
        """Make a table of Excel of all that was written; the headings are those of row 0."""
        self._worksheet.hold_in_table(name, headings, self.next_row)

    def encode(self, column: int, cell: Plain, style: str | None = None) -> str:
        """A cell ready for `encoded_row`; a column's numbers take its format."""
        if cell is None or cell == "":
            return ""
        if type(cell) is str:
            if len(cell) > MAX_CELL:
                raise _too_long(self._title, self.next_row, column)
            return self._xml.encoded(cell, style or "")
        if style is None and column < len(self._styles):
            style = self._styles[column]
        return self._xml.encoded(cell, style or "")

    def encoded_row(self, cells: Sequence[str]) -> None:
        """Add a row of cells that `encode` made; "" leaves one empty."""
        number, self.next_row = self.next_row, self.next_row + 1
        while len(self._starts) < len(cells):
            self._starts.append(f'<c r="{column_letters(len(self._starts))}')
        self._worksheet.add_row(number, len(cells), self._xml.row_xml(number, self._starts, cells))


class Book:
    """A workbook being written: `sheet` adds one, `lists` the lists that cells choose from."""

    def __init__(self, workbook: Any) -> None:
        from captura.excel.fast_sheet import FastSheet, style_of

        self._workbook, self._class = workbook, FastSheet
        self._ranges: dict[str, str] = {}
        self._formats = {
            name: workbook.add_format({"num_format": code, "valign": "top"})
            for name, code in FORMATS.items()
        }
        self._styles = {name: style_of(format) for name, format in self._formats.items()}
        heading = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EDE7F3"}
        self.heading_style = style_of(workbook.add_format(heading))
        self.left_style = style_of(workbook.add_format({"align": "left", "valign": "top"}))
        self.title_style = style_of(workbook.add_format({"bold": True, "font_size": 15}))

    def lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Say what stands in the lists; call it before the sheets that use them."""
        for column, (name, texts) in enumerate(lists.items()):
            if texts:
                letters = column_letters(column)
                ends = f"${letters}$2:${letters}${len(texts) + 1}"
                self._ranges[name] = f"='{LISTS_SHEET}'!{ends}"

    def lists_sheet(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Write the sheet that holds the lists, one a column."""
        columns = [Column(name, width=30) for name in lists]
        sheet = self.sheet(LISTS_SHEET, columns)
        for index in range(max((len(texts) for texts in lists.values()), default=0)):
            sheet.row([texts[index] if index < len(texts) else None for texts in lists.values()])

    def sheet(
        self,
        title: str,
        columns: Sequence[Column],
        *,
        hidden: bool = False,
        filtered: bool = True,
    ) -> OpenSheet:
        """A new sheet; without columns it has no headings, filter or frozen row."""
        worksheet = self._workbook.add_worksheet(title, worksheet_class=self._class)
        sheet = OpenSheet(worksheet, title, [self._styles[column.format] for column in columns])
        if hidden:
            worksheet.hide()
        for index, column in enumerate(columns):
            worksheet.set_column(index, index, column.width, self._formats[column.format])
            if source := self._ranges.get(column.list_of):
                worksheet.data_validation(
                    1, index, LAST_ROW - 1, index,
                    {"validate": "list", "source": source, "error_type": "warning",
                     "error_title": "No está en la lista",
                     "error_message": "Elija uno de los valores de la lista."},
                )  # fmt: skip
        worksheet.set_paper(1)  # Carta
        worksheet.fit_to_pages(1, 0)
        if columns:
            worksheet.set_landscape()
            worksheet.repeat_rows(0)
            worksheet.freeze_panes(1, 0)
            if filtered:
                worksheet.autofilter(0, 0, LAST_ROW - 1, len(columns) - 1)
            sheet.row([column.heading for column in columns], self.heading_style)
        return sheet


@contextlib.contextmanager
def open_book(path: Path, temporary: Path, title: str = "") -> Iterator[Book]:
    """A workbook that appears at `path` whole when the block ends, or not at all.

    temporary: a folder of the application; the plain rows that are kept there while writing are
    gone afterwards, whatever happens. Raises OSError as the system does.
    """
    import xlsxwriter

    with tempfile.TemporaryDirectory(prefix="libro-", dir=temporary) as scratch:
        made = Path(scratch, "libro.xlsx")
        workbook = xlsxwriter.Workbook(
            str(made), {"constant_memory": True, "tmpdir": scratch, "strings_to_numbers": False}
        )
        workbook.set_properties({"title": title, "author": "", "company": ""})
        try:
            yield Book(workbook)
        except BaseException:
            for worksheet in workbook.worksheets():
                worksheet.let_go()
            raise
        for worksheet in workbook.worksheets():
            worksheet.flush()
        workbook.close()
        publish(made, path)


def write_workbook(
    path: Path,
    sheets: Iterable[Sheet],
    temporary: Path,
    *,
    lists: Mapping[str, Sequence[str]] | None = None,
    title: str = "",
    progress: Progress | None = None,
) -> int:
    """Write sheets one after another, the lists last; how many rows were written.

    `progress` hears the count every 500 rows and cancels by raising; then nothing is left behind.
    """
    written = 0
    with open_book(path, temporary, title) as book:
        book.lists(lists or {})
        for sheet in sheets:
            target = book.sheet(
                sheet.title, sheet.columns, hidden=sheet.hidden, filtered=not sheet.table
            )
            for cells in sheet.rows:
                target.row(cells)
                written += 1
                if progress is not None and written % STEP == 0:
                    progress(written)
            if sheet.table:
                target.as_table(sheet.table, [column.heading for column in sheet.columns])
        if lists:
            book.lists_sheet(lists)
    return written


def publish(made: Path, path: Path) -> None:
    """Put a finished file in its place, whole or not at all; the folders may be on two disks."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with made.open("rb") as source, draft.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _too_long(title: str, row: int, column: int) -> ExcelError:
    return ExcelError(
        "El texto no cabe en una celda",
        f"Lo que iría en la hoja {title}, celda {cell_name(row, column)}, "
        f"pasa de {MAX_CELL} letras.",
        "Acorte el texto de ese registro y vuelva a intentarlo.",
        "CAP-XLS-01",
    )
