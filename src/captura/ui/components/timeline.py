"""What happened, newest first: when, a sign, what, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from captura.ui.components.label import Label
from captura.ui.components.layouts import clear, column, row, show_if
from captura.ui.components.pill import Pill
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


@dataclass(frozen=True)
class Entry:
    """One thing that happened; `pill` is (word, kind) or None."""

    when: str
    icon: str
    title: str
    text: str = ""
    pill: tuple[str, str] | None = None


class _Dot(QLabel):
    """The circle with its icon, and the thread to the next one."""

    def __init__(self, icon: str, last: bool) -> None:
        super().__init__()
        self._icon, self._last = icon, last
        self.setFixedWidth(dp(28))
        self.setMinimumHeight(dp(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.colour("edgesoft"), 1))
        side = dp(26)
        if not self._last:
            painter.drawLine(dp(14), side, dp(14), self.height())
        painter.setBrush(style.colour("surface"))
        painter.drawEllipse(1, 1, side, side)
        offset = 1 + (side - dp(14)) // 2
        picture = icons.pixmap(self._icon, style.colour("acctext"), 14)
        painter.drawPixmap(offset, offset, picture)


class Timeline(QWidget):
    """A list of entries."""

    def __init__(self, entries: Sequence[Entry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(dp(8))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these and no others."""
        clear(self._grid)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for line, entry in enumerate(entries):
            when = Label(entry.when, "sub")
            when.setContentsMargins(0, dp(5), 0, 0)
            when.setMinimumWidth(dp(72))
            when.setAlignment(right)
            title = row(Label(entry.title, "strong"), None)
            if entry.pill is not None:
                title.addWidget(Pill(*entry.pill))
            text = Label(entry.text, "sub", wrap=True)
            show_if(text, bool(entry.text))
            self._grid.addWidget(when, line, 0)
            self._grid.addWidget(_Dot(entry.icon, line == len(entries) - 1), line, 1)
            self._grid.addLayout(column(4, title, text, 16, gap=2), line, 2)
            self._grid.setRowStretch(line, 0)
        self._grid.setRowStretch(len(entries), 1)
