"""The one renderer of documents: a Page of blocks becomes a PDF or goes to the printer."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from captura.documents.page import Page
from captura.ui.paper_blocks import Blocks
from captura.ui.paper_letters import INK, PALE, font

MARGIN_MM, FOOT_MM = 18.0, 8.0
WATER = QColor("#e6dcec")  # the mark of practice


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
    printer.setPageLayout(letter_layout(wide=page.wide))
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError("the printer or file takes no drawing")
    try:
        paint(page, printer, painter)
    finally:
        painter.end()


def letter_layout(*, wide: bool = False) -> QPageLayout:
    """Letter paper, upright or lying, with the margins of every document."""
    turned = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.Letter),
        turned.Landscape if wide else turned.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def lay_out(page: Page, device: QPagedPaintDevice) -> Blocks:
    """The page's blocks, laid out for the paper of a device; their document goes with them."""
    dot = device.logicalDpiY() / 25.4
    height = device.height() - FOOT_MM * dot
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(device.width(), height))
    writer = Blocks(document, dot)
    # One edit: Qt lays out once at the end, not after every cell.
    writer.cursor.beginEditBlock()
    for block in page.blocks:
        writer.write(block)
    writer.cursor.endEditBlock()
    writer.keep_headings(height)
    writer.keep_rows_whole(height)
    return writer


def paint(page: Page, device: QPagedPaintDevice, painter: QPainter) -> None:
    """Paint sheet after sheet; the device is asked for a new one before each but the first."""
    writer = lay_out(page, device)
    document, dot = writer.document, writer.dot
    width, height = document.pageSize().width(), document.pageSize().height()
    sheets, closing = document.pageCount(), writer.closing_lines(height)
    for sheet in range(sheets):
        if sheet:
            device.newPage()
        if page.mark:
            _paint_mark(painter, page.mark, QRectF(0, 0, width, height))
        painter.save()
        painter.translate(0, -sheet * height)
        document.drawContents(painter, QRectF(0, sheet * height, width, height))
        painter.restore()
        if sheet in closing:
            painter.setPen(QPen(PALE, writer.pen))
            painter.drawLine(closing[sheet])
        painter.setFont(font("small"))
        painter.setPen(INK)
        metrics = QFontMetricsF(painter.font(), device)
        said = foot_words(page, sheet, sheets, metrics, width)
        below = QRectF(0, height, width, FOOT_MM * dot)
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, said)


def foot_words(page: Page, sheet: int, sheets: int, metrics: QFontMetricsF, width: float) -> str:
    """The foot of a sheet (from 0); what has no room gives way to which sheet it is."""
    foot = " · ".join(filter(None, (page.mark, page.foot)))
    tail = f" · hoja {sheet + 1} de {sheets}" if sheets > 1 else ""
    room = width - metrics.horizontalAdvance(tail)
    return metrics.elidedText(foot, Qt.TextElideMode.ElideRight, room) + tail


def _paint_mark(painter: QPainter, mark: str, sheet: QRectF) -> None:
    """The mark across a sheet, pale enough to read what is printed over it."""
    painter.save()
    painter.translate(sheet.center())
    painter.rotate(-50)
    painter.setFont(font("strong", 40.0))
    painter.setPen(WATER)
    long = max(sheet.width(), sheet.height())
    box = QRectF(-long / 2, -long / 2, long, long)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)
    painter.restore()
