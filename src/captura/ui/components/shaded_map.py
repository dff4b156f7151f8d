"""Places in shades of one hue, as a map or as tiles: hover, arrows, Enter; one widget for both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from captura.records.shades import HIDDEN
from captura.ui.components.announce import announce
from captura.ui.components.shade import fill_shade, ink_of
from captura.ui.look import style
from captura.ui.look.measure import dp

_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class Shaded:
    """`key` is the caller's. shade: 0 (nobody) to 5, or HIDDEN; detail: the value in words.

    shape and middle: in any unit common to all, y downwards. letters: written at the middle.
    """

    key: str
    name: str
    shape: QPainterPath
    middle: QPointF
    shade: int
    detail: str
    letters: str = ""


class ShadedMap(QWidget):
    """`moved(key)`: another place is under the cursor, which follows the mouse; `opened(key)`:
    Enter or a click."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = ""
        self._places: Mapping[str, Shaded] = {}
        self._room = QRectF(0, 0, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.setMouseTracking(True)

    def set_places(self, places: Sequence[Shaded]) -> None:
        """Show these; the cursor stays on its key when it is still there."""
        self._places = {one.key: one for one in places}
        whole = QRectF()
        for one in places:
            whole = whole.united(one.shape.boundingRect())
        self._room = whole if places else QRectF(0, 0, 1, 1)
        if self._at not in self._places:
            self._at = places[0].key if places else ""
        self._describe()
        self.update()

    def place(self) -> Shaded | None:
        """The place under the cursor."""
        return self._places.get(self._at)

    def set_key(self, key: str) -> None:
        """Put the cursor on a place without telling `moved`."""
        if key in self._places:
            self._at = key
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(420), dp(184))  # what is left is given to it

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(260), dp(168))

    def at(self, point: QPointF) -> Shaded | None:
        """The place under a point of the widget."""
        back, possible = self._view().inverted()
        spot = back.map(point)
        found = (one for one in self._places.values() if one.shape.contains(spot))
        return next(found, None) if possible else None

    def middle_of(self, key: str) -> QPointF:
        """Where the middle of a place is painted."""
        return self._view().map(self._places[key].middle)

    def _view(self) -> QTransform:
        """From the units of the shapes to the widget: as large as it has room, in the middle."""
        edge = dp(4)
        wide, high = self.width() - 2 * edge, self.height() - 2 * edge
        scale = min(wide / self._room.width(), high / self._room.height())
        centre = QRectF(self.rect()).center() - self._room.center() * scale
        return QTransform.fromTranslate(centre.x(), centre.y()).scale(scale, scale)

    def _move(self, key: str) -> None:
        if key and key != self._at:
            self.set_key(key)
            announce(self, self.accessibleDescription())
            self.moved.emit(key)

    def _describe(self) -> None:
        here = self.place()
        self.setAccessibleDescription(f"{here.name}: {here.detail}" if here else "sin datos")

    def _beside(self, way: QPointF) -> str:
        """The nearest place that way, one straight ahead before one aslant; "" at the edge."""
        here = self.place()
        if here is None:
            return ""

        def cost(one: Shaded) -> float:
            step = one.middle - here.middle
            ahead = QPointF.dotProduct(step, way)
            aside = abs(step.x() * way.y()) + abs(step.y() * way.x())
            return ahead + 2 * aside if ahead > aside / 2 and ahead > 0 else float("inf")

        best = min(self._places.values(), key=cost)
        return best.key if cost(best) < float("inf") else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WAYS:
            self._move(self._beside(_WAYS[key]))
        elif key in _OPEN and self._at:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        self._move(found.key if found else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found is not None:
            self.opened.emit(found.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self, self.accessibleDescription())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.at(QPointF(event.pos()))
            words = f"{found.name}: {found.detail}" if found else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view()
        for one in self._places.values():
            self._paint(painter, one, view)
        here = self.place()
        if here is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for token, width in (("surface", 5), ("ring" if self.hasFocus() else "text", 3)):
                painter.setPen(QPen(style.colour(token), dp(width)))
                painter.drawPath(view.map(here.shape))

    def _paint(self, painter: QPainter, one: Shaded, view: QTransform) -> None:
        shape = view.map(one.shape)
        fill_shade(painter, shape, one.shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("edge"), 1))
        painter.drawPath(shape)
        if one.letters:
            if one.shade == HIDDEN:  # letters stand on a plain strip, not on the hatching
                strip = shape.boundingRect()
                strip.setHeight(dp(16))
                strip.moveCenter(shape.boundingRect().center())
                painter.fillRect(strip, style.colour("surface"))
            painter.setPen(ink_of(one.shade))
            painter.setFont(style.text_font(12, 600))
            painter.drawText(shape.boundingRect(), Qt.AlignmentFlag.AlignCenter, one.letters)
