"""Writes the blocks of a page into a text document, which Qt lays out on the paper."""

from __future__ import annotations

from functools import singledispatchmethod

from PySide6.QtCore import QLineF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from captura.documents.page import (
    Bar,
    Block,
    Cell,
    Coded,
    Heading,
    Map,
    PageBreak,
    Qr,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.ui.paper_drawings import HOLDER, bar, register, square
from captura.ui.paper_letters import PALE, font, letters, points
from captura.ui.paper_map import places_letter, register_map, swatch_letter

_SIZES = {1: 18.0, 2: 12.0}
_CODE = 7.0  # points of a figure's code under it
_BORDER_MM = 0.3
_MAP_SHARES = (72, 28)  # of the sheet's width: the map, its legend
_MAP_HIGH = 0.6  # of a sheet: title, names and source stand on it too


class Blocks:
    """Writes blocks at the end of a text document; `dot` is a millimetre of the paper."""

    def __init__(self, document: QTextDocument, dot: float) -> None:
        register(document)
        register_map(document)
        self.document = document
        self.cursor, self.dot, self.first = QTextCursor(document), dot, True
        # Qt itself scales margins, paddings and borders from screen dots to the paper's.
        self.mm = QGuiApplication.primaryScreen().logicalDotsPerInchY() / 25.4
        self.break_next = False
        self.tables: list[QTextTable] = []
        self.titled: list[tuple[QTextBlock, QTextTable]] = []
        self._heading_above: QTextBlock | None = None

    def keep_headings(self, sheet: float) -> None:
        """A heading whose table would begin overleaf goes there with it."""
        layout = self.document.documentLayout()
        for heading, table in self.titled:
            top = layout.blockBoundingRect(heading).top()
            _, bottom = _span(table, min(1, table.rows() - 1))
            if top // sheet != (bottom - 1) // sheet:
                shape = QTextBlockFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(heading).mergeBlockFormat(shape)

    def keep_rows_whole(self, sheet: float) -> None:
        """A row that Qt would cut at the foot of a sheet begins the next: the one above grows.

        Qt heeds a page break in a cell for that cell alone, so there is no break to ask for.
        """
        for table in self.tables:
            for down in range(2, table.rows()):
                names_it = table.cellAt(down - 1, 0).columnSpan() > 1 and down > 2
                first = down - 1 if names_it else down
                top, bottom = _span(table, first)[0], _span(table, down)[1]
                foot = (top // sheet + 1) * sheet
                if foot < bottom < top + sheet / 2:
                    self._grow(table, first - 1, foot - top)

    def closing_lines(self, sheet: float) -> dict[int, QLineF]:
        """{sheet: the lower line of a table that goes on overleaf}, where Qt draws none."""
        document, pen = self.document, self.pen
        low, right = sheet - pen / 2, document.pageSize().width() - 2 * pen
        line = QLineF(pen, low, right, low)
        boxes = [document.documentLayout().frameBoundingRect(table) for table in self.tables]
        return {
            number: line  # a table is as wide as the sheet; Qt says another left of its box
            for box in boxes
            for number in range(int(box.top() // sheet), int((box.bottom() - 1) // sheet))
        }

    @property
    def pen(self) -> float:
        """The width of a table's lines, in dots of the paper."""
        return self.dot / self.mm

    def _grow(self, table: QTextTable, down: int, dots: float) -> None:
        """Make a row higher by so many dots of the paper (its padding counts the screen's)."""
        form = QTextTableCellFormat()
        form.setBottomPadding(table.format().cellPadding() + dots / self.dot * self.mm)
        self.cursor.beginEditBlock()  # laid out again once, not after every cell
        for across in range(table.columns()):
            table.cellAt(down, across).setFormat(form)
        self.cursor.endEditBlock()

    @singledispatchmethod
    def write(self, block: Block) -> None:
        """Write one block."""
        raise TypeError(block)

    @write.register
    def _heading(self, block: Heading) -> None:
        self._start(above=0 if block.level == 1 else 5, below=2)
        self.cursor.insertText(block.text, letters("strong", _SIZES[block.level]))
        self._heading_above = self.cursor.block()

    @write.register
    def _text(self, block: Text) -> None:
        self._start(below=2)
        self.cursor.insertText(block.text, letters(block.look))

    @write.register
    def _spacer(self, block: Spacer) -> None:
        self._start(above=block.size)

    @write.register
    def _break(self, block: PageBreak) -> None:
        self.break_next = True

    @write.register
    def _qr(self, block: Qr) -> None:
        if block.beside:
            self._beside(block)
            return
        self._start(below=2)
        self.cursor.insertText(HOLDER, square(block, self.dot))
        if block.caption:
            self.write(Text(block.caption, "small"))

    def _beside(self, block: Qr) -> None:
        """A frame at the right as wide as the code; the page goes on after it."""
        form = QTextFrameFormat()
        form.setPosition(QTextFrameFormat.Position.FloatRight)
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, block.size * self.dot))
        self._start()
        self.cursor.insertFrame(form)
        self.cursor.insertText(HOLDER, square(block, self.dot))
        if block.caption:
            self.cursor.insertBlock(QTextBlockFormat())
            self.cursor.insertText(block.caption, letters("small"))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.first = True

    @write.register
    def _table(self, block: Table) -> None:
        rows = [block.headings, *block.rows] if block.headings else list(block.rows)
        if not rows:
            return
        form = self._frame(block.widths, block.air)
        form.setHeaderRowCount(1 if block.headings else 0)
        form.setBorder(int(block.lines))
        table = self._insert(len(rows), len(rows[0]), form)
        shares = block.widths or (100 / len(rows[0]),) * len(rows[0])
        for down, row in enumerate(rows):
            across_all = len(row) < table.columns()
            if across_all:
                table.mergeCells(down, 0, 1, table.columns())
            heading = across_all or (bool(block.headings) and down == 0)
            look = letters("strong", points(block.look)) if heading else letters(block.look)
            for across, cell in enumerate(row):
                cursor = table.cellAt(down, across).firstCursorPosition()
                if across in block.right:
                    shape = QTextBlockFormat()
                    shape.setAlignment(Qt.AlignmentFlag.AlignRight)
                    cursor.setBlockFormat(shape)
                self._cell(cursor, cell, look, self._inside(shares[across], block.air))

    def _cell(self, cursor: QTextCursor, cell: Cell, look: QTextCharFormat, room: float) -> None:
        """Words, a figure over its code, or a bar as wide as the cell has room."""
        if isinstance(cell, Bar):
            cursor.insertText(HOLDER, bar(cell, room, self.dot))
        elif isinstance(cell, Coded):
            cursor.insertText(f"{cell.value}\n", look)
            cursor.insertText(cell.code, letters("small", _CODE))
        else:
            cursor.insertText(cell, look)

    def _inside(self, share: float, air: float) -> float:
        """The width within the air of a cell of so many hundredths, in dots of the paper."""
        width = self.document.pageSize().width()
        return width * share / 100 - 2 * (air + _BORDER_MM) * self.dot

    @write.register
    def _map(self, block: Map) -> None:
        """The map with its legend at the right; below it whose letters are whose, and the source.

        The legend is text like any other: it can be searched and read aloud.
        """
        form = self._frame(_MAP_SHARES, 0.5)
        form.setBorder(0)
        table = self._insert(1, 2, form)
        high = self.document.pageSize().height() * _MAP_HIGH
        room = QSizeF(self._inside(_MAP_SHARES[0], 0.5), high)
        painted = table.cellAt(0, 0).firstCursorPosition()
        painted.insertText(HOLDER, places_letter(block.places, room, self.dot))
        beside = table.cellAt(0, 1).firstCursorPosition()
        beside.insertText(block.measure, letters("strong", points("small")))
        for shade, words in block.legend:
            shape = QTextBlockFormat()
            shape.setTopMargin(1.5 * self.mm)
            beside.insertBlock(shape)
            beside.insertText(HOLDER, swatch_letter(shade, self.dot))
            beside.insertText(f"  {words}", letters("small"))
        names = " · ".join(f"{one.letters} {one.name}" for one in block.places)
        for below in filter(None, (names, block.source)):
            self.write(Text(below, "small"))

    @write.register
    def _lines(self, block: SignatureLines) -> None:
        share = 100 // len(block.labels)
        form = self._frame((share,) * len(block.labels))
        form.setBorder(0)
        table = self._insert(1, len(block.labels), form)
        for across, label in enumerate(block.labels):
            cursor = table.cellAt(0, across).firstCursorPosition()
            shape = QTextBlockFormat()
            shape.setTopMargin(14 * self.mm)
            cursor.setBlockFormat(shape)
            line = "_" * int(60 * self.dot / QFontMetricsF(font("normal")).horizontalAdvance("_"))
            cursor.insertText(line[:34], letters("normal"))
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(label, letters("small"))

    def _start(self, above: float = 0, below: float = 0) -> None:
        """Open a new paragraph, margins in millimetres."""
        shape = QTextBlockFormat()
        shape.setTopMargin(above * self.mm)
        shape.setBottomMargin(below * self.mm)
        if self.break_next:
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self.first:
            self.cursor.setBlockFormat(shape)
        else:
            self.cursor.insertBlock(shape, QTextCharFormat())
        self.first = self.break_next = False
        self._heading_above = None

    def _frame(self, widths: tuple[int, ...], air: float = 1.2) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setCellPadding(air * self.mm)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(PALE)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in widths]
        )
        return form

    def _insert(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        heading = self._heading_above
        self._start()
        table = self.cursor.insertTable(rows, columns, form)
        self.tables.append(table)
        if heading is not None:
            self.titled.append((heading, table))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        return table


def _span(table: QTextTable, down: int) -> tuple[float, float]:
    """Where the texts of a row begin and end on the long strip of all sheets."""
    cells = [table.cellAt(down, across) for across in range(table.columns())]
    first = [_lines_of(table, one.firstCursorPosition().block()) for one in cells]
    last = [_lines_of(table, one.lastCursorPosition().block()) for one in cells]
    return min(top for top, _ in first), max(bottom for _, bottom in last)


def _lines_of(table: QTextTable, block: QTextBlock) -> tuple[float, float]:
    """Where a paragraph's first line begins and its last ends.

    A line that Qt moves overleaf keeps its place in the box of its paragraph.
    """
    top, lines = table.document().documentLayout().blockBoundingRect(block).top(), block.layout()
    if not lines.lineCount():
        return top, top
    last = lines.lineAt(lines.lineCount() - 1)
    return top + lines.lineAt(0).y(), top + last.y() + last.height()
