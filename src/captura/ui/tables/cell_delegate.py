"""Draws every table: hairline, hover and selected row, and each cell by its tags."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from captura.ui.components.signs import paint_sign
from captura.ui.look import icons, style
from captura.ui.look.measure import dp
from captura.ui.tables.cell import CELL, Cell

_STATE = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """The one delegate; what a cell is comes from the model's CELL role alone."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.hovered = -1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(dp(64), dp(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & _STATE.State_Selected)
        self._paint_row(painter, rect, index, selected)
        cell = index.data(CELL)
        if isinstance(cell, Cell) and (cell.text or cell.icon):
            align = index.data(Qt.ItemDataRole.TextAlignmentRole)
            right = bool(Qt.AlignmentFlag(align or 0) & Qt.AlignmentFlag.AlignRight)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_cell(painter, rect.adjusted(dp(8), 0, -dp(8), 0), cell, right)
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), told(index, option.rect.width()), view)
        return True

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        selected: bool,
    ) -> None:
        active = self._table.hasFocus()
        if selected:
            painter.fillRect(rect, style.colour("soft" if active else "sunken"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, style.colour("soft2"))
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = self._table.horizontalHeader().logicalIndexAt(0)
        if selected and index.column() == first:
            bar = QRect(rect.left(), rect.top(), dp(3), rect.height() - 1)
            painter.fillRect(bar, style.colour("accent" if active else "edge"))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, right: bool) -> None:
        font, tone = _font(cell), _tone(cell)
        if cell.pill:
            _paint_pill(painter, rect, cell, tone)
            return
        if cell.icon:
            tint = style.colour(cell.tone) if cell.tone else tone
            top = rect.center().y() - dp(16) // 2 + 1
            painter.drawPixmap(rect.left(), top, icons.pixmap(cell.icon, tint))
            rect = rect.adjusted(dp(22), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(tone)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)


def told(index: QModelIndex | QPersistentModelIndex, width: int) -> str:
    """What a cell of that width says under the pointer: the whole of what it cut, or its icon."""
    cell = index.data(CELL)
    if not isinstance(cell, Cell):
        return ""
    if not cell.text:
        return cell.spoken if cell.icon else ""
    return cell.text if needed(cell) > width else ""


def needed(cell: Cell) -> int:
    """How wide a column must be to show the whole of a cell."""
    around = dp(16) + (dp(22) if cell.icon else 0)
    if cell.pill:
        around = dp(32) + (dp(15) if cell.tone else 0)
    # a pixel more: an advance is rounded, and half of one already cuts
    return QFontMetrics(_font(cell)).horizontalAdvance(cell.text) + 1 + around


def _font(cell: Cell) -> QFont:
    if cell.mono:
        return style.mono_font(12)
    if cell.pill:
        return style.text_font(12, 600)
    return style.text_font(13, 600 if cell.bold or cell.link else 400, tabular=True)


def _tone(cell: Cell) -> QColor:
    if cell.tone:
        return style.colour(cell.tone)
    if cell.link:
        return style.colour("acctext")
    if cell.muted:
        return style.colour("muted")
    return style.colour("text" if cell.bold or cell.mono else "text2")


def _paint_pill(painter: QPainter, rect: QRect, cell: Cell, tone: QColor) -> None:
    font = _font(cell)
    sign = dp(15) if cell.tone else 0
    room = rect.width() - dp(16) - sign
    text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, room)
    wide = QFontMetrics(font).horizontalAdvance(text) + dp(16) + sign
    box = QRectF(rect.left(), rect.center().y() - dp(10) + 1, wide, dp(20))
    painter.setBrush(style.colour(f"{cell.tone}bg" if cell.tone else "track"))
    painter.setPen(QPen(tone, 1) if style.bordered() else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, dp(10), dp(10))
    if sign:
        place = QRectF(box.left() + dp(7), box.top(), dp(12), box.height())
        paint_sign(painter, place, cell.tone, tone)
    painter.setFont(font)
    painter.setPen(tone)
    words = box.adjusted(dp(8) + sign, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
