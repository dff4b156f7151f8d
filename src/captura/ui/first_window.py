"""The window that shows before the rest is loaded: who starts Captura sees it start."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow

SAYING = "Captura se está abriendo…"
_UNSEEN = 400  # ms: a window shown minimised is never painted, and is furnished all the same


class FirstWindow(QMainWindow):
    """An empty ground with one sentence. `furnish(window)` fills it after its first paint."""

    def __init__(self, ground: str, ink: str, furnish: Callable[[QMainWindow], None]) -> None:
        super().__init__()
        self._ink, self._furnish, self._furnished = QColor(ink), furnish, False
        self.setPalette(QPalette(QColor(ground)))
        self.setWindowTitle("Captura")
        self.resize(1366, 697)
        QTimer.singleShot(_UNSEEN, self, self._fill)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.centralWidget() is None:
            painter = QPainter(self)
            painter.setPen(self._ink)
            middle = self.rect().center()
            width = painter.fontMetrics().horizontalAdvance(SAYING)
            painter.drawText(middle.x() - width // 2, middle.y(), SAYING)
            QTimer.singleShot(0, self, self._fill)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._furnished = True  # whoever closed it wants no login
        super().closeEvent(event)

    def _fill(self) -> None:
        if not self._furnished and self.centralWidget() is None:
            self._furnished = True
            self._furnish(self)
