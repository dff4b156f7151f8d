"""What is drawn within the text of a printed page: QR codes and bars, sharp at any size."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from captura.documents.page import Bar, Qr
from captura.ui.paper_letters import INK

HOLDER = "￼"  # the letter that a drawing stands for
BAR_MM, _HATCH_MM, _LINE_MM = 3.6, 1.1, 0.25
_OBJECT = QTextFormat.ObjectTypes.UserObject
_OWN = QTextFormat.Property.UserProperty
_QR_OBJECT, _BAR_OBJECT, MAP_OBJECT, SWATCH_OBJECT = (_OBJECT + number for number in (1, 2, 3, 4))
WHAT, _WIDTH, _HEIGHT, DOT = _OWN + 1, _OWN + 2, _OWN + 3, _OWN + 4


def register(document: QTextDocument) -> None:
    """Teach a document to draw them."""
    layout = document.documentLayout()
    for number, drawing in ((_QR_OBJECT, QrSquares(document)), (_BAR_OBJECT, Bars(document))):
        layout.registerHandler(number, drawing)


def square(block: Qr, dot: float) -> QTextCharFormat:
    """The letter's format of a QR code; `dot` is a millimetre of the paper."""
    side = block.size * dot
    return drawn(_QR_OBJECT, block.text, side, side, dot)


def bar(block: Bar, width: float, dot: float) -> QTextCharFormat:
    """The letter's format of a bar, as wide as so many dots of the paper."""
    return drawn(_BAR_OBJECT, (*block.parts, block.goal, block.full), width, BAR_MM * dot, dot)


def drawn(number: int, what: object, width: float, height: float, dot: float) -> QTextCharFormat:
    """The letter's format of a drawing: which one, of what, how large."""
    made = QTextCharFormat()
    made.setObjectType(int(number))
    for name, value in ((WHAT, what), (_WIDTH, width), (_HEIGHT, height), (DOT, dot)):
        made.setProperty(name, value)
    return made


class Drawing(QPyTextObject):
    """As large as its format says; each kind paints itself, in `paint`."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, fmt: QTextFormat) -> QSizeF:
        return QSizeF(float(fmt.property(_WIDTH)), float(fmt.property(_HEIGHT)))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        fmt: QTextFormat,
    ) -> None:
        painter.save()
        self.paint(painter, QRectF(rect), fmt)
        painter.restore()

    def paint(self, painter: QPainter, room: QRectF, fmt: QTextFormat) -> None:
        """Paint what the format says into its room; the painter is as it was afterwards."""
        raise NotImplementedError


class QrSquares(Drawing):
    """Paints a QR code as squares."""

    def paint(self, painter: QPainter, room: QRectF, fmt: QTextFormat) -> None:
        import segno  # it and the network modules of Python that it imports are 5 MiB

        rows = tuple(segno.make(fmt.property(WHAT), error="m", micro=False).matrix_iter())
        side = room.width() / len(rows)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    # A hair wider than the module: no white seams between neighbours.
                    left, top = room.left() + across * side, room.top() + down * side
                    painter.fillRect(
                        QRectF(left, top, side * 1.02, side * 1.02), Qt.GlobalColor.black
                    )


class Bars(Drawing):
    """Paints a bar in ink alone: its first part full, the second hatched, the third empty."""

    def paint(self, painter: QPainter, room: QRectF, fmt: QTextFormat) -> None:
        *parts, goal, full = (int(number) for number in fmt.property(WHAT))
        dot = float(fmt.property(DOT))
        room = room.adjusted(0, 0, -_LINE_MM * dot, -_LINE_MM * dot)
        scale = room.width() / max(full, 1)
        painter.setPen(QPen(INK, _LINE_MM * dot))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = room.left()
        for turn, part in enumerate(parts):
            box = QRectF(left, room.top(), part * scale, room.height())
            if part:
                _fill(painter, box, turn, dot)
                painter.drawRect(box)
            left = box.right()
        if goal:
            painter.drawRect(QRectF(room.left(), room.top(), goal * scale, room.height()))


def _fill(painter: QPainter, box: QRectF, turn: int, dot: float) -> None:
    if turn == 0:
        painter.fillRect(box, INK)
    elif turn == 1:
        step, high = _HATCH_MM * dot, box.height()
        painter.save()
        painter.setClipRect(box)
        count = int((box.width() + high) / step) + 1
        starts = [box.left() - high + step * one for one in range(count + 1)]
        painter.drawLines([QLineF(x, box.bottom(), x + high, box.top()) for x in starts])
        painter.restore()
