"""A thin bar: how much is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.look import style
from captura.ui.look.measure import dp


class ProgressBar(QWidget):
    """`total` 0 means that nobody knows yet how much there is."""

    def __init__(self, name: str = "Avance", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total, self._name = 0, 0, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(0, 0)

    def set_value(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{self._name}: {done} de {total}" if total else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(160), dp(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(96), dp(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high, radius = dp(8), dp(4)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(style.colour("track"))
        painter.drawRoundedRect(box, radius, radius)
        share = min(1.0, self._done / self._total) if self._total else 0.0
        if share > 0:
            box.setWidth(max(2 * radius, box.width() * share))
            painter.setBrush(style.colour("chart1"))
            painter.drawRoundedRect(box, radius, radius)
