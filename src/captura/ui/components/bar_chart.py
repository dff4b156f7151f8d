"""Bars that stand on each other, one column a month; the sum over each, a scale at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.look import style
from captura.ui.look.measure import dp

_LEFT, _TOP, _FOOT, _WIDEST = 40, 22, 22, 44


@dataclass(frozen=True)
class Series:
    """One layer of the bars: its words and the token of its colour."""

    words: str
    token: str


class BarChart(QWidget):
    """Give it series and `columns`: (words, a value for each series)."""

    def __init__(self, name: str, series: Sequence[Series], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.series = name, tuple(series)
        self._columns: Sequence[tuple[str, Sequence[int]]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_columns(())

    def set_columns(self, columns: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Draw these; what they say is also told in words to who can't see them."""
        self._columns = columns
        told = [
            f"{words}: "
            + ", ".join(f"{one.words} {n:,}" for one, n in zip(self.series, values, strict=True))
            for words, values in columns
        ]
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(". ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(420), dp(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(300), dp(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, steps = nice_steps(max((sum(values) for _, values in self._columns), default=0))
        room = QRectF(self.rect()).adjusted(dp(_LEFT), dp(_TOP), -dp(4), -dp(_FOOT))
        self._paint_scale(painter, room, step, steps)
        for place, (words, values) in enumerate(self._columns):
            wide = room.width() / len(self._columns)
            box = QRectF(room.left() + place * wide, room.top(), wide, room.height())
            self._paint_column(painter, box, words, values, step * steps)

    def _paint_scale(self, painter: QPainter, room: QRectF, step: int, steps: int) -> None:
        painter.setFont(style.text_font(12))
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for n in range(steps + 1):
            high = room.bottom() - room.height() * n / steps
            painter.setPen(style.colour("edge2" if n == 0 else "line"))
            painter.drawLine(QPointF(room.left(), high), QPointF(room.right(), high))
            painter.setPen(style.colour("muted"))
            place = QRectF(0, high - dp(8), room.left() - dp(8), dp(16))
            painter.drawText(place, middle, f"{n * step:,}")

    def _paint_column(
        self, painter: QPainter, box: QRectF, words: str, values: Sequence[int], top: int
    ) -> None:
        wide = min(dp(_WIDEST), box.width() * 0.56)
        left, floor = box.center().x() - wide / 2, box.bottom()
        for one, value in zip(self.series, values, strict=True):
            if value:
                high = box.height() * value / top
                bar = QRectF(left, floor - high, wide, max(1.0, high - (1 if high > 3 else 0)))
                painter.fillRect(bar, style.colour(one.token))
                floor -= high
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(style.text_font(12))
        painter.setPen(QPen(style.colour("muted")))
        foot = QRectF(box.left(), box.bottom() + dp(4), box.width(), dp(18))
        painter.drawText(foot, centre | Qt.AlignmentFlag.AlignTop, words)
        if sum(values):
            painter.setFont(style.text_font(12, 700))
            painter.setPen(style.colour("text"))
            over = QRectF(box.left(), floor - dp(19), box.width(), dp(17))
            painter.drawText(over, centre | Qt.AlignmentFlag.AlignBottom, f"{sum(values):,}")


def nice_steps(most: int) -> tuple[int, int]:
    """(step, how many) of a scale of 1, 2 or 5 times a power of ten that holds `most`."""
    step = 1
    while step * 4 < most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step, max(1, -(-most // step))
