"""What the colours of the chart mean: a square and its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.components.bar_chart import Series
from captura.ui.look import style
from captura.ui.look.measure import dp

_SQUARE, _GAP, _APART = 12, 6, 14


class Legend(QWidget):
    """One line; the chart itself tells its values in words."""

    def __init__(self, series: Sequence[Series], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = tuple(series)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(style.text_font(13))
        words = sum(wide.horizontalAdvance(one.words) for one in self._series)
        return QSize(round(words) + len(self._series) * dp(_SQUARE + _GAP + _APART), dp(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.text_font(13))
        measure, left = QFontMetricsF(painter.font()), 0.0
        for one in self._series:
            top = (self.height() - dp(_SQUARE)) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(one.token))
            painter.drawRoundedRect(QRectF(left, top, dp(_SQUARE), dp(_SQUARE)), dp(3), dp(3))
            left += dp(_SQUARE + _GAP)
            painter.setPen(style.colour("text2"))
            room = QRectF(left, 0, measure.horizontalAdvance(one.words) + 2, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, one.words)
            left += room.width() + dp(_APART)
