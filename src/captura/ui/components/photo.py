"""A picture in its proportions, as large as there is room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.look import style
from captura.ui.look.measure import dp


class Photo(QWidget):
    """Shows a picture held in memory, or a sentence why there is none; `least` high."""

    def __init__(self, name: str, *, least: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._name = least, name
        self._image, self._words = QImage(), ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_photo(None, "")

    def show_photo(self, data: bytes | None, words: str) -> None:
        """Another picture (JPEG or PNG), or words in its place."""
        self._image = QImage.fromData(data) if data else QImage()
        self._words = words
        self.setAccessibleName(f"{self._name}. {words}" if words else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(self._least), dp(self._least))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(self._least), dp(self._least))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), style.colour("sunken"))
        if self._image.isNull():
            painter.setPen(style.colour("muted"))
            room = self.rect().adjusted(dp(12), dp(12), -dp(12), -dp(12))
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(room, int(middle) | int(Qt.TextFlag.TextWordWrap), self._words)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(0, 0, size.width(), size.height())
        box.moveCenter(self.rect().center())
        painter.drawImage(box, self._image)
