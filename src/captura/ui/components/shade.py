"""The shades of a map: nobody, five steps of one hue, hidden; and a legend that says the limits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from captura.records.shades import HIDDEN
from captura.ui.components.label import Label
from captura.ui.components.layouts import clear, row
from captura.ui.look import style
from captura.ui.look.measure import dp
from captura.ui.look.tokens import THEMES, contrast

_HATCH = 6  # between two lines of what is hidden


def fill_shade(painter: QPainter, shape: QPainterPath, shade: int) -> None:
    """Fill a shape: 0 is nobody, the others rise, HIDDEN is hatched."""
    painter.fillPath(shape, style.colour(shade_token(shade)))
    if shade != HIDDEN:
        return
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(style.colour("edge"), 1))
    painter.drawLines(hatch(shape.boundingRect(), dp(_HATCH)))
    painter.restore()


def hatch(box: QRectF, step: float) -> list[QLineF]:
    """Lines aslant across a box; of two boxes side by side they go on into each other."""
    high = box.height()
    first = int((box.left() - box.bottom()) // step)
    last = int((box.right() - box.top()) // step) + 2
    # each is a line x - y = n · step of the plane, so the lines don't begin anew at every shape
    return [
        QLineF(box.bottom() - high + n * step, box.top(), box.bottom() + n * step, box.bottom())
        for n in range(first, last)
    ]


def ink_of(shade: int) -> QColor:
    """The colour of letters on a shade: of the two, the one that reads better in this theme."""
    theme = THEMES[style.current().theme]
    paper = theme[shade_token(shade)]
    return style.colour(max(("text", "onshade"), key=lambda ink: contrast(theme[ink], paper)))


def shade_token(shade: int) -> str:
    """The token a shade is filled with."""
    return f"shade{shade}" if shade > 0 else "surface"


class Swatch(QWidget):
    """A small field of one shade."""

    def __init__(self, shade: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = shade
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(dp(28), dp(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shape = QPainterPath()
        shape.addRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        fill_shade(painter, shape, self._shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("edge"), 1))
        painter.drawPath(shape)


class ShadeLegend(QWidget):
    """What each shade stands for, in words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[tuple[int, str]] = ()
        self._columns = 1
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(dp(6))

    def set_lines(self, lines: Sequence[tuple[int, str]]) -> None:
        """Show these: (shade, words)."""
        self._known = lines
        clear(self._lines)
        high = -(-len(lines) // self._columns)  # downwards first, as one reads a scale
        for at, (shade, words) in enumerate(lines):
            line = row(Swatch(shade), Label(words, "sub"), None)
            self._lines.addLayout(line, at % high, at // high)

    def set_columns(self, count: int) -> None:
        """In so many columns, side by side."""
        if count != self._columns:
            self._columns = count
            self.set_lines(self._known)
