"""The municipalities on paper, in greys with their letters, and the small fields of the legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTransform,
)

from captura.documents.page import ShadedPlace
from captura.records.outlines import outlines
from captura.records.shades import HIDDEN
from captura.ui.components.outline_shape import outline_shape
from captura.ui.components.shade import hatch
from captura.ui.look.tokens import contrast
from captura.ui.paper_drawings import DOT, MAP_OBJECT, SWATCH_OBJECT, WHAT, Drawing, drawn
from captura.ui.paper_letters import INK, font

WHITE = QColor("#ffffff")
GREYS = tuple(map(QColor, ("#ffffff", "#e4e4e4", "#c2c2c2", "#a0a0a0", "#7e7e7e", "#5a5a5a")))
_LETTERS, _LINE_MM, _HATCH_MM = 5.5, 0.15, 1.1  # letters in points
_APART_MM, _NEARLY, _ROUNDS = 0.5, 1e-6, 100
_SWATCH_MM = (6.0, 3.4)


def register_map(document: QTextDocument) -> None:
    """Teach a document to draw them."""
    layout = document.documentLayout()
    for number, drawing in ((MAP_OBJECT, Places(document)), (SWATCH_OBJECT, Swatches(document))):
        layout.registerHandler(int(number), drawing)


def places_letter(places: Sequence[ShadedPlace], room: QSizeF, dot: float) -> QTextCharFormat:
    """The letter's format of a map, as large as it has room in dots of the paper."""
    # never empty: Qt gives an empty text back as a list
    told = ";" + ";".join(f"{one.key},{one.shade},{one.letters}" for one in places)
    size = _whole().size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return drawn(MAP_OBJECT, told, size.width(), size.height(), dot)


def swatch_letter(shade: int, dot: float) -> QTextCharFormat:
    """The letter's format of a field of one shade."""
    wide, high = _SWATCH_MM
    made = drawn(SWATCH_OBJECT, shade, wide * dot, high * dot, dot)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def ink_on(shade: int) -> QColor:
    """Of ink and white the one that reads better on a shade; what is hidden has a plain strip."""
    paper = GREYS[max(shade, 0)].name()
    return max((INK, WHITE), key=lambda ink: contrast(ink.name(), paper))


def spread(boxes: Sequence[QRectF], gap: float) -> list[QRectF]:
    """The boxes, those that stand closer than `gap` moved apart, each the least it can."""
    moved = [QRectF(one) for one in boxes]
    for _ in range(_ROUNDS):
        close = False
        for one, other in combinations(moved, 2):
            across = min(one.right(), other.right()) - max(one.left(), other.left()) + gap
            down = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + gap
            if min(across, down) > _NEARLY:
                close = True
                _push(one, other, across, down)
        if not close:
            break
    return moved


def _push(one: QRectF, other: QRectF, across: float, down: float) -> None:
    """Both by half of what is missing, along the shorter way."""
    way = other.center() - one.center()
    if across < down:
        half = QPointF(across / 2 if way.x() >= 0 else -across / 2, 0)
    else:
        half = QPointF(0, down / 2 if way.y() >= 0 else -down / 2)
    one.translate(-half)
    other.translate(half)


def _centred(box: QRectF, middle: QPointF) -> QRectF:
    box.moveCenter(middle)
    return box


def _whole() -> QRectF:
    """The state, whichever of its municipalities are shown."""
    whole = QRectF()
    for one in outlines().values():
        whole = whole.united(outline_shape(one).boundingRect())
    return whole


class Places(Drawing):
    """Paints the municipalities that have an outline."""

    def paint(self, painter: QPainter, room: QRectF, fmt: QTextFormat) -> None:
        dot, whole = float(fmt.property(DOT)), _whole()
        scale = room.width() / whole.width()
        view = QTransform.fromTranslate(room.left(), room.top()).scale(scale, scale)
        view.translate(-whole.left(), -whole.top())
        places = [
            (view.map(outline_shape(outlines()[key])), view.map(_middle(key)), shade, letters)
            for key, shade, letters in _read(str(fmt.property(WHAT)))
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape, _, shade, _ in places:
            _fill(painter, shape, shade, dot)
        painter.setFont(font("strong", _LETTERS))
        metrics = QFontMetricsF(painter.font(), painter.device())
        boxes = [_centred(metrics.tightBoundingRect(one[3]), one[1]) for one in places]
        apart = spread(boxes, _APART_MM * dot)
        for (shape, _, shade, letters), box in zip(places, apart, strict=True):
            if shade == HIDDEN or not shape.contains(box):
                # letters stand on their own grey, not on hatching nor across a border
                painter.fillRect(box, GREYS[max(shade, 0)])
            painter.setPen(ink_on(shade))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letters)


class Swatches(Drawing):
    """Paints a field of the legend."""

    def paint(self, painter: QPainter, room: QRectF, fmt: QTextFormat) -> None:
        dot = float(fmt.property(DOT))
        shape, edge = QPainterPath(), _LINE_MM * dot
        shape.addRect(room.adjusted(edge, edge, -edge, -edge))
        _fill(painter, shape, int(fmt.property(WHAT)), dot)


def _read(told: str) -> Iterator[tuple[str, int, str]]:
    for one in filter(None, told.split(";")):
        key, shade, letters = one.split(",")
        if key in outlines():
            yield key, int(shade), letters


def _middle(key: str) -> QPointF:
    return QPointF(*outlines()[key].middle)


def _fill(painter: QPainter, shape: QPainterPath, shade: int, dot: float) -> None:
    """A shape in its grey, or hatched, with a line around it."""
    painter.fillPath(shape, GREYS[max(shade, 0)])
    painter.setPen(QPen(INK, _LINE_MM * dot))
    if shade == HIDDEN:
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.drawLines(hatch(shape.boundingRect(), _HATCH_MM * dot))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
