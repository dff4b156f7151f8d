"""The municipalities as tiles: code and sign, arrows, Enter; one widget for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from captura.ui.components.announce import announce
from captura.ui.components.signs import colour_of, paint_sign
from captura.ui.look import style
from captura.ui.look.measure import dp

_WIDTH, _HEIGHT, _GAP = 62, 32, 4


@dataclass(frozen=True)
class Tile:
    """`key` is the caller's; `code` three letters; `state` ok, info, warn, bad or "" (nothing)."""

    key: str
    code: str
    name: str
    state: str = ""
    detail: str = ""


class TileGrid(QWidget):
    """`moved(key)`: the cursor stands on another tile; `opened(key)`: Enter or double click."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(
        self, tiles: Sequence[Tile] = (), columns: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tiles, self._columns, self._at = tuple(tiles), columns, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these; the cursor stays on its key when it is still there."""
        key = self.key()
        self._tiles = tuple(tiles)
        self._at = next((i for i, tile in enumerate(tiles) if tile.key == key), 0)
        self.updateGeometry()
        self._describe()
        self.update()

    def set_columns(self, columns: int) -> None:
        """How many tiles stand in a row."""
        self._columns = columns
        self.updateGeometry()
        self.update()

    def key(self) -> str:
        """The key of the tile under the cursor, or ""."""
        return self._tiles[self._at].key if self._tiles else ""

    def tile(self) -> Tile | None:
        """The tile under the cursor."""
        return self._tiles[self._at] if self._tiles else None

    def set_key(self, key: str) -> None:
        """Put the cursor on a tile without telling `moved`."""
        self._at = next((i for i, tile in enumerate(self._tiles) if tile.key == key), self._at)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        rows = -(-len(self._tiles) // self._columns)
        wide = (self._columns - 1) * dp(_WIDTH + _GAP + 1) + dp(_WIDTH) + 1  # where the last ends
        return QSize(wide, max(1, rows) * dp(_HEIGHT + _GAP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _box(self, index: int) -> QRectF:
        row, column = divmod(index, self._columns)
        left, top = column * dp(_WIDTH + _GAP + 1), row * dp(_HEIGHT + _GAP)
        return QRectF(left + 0.5, top + 0.5, dp(_WIDTH) - 1, dp(_HEIGHT) - 1)

    def _index_at(self, point: QPoint) -> int:
        boxes = (i for i in range(len(self._tiles)) if self._box(i).contains(point.toPointF()))
        return next(boxes, -1)

    def _move(self, index: int) -> None:
        if 0 <= index < len(self._tiles) and index != self._at:
            self._at = index
            self._describe()
            self.update()
            announce(self, self.accessibleDescription())
            self.moved.emit(self.key())

    def _describe(self) -> None:
        here = self.tile()
        self.setAccessibleName(f"Municipios, {len(self._tiles)}")
        if here is not None:
            self.setAccessibleDescription(f"{here.name}: {here.detail or 'sin datos'}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._tiles) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Up: self._at - self._columns,
            Qt.Key.Key_Down: self._at + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._tiles:
            self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move(self._index_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._index_at(event.position().toPoint()) >= 0:
            self.opened.emit(self.key())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self, self.accessibleDescription())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(event.pos())
            if index >= 0:
                tile = self._tiles[index]
                words = f"{tile.name}: {tile.detail}" if tile.detail else tile.name
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, tile in enumerate(self._tiles):
            if event.region().intersects(self._box(index).toAlignedRect()):
                self._paint_tile(painter, index, tile)

    def _paint_tile(self, painter: QPainter, index: int, tile: Tile) -> None:
        box, tone = self._box(index), colour_of(tile.state)
        fill = f"{tile.state}bg" if tile.state else "disabled"
        edged = tile.state in ("warn", "bad") or style.bordered()
        painter.setPen(QPen(tone, 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(fill))
        painter.drawRoundedRect(box, dp(5), dp(5))
        painter.setPen(tone)
        painter.setFont(style.text_font(12, 600))
        words = box.adjusted(dp(7), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, tile.code)
        sign = QRectF(box.right() - dp(17), box.top(), dp(13), box.height())
        paint_sign(painter, sign, tile.state, tone)
        if index == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            token = "ring" if self.hasFocus() else "accent"
            painter.setPen(QPen(style.colour(token), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), dp(5), dp(5))
