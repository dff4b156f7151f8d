"""A small rounded state: sign and word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from captura.ui.components.signs import colour_of, paint_sign
from captura.ui.look import style
from captura.ui.look.measure import dp


class Pill(QFrame):
    """`kind`: ok, warn, bad, info, or "" for a plain one without a sign."""

    def __init__(
        self, text: str, kind: str = "", *, sign: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._sign = "", sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, kind)

    def show_state(self, text: str, kind: str = "") -> None:
        """Show another word and state; an empty word hides the pill."""
        self._text, self._kind = text, kind
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._text

    def _sign_width(self) -> int:
        return dp(15) if self._sign and self._kind else 0

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(style.text_font(12, 600)).horizontalAdvance(self._text)
        return QSize(round(words + 0.5) + 1 + dp(16) + self._sign_width(), dp(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tone, left = colour_of(self._kind), float(dp(8))
        if self._sign_width():
            paint_sign(painter, QRectF(left - dp(1), 0, dp(12), self.height()), self._kind, tone)
            left += self._sign_width()
        painter.setFont(style.text_font(12, 600))
        painter.setPen(tone)
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)
