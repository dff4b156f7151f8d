"""The steps of a path: done, current, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class Steps(QWidget):
    """`current` counts from 0; at ``len(names)`` every step is done."""

    def __init__(
        self, names: Sequence[str], current: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names, self._current = tuple(names), current
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    def set_current(self, current: int) -> None:
        """Move to a step."""
        self._current = current
        total = len(self._names)
        here = f"Paso {current + 1} de {total}: {self._names[current]}" if current < total else ""
        self.setAccessibleName(here or f"Los {total} pasos están hechos")
        self.update()

    def _cell(self) -> int:
        metrics = QFontMetricsF(style.text_font(13, 600))
        widest = max(metrics.horizontalAdvance(name) for name in self._names)
        return max(dp(56), round(widest) + dp(8))

    def sizeHint(self) -> QSize:
        return QSize(max(dp(110), self._cell()) * len(self._names), dp(54))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cell() * len(self._names), dp(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, radius = self.width() / len(self._names), dp(14)
        for index, name in enumerate(self._names):
            middle = QPointF(width * (index + 0.5), radius + 1)
            if index:
                done = index <= self._current
                painter.setPen(QPen(style.colour("accent" if done else "edgesoft"), dp(2)))
                before = QPointF(width * (index - 0.5) + radius + dp(7), middle.y())
                painter.drawLine(before, QPointF(middle.x() - radius - dp(7), middle.y()))
            self._paint_step(painter, index, name, middle, width)

    def _paint_step(
        self, painter: QPainter, index: int, name: str, middle: QPointF, width: float
    ) -> None:
        radius, reached = dp(14), index <= self._current
        filled = style.colour("accent" if reached else "surface")
        painter.setBrush(filled)
        painter.setPen(QPen(style.colour("accent" if reached else "edge"), dp(2)))
        painter.drawEllipse(middle, radius - 1, radius - 1)
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        if index < self._current:
            tick = icons.pixmap("check", style.colour("onaccent"), 14)
            corner = QPointF(middle.x() - dp(14) / 2, middle.y() - dp(14) / 2)
            painter.drawPixmap(corner.toPoint(), tick)
        else:
            painter.setPen(style.colour("onaccent" if reached else "text2"))
            painter.setFont(style.text_font(13, 700))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        here = index == self._current
        painter.setFont(style.text_font(13, 600 if here else 400))
        painter.setPen(style.colour("text" if here else "muted"))
        below = QRectF(middle.x() - width / 2, 2 * radius + dp(4), width, dp(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
