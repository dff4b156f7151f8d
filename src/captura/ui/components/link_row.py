"""A line that leads somewhere: icon, how many, words, and at the right when or until when."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from captura.ui.components.ringed import Ringed
from captura.ui.look import icons, style
from captura.ui.look.measure import dp

_LEFT, _ICON, _GAP = 4, 16, 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class LinkRow(Ringed):
    """Enter, Space or a click follow it. tone: the token of icon, count and note."""

    def __init__(
        self,
        icon: str,
        words: str,
        *,
        count: int = 0,
        note: str = "",
        tone: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words, self.count, self.note = words, count, note
        self._icon, self._tone = icon, tone
        said = f"{count:,} {words}" if count else words
        self.setAccessibleName(f"{said}, {note}" if note else said)
        self.setToolTip(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(dp(260), dp(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(160), dp(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("soft" if self.isDown() else "soft2"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), dp(6), dp(6))
        tone = style.colour(self._tone)
        top = round(box.center().y() - dp(_ICON) / 2)
        painter.drawPixmap(dp(_LEFT), top, icons.pixmap(self._icon, tone, _ICON))
        left = float(dp(_LEFT + _ICON + _GAP))
        left += self._paint_count(painter, left)
        right = box.width() - dp(_LEFT) - self._paint_note(painter, box)
        painter.setFont(style.text_font(14))
        painter.setPen(style.colour("text"))
        room = QRectF(left, 0, max(0.0, right - left), box.height())
        words = QFontMetricsF(painter.font()).elidedText(
            self.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _MIDDLE, words)
        if self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.colour("ring"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), dp(6), dp(6))

    def _paint_count(self, painter: QPainter, left: float) -> float:
        """The count in bold; the room it takes."""
        if not self.count:
            return 0.0
        font, text = style.text_font(14, 700), f"{self.count:,}"
        wide = max(float(dp(20)), QFontMetricsF(font).horizontalAdvance(text))
        painter.setFont(font)
        painter.setPen(style.colour(self._tone))
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(left, 0, wide, self.height()), right | _MIDDLE, text)
        return wide + dp(8)

    def _paint_note(self, painter: QPainter, box: QRectF) -> float:
        """The note, or the sign that the line leads on; the room it takes."""
        if not self.note:
            size = dp(14)
            place = round(box.width() - dp(_LEFT) - size), round(box.center().y() - size / 2)
            painter.drawPixmap(*place, icons.pixmap("chevron-right", style.colour("muted"), 14))
            return float(size + dp(8))
        font = style.text_font(13)
        wide = QFontMetricsF(font).horizontalAdvance(self.note)
        painter.setFont(font)
        painter.setPen(style.colour("muted" if self._tone == "text2" else self._tone))
        room = QRectF(0, 0, box.width() - dp(_LEFT), box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _MIDDLE, self.note)
        return wide + dp(12)
