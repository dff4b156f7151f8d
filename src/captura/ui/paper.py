"""The one renderer of documents: a Page of blocks becomes a PDF or goes to the printer."""

from functools import singledispatchmethod
from pathlib import Path

import segno
from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
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
    Block,
    Heading,
    Look,
    Page,
    PageBreak,
    Qr,
    SignatureLines,
    Spacer,
    Table,
    Text,
)

MARGIN_MM, FOOT_MM, INK, PALE = 18.0, 8.0, QColor("#1d1a20"), QColor("#b3a8bb")
WATER = QColor("#e6dcec")  # the mark of practice
_SIZES = {1: 18.0, 2: 12.0}
_LOOKS: dict[Look, float] = {"normal": 10.0, "strong": 10.0, "small": 8.0, "code": 11.0}
_QR_OBJECT, _QR_TEXT, _QR_SIDE = (
    QTextFormat.ObjectTypes.UserObject + 1,
    QTextFormat.Property.UserProperty + 1,
    QTextFormat.Property.UserProperty + 2,
)


def render_pdf(page: Page, path: Path) -> None:
    """Write the document as a PDF on letter paper; OSError when the file can't be written."""
    writer = QPdfWriter(str(path))
    writer.setTitle(page.title)
    writer.setCreator("Captura")
    writer.setResolution(600)
    print_page(page, writer)
    if not path.is_file():
        raise OSError("the PDF was not written")


def print_page(page: Page, printer: QPagedPaintDevice) -> None:
    """Draw the document on a printer or PDF; OSError when it takes no drawing."""
    printer.setPageLayout(letter_layout())
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError("the printer or file takes no drawing")
    try:
        paint(page, printer, painter)
    finally:
        painter.end()


def letter_layout() -> QPageLayout:
    """Letter paper, upright, with the margins of every document."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.Letter),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def paint(page: Page, device: QPagedPaintDevice, painter: QPainter) -> None:
    """Paint sheet after sheet; the device is asked for a new one before each but the first."""
    dot = device.logicalDpiY() / 25.4
    width, height = float(device.width()), device.height() - FOOT_MM * dot
    document, squares = QTextDocument(), _QrSquares()
    document.documentLayout().setPaintDevice(device)
    document.documentLayout().registerHandler(_QR_OBJECT, squares)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(width, height))
    writer = _Blocks(document, dot)
    # One edit: Qt lays out once at the end, not after every cell.
    writer.cursor.beginEditBlock()
    for block in page.blocks:
        writer.write(block)
    writer.cursor.endEditBlock()
    writer.keep_rows_whole(height)
    sheets = document.pageCount()
    for sheet in range(sheets):
        if sheet:
            device.newPage()
        if page.mark:
            _paint_mark(painter, page.mark, QRectF(0, 0, width, height))
        painter.save()
        painter.translate(0, -sheet * height)
        document.drawContents(painter, QRectF(0, sheet * height, width, height))
        painter.restore()
        foot = " · ".join(filter(None, (page.mark, page.foot)))
        foot = foot if sheets == 1 else f"{foot} · hoja {sheet + 1} de {sheets}"
        painter.setFont(_font("small"))
        painter.setPen(INK)
        below = QRectF(0, height, width, FOOT_MM * dot)
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, foot)


def _paint_mark(painter: QPainter, mark: str, sheet: QRectF) -> None:
    """The mark across a sheet, pale enough to read what is printed over it."""
    painter.save()
    painter.translate(sheet.center())
    painter.rotate(-50)
    painter.setFont(_font("strong", 40.0))
    painter.setPen(WATER)
    long = max(sheet.width(), sheet.height())
    box = QRectF(-long / 2, -long / 2, long, long)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)
    painter.restore()


def _font(look: Look, points: float | None = None) -> QFont:
    if look == "code":
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    else:
        font = QFont()
    font.setPointSizeF(points or _LOOKS[look])
    # no digits of one width here: in a PDF they could be seen, but neither copied nor read aloud
    if look == "strong" or points:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _letters(look: Look, points: float | None = None) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(_font(look, points))
    letters.setForeground(INK)
    return letters


class _QrSquares(QPyTextObject):
    """Paints a QR code as squares, so that it stays sharp at any size."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, fmt: QTextFormat) -> QSizeF:
        side = float(fmt.property(_QR_SIDE))
        return QSizeF(side, side)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        fmt: QTextFormat,
    ) -> None:
        rows = tuple(segno.make(fmt.property(_QR_TEXT), error="m", micro=False).matrix_iter())
        side = rect.width() / len(rows)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    # A hair wider than the module: no white seams between neighbours.
                    left, top = rect.left() + across * side, rect.top() + down * side
                    painter.fillRect(
                        QRectF(left, top, side * 1.02, side * 1.02), Qt.GlobalColor.black
                    )


class _Blocks:
    """Writes blocks at the end of a text document; `dot` is a millimetre of the paper."""

    def __init__(self, document: QTextDocument, dot: float) -> None:
        self.cursor, self.dot, self.first = QTextCursor(document), dot, True
        # Qt itself scales margins, paddings and borders from screen dots to the paper's.
        self.mm = QGuiApplication.primaryScreen().logicalDotsPerInchY() / 25.4
        self.break_next = False
        self.tables: list[QTextTable] = []

    def keep_rows_whole(self, sheet: float) -> None:
        """A row that Qt would cut at the foot of a sheet begins the next: the one above grows.

        Qt heeds a page break in a cell for that cell alone, so there is no break to ask for.
        """
        layout = self.cursor.document().documentLayout()
        for table in self.tables:
            for down in range(2, table.rows()):
                cells = [table.cellAt(down, across) for across in range(table.columns())]
                texts = [layout.blockBoundingRect(c.firstCursorPosition().block()) for c in cells]
                top = min(text.top() for text in texts)
                bottom = max(text.bottom() for text in texts)
                foot = (top // sheet + 1) * sheet
                if foot < bottom < top + sheet / 2:
                    self._grow(table, down - 1, foot - top)

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
        self.cursor.insertText(block.text, _letters("strong", _SIZES[block.level]))

    @write.register
    def _text(self, block: Text) -> None:
        self._start(below=2)
        self.cursor.insertText(block.text, _letters(block.look))

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
        self.cursor.insertText("￼", self._square(block))
        if block.caption:
            self.write(Text(block.caption, "small"))

    def _beside(self, block: Qr) -> None:
        """A frame at the right as wide as the code; the page goes on after it."""
        form = QTextFrameFormat()
        form.setPosition(QTextFrameFormat.Position.FloatRight)
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, block.size * self.dot))
        self._start()
        self.cursor.insertFrame(form)
        self.cursor.insertText("￼", self._square(block))
        if block.caption:
            self.cursor.insertBlock(QTextBlockFormat())
            self.cursor.insertText(block.caption, _letters("small"))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.first = True

    def _square(self, block: Qr) -> QTextCharFormat:
        square = QTextCharFormat()
        square.setObjectType(int(_QR_OBJECT))
        square.setProperty(_QR_TEXT, block.text)
        square.setProperty(_QR_SIDE, block.size * self.dot)
        return square

    @write.register
    def _table(self, block: Table) -> None:
        rows = [block.headings, *block.rows] if block.headings else list(block.rows)
        if not rows:
            return
        form = self._frame(block.widths, block.air)
        form.setHeaderRowCount(1 if block.headings else 0)
        table = self._insert(len(rows), len(rows[0]), form)
        for down, row in enumerate(rows):
            heading = bool(block.headings) and down == 0
            letters = _letters("strong", _LOOKS[block.look]) if heading else _letters(block.look)
            for across, text in enumerate(row):
                cursor = table.cellAt(down, across).firstCursorPosition()
                if across in block.right:
                    shape = QTextBlockFormat()
                    shape.setAlignment(Qt.AlignmentFlag.AlignRight)
                    cursor.setBlockFormat(shape)
                cursor.insertText(text, letters)

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
            line = "_" * int(60 * self.dot / QFontMetricsF(_font("normal")).horizontalAdvance("_"))
            cursor.insertText(line[:34], _letters("normal"))
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(label, _letters("small"))

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
        self._start()
        table = self.cursor.insertTable(rows, columns, form)
        self.tables.append(table)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        return table
