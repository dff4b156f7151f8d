"""The one button: a box from the style sheet, and icon, words and key painted inside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from captura.ui import keys
from captura.ui.look import icons, style
from captura.ui.look.measure import dp

_WORDS = {"primary": "onaccent", "danger": "bad", "link": "acctext"}
_PADDING = {"link": 4, "ghost": 8}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Button(QPushButton):
    """kind: primary, secondary, danger, link, ghost or chip (chips can be checked).

    `key` is a portable key text, shown and heard while the button is visible; a plain "Return"
    is only shown (the form hears it), and so is any key with `heard` false. `name` names a button
    that has no words.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        key: str = "",
        slot: Callable[[], object] | None = None,
        big: bool = False,
        name: str = "",
        heard: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._kind, self._icon, self._key, self._big = text, kind, icon, key, big
        self._ring = False
        self.setProperty("kind", kind)
        self.setCheckable(kind == "chip")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name or text)
        if heard and key and key != "Return":
            self.setShortcut(QKeySequence(key))
        shown = keys.cap(key) if key else ""
        self.setToolTip(f"{name or text} ({shown})" if key else name)
        if slot is not None:
            self.clicked.connect(lambda *_: slot())

    def words(self) -> str:
        """The words shown (``text()`` is empty: Qt must not draw them a second time)."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change the words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self.update()

    def event(self, event: QEvent) -> bool:
        # Qt would press the button for a tenth of a second first: F12 has no time for that.
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside a QDialog Qt leaves Return to nobody; people expect it to press the button.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if self.isEnabled() else Qt.CursorShape.ArrowCursor)

    def _content(self) -> tuple[float, float, float]:
        """Widths of icon with gap, words, and gap with key."""
        icon = float(dp(16)) + (dp(10) if self._words else 0) if self._icon else 0.0
        words = QFontMetricsF(style.text_font(14, 600)).horizontalAdvance(self._words)
        key = 0.0
        if self._key:
            key = QFontMetricsF(style.text_font(12, 500)).horizontalAdvance(keys.cap(self._key))
            key += dp(10)
        return icon, words, key

    def sizeHint(self) -> QSize:
        padding = dp(_PADDING.get(self._kind, 16))
        width = sum(self._content()) + 2 * padding
        return QSize(round(width + 0.5), dp(36 if self._big else 32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        focus = QStyle.StateFlag.State_HasFocus
        option.state = option.state & ~focus
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)
        if self._ring:
            self._paint_ring(painter)

    def _tone(self) -> QColor:
        if not self.isEnabled():
            return style.colour("distext")
        return style.colour(_WORDS.get(self._kind, "text"))

    def _paint_content(self, painter: QPainter) -> None:
        icon, words, key = self._content()
        tone, middle = self._tone(), self.height() / 2
        left = (self.width() - icon - words - key) / 2
        if self._icon:
            top = round(middle - dp(16) / 2)
            painter.drawPixmap(round(left), top, icons.pixmap(self._icon, tone))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tone)
        painter.setFont(style.text_font(14, 600))
        painter.drawText(QRectF(left + icon, 0, words + 2, self.height()), upright, self._words)
        if self._key:
            painter.setOpacity(0.82 if self.isEnabled() else 1.0)
            painter.setFont(style.text_font(12, 500))
            box = QRectF(left + icon + words + dp(10), 0, key, self.height())
            painter.drawText(box, upright, keys.cap(self._key))
            painter.setOpacity(1.0)

    def _paint_ring(self, painter: QPainter) -> None:
        radius = dp(16 if self._kind == "chip" else 8)
        filled = self._kind == "primary"
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("ring"), 2))
        painter.drawRoundedRect(box, radius - 1, radius - 1)
        if filled:
            painter.setPen(QPen(style.colour("onaccent"), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), radius - 3, radius - 3)


def action_button(
    action: str,
    slot: Callable[[], object],
    kind: str = "secondary",
    *,
    text: str = "",
    big: bool = False,
) -> Button:
    """The button of an action of the table in `ui.keys`; `text` says it otherwise."""
    entry = keys.action(action)
    return Button(text or entry.text, kind, icon=entry.icon, key=entry.key, slot=slot, big=big)
