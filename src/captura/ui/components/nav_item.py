"""One line of the rail: icon, words, how many wait."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QShortcutEvent
from PySide6.QtWidgets import QWidget

from captura.ui.components.ringed import Ringed
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class NavItem(Ringed):
    """Checked while its page shows; compact shows the icon alone."""

    def __init__(
        self, text: str, icon: str, key: str = "", *, count: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._count, self._key = text, icon, count, key
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        if key:
            self.setShortcut(key)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """How many things wait there."""
        self._count = count
        name = f"{self._words}, {count} por atender" if count else self._words
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._key})" if self._key else name)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or icon and words."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(44 if self._compact else 192), dp(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(30), dp(32))  # what is left beside a scroll bar

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()  # at once, without Qt's moment of being pressed
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, here = QRectF(self.rect()), self.isChecked()
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("soft" if here else "soft2"))
            painter.drawRoundedRect(box, dp(8), dp(8))
        if here:
            painter.setBrush(style.colour("acctext"))
            bar = QRectF(0, dp(8), dp(3), self.height() - dp(16))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, dp(1), dp(1))
        tone = style.colour("acctext" if here else "text")
        side, middle = dp(18), self.height() / 2
        left = (self.width() - side) / 2 if self._compact else dp(12)
        painter.drawPixmap(
            round(left),
            round(middle - side / 2),
            icons.pixmap(self._icon, style.colour("acctext" if here else "text2"), 18),
        )
        if not self._compact:
            painter.setPen(tone)
            painter.setFont(style.text_font(14, 600 if here else 400))
            words = box.adjusted(dp(40), 0, -dp(8), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._count:
            self._paint_count(painter)
        if self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.colour("ring"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), dp(7), dp(7))

    def _paint_count(self, painter: QPainter) -> None:
        text, font = f"{self._count:,}", style.text_font(12, 700)
        wide = max(dp(20), round(QFontMetricsF(font).horizontalAdvance(text)) + dp(10))
        high = dp(16 if self._compact else 20)
        top = 0.0 if self._compact else (self.height() - high) / 2
        right = self.width() - (0 if self._compact else dp(8))
        box = QRectF(right - wide, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("badge"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(style.colour("onbadge"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
