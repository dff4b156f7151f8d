"""The lines of the palette, under the names of their groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from captura.ui import keys
from captura.ui.look import icons, style
from captura.ui.look.measure import dp
from captura.ui.palette.entry import Entry

_LINE, _GROUP = 36, 28
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.TextElideMode.ElideRight


class Results(QListView):
    """A list that never takes the keyboard; `follow(entry)` when a line is clicked."""

    def __init__(self, follow: Callable[[Entry], object]) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName("Lo encontrado")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: follow(self.entries[index.row()]))

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first one lit."""
        self.entries = list(entries)
        self._words.setStringList([f"{one.title} {one.detail}".strip() for one in entries])
        self.light(0)

    def light(self, row: int) -> None:
        """Light a line and bring it into sight."""
        self.setCurrentIndex(self._words.index(row, 0))

    def step(self, by: int) -> None:
        """Light the next line or the one before; beyond an end, the other end."""
        if self.entries:
            self.light((self.currentIndex().row() + by) % len(self.entries))

    def chosen(self) -> Entry | None:
        """The line that is lit."""
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def heads(self, row: int) -> bool:
        """Whether a line is the first of its group."""
        return row == 0 or self.entries[row - 1].group != self.entries[row].group

    def wanted_height(self) -> int:
        """Room for all lines without scrolling."""
        groups = sum(self.heads(row) for row in range(len(self.entries)))
        return dp(_LINE) * len(self.entries) + dp(_GROUP) * groups + dp(4)


class _Lines(QStyledItemDelegate):
    """Draws a line, and over the first of a group its name."""

    def __init__(self, results: Results) -> None:
        super().__init__(results)
        self._results = results

    def sizeHint(self, option: object, index: QModelIndex) -> QSize:  # type: ignore[override]
        head = _GROUP if self._results.heads(index.row()) else 0
        return QSize(dp(200), dp(_LINE + head))

    def paint(self, painter: QPainter, option: object, index: QModelIndex) -> None:  # type: ignore[override]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        entry = self._results.entries[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._results.heads(index.row()):
            painter.setFont(style.text_font(12, 600))
            painter.setPen(style.colour("muted"))
            head = QRect(rect.left() + dp(10), rect.top(), rect.width(), dp(_GROUP))
            painter.drawText(head, _MIDDLE, entry.group)
            rect = rect.adjusted(0, dp(_GROUP), 0, 0)
        lit = index.row() == self._results.currentIndex().row()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("soft"))
            painter.drawRoundedRect(rect, dp(6), dp(6))
        tone = style.colour("acctext" if lit else "text2")
        top = rect.center().y() - dp(16) // 2 + 1
        painter.drawPixmap(rect.left() + dp(10), top, icons.pixmap(entry.icon, tone))
        _words(painter, rect.adjusted(dp(36), 0, -dp(10), 0), entry, lit)
        painter.restore()


def _words(painter: QPainter, room: QRect, entry: Entry, lit: bool) -> None:
    """Title and detail, each as far as there is room; at the right the key that also does it."""
    key = entry.key or ("Return" if lit else "")
    if key:
        room = room.adjusted(0, 0, -_cap(painter, room, keys.cap(key)), 0)
    font = style.text_font(14, 600 if lit else 400)
    metrics = QFontMetrics(font)
    title = metrics.elidedText(entry.title, _END, room.width())
    painter.setFont(font)
    painter.setPen(style.colour("acctext" if lit else "text"))
    painter.drawText(room, _MIDDLE, title)
    left = metrics.horizontalAdvance(title) + dp(10)
    if entry.detail and room.width() - left > dp(40):
        small = style.text_font(13)
        painter.setFont(small)
        painter.setPen(style.colour("muted"))
        rest = room.adjusted(left, 0, 0, 0)
        detail = QFontMetrics(small).elidedText(entry.detail, _END, rest.width())
        painter.drawText(rest, _MIDDLE, detail)


def _cap(painter: QPainter, room: QRect, text: str) -> int:
    """A key cap at the right end; the room it takes."""
    font = style.text_font(12, 500)
    wide = max(dp(24), QFontMetrics(font).horizontalAdvance(text) + dp(12))
    box = QRect(room.right() - wide, room.center().y() - dp(10) + 1, wide, dp(20))
    painter.setBrush(style.colour("sunken"))
    painter.setPen(QPen(style.colour("edgesoft"), 1))
    painter.drawRoundedRect(box, dp(4), dp(4))
    painter.setFont(font)
    painter.setPen(style.colour("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return wide + dp(10)
