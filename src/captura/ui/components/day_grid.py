"""The days of a month or of a week as one widget: what stands on each, arrows, Enter."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from captura.ui.components.announce import announce
from captura.ui.look import style
from captura.ui.look.measure import dp

WEEKDAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_HEAD, _NUMBER, _LINE = 26, 24, 18
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Mark:
    """A line in a day, with its own words; `tone` ok, info, warn, bad, muted or "" as in tables."""

    text: str
    tone: str = ""


class DayGrid(QWidget):
    """`moved(day)`: the cursor stands on another day, perhaps of another month; `opened(day)`:
    Enter or double click; `new(day)`: N. Page keys go a month, or a week, up and down."""

    moved = Signal(object)
    opened = Signal(object)
    new = Signal(object)

    def __init__(self, day: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.today, self.weekly = day, day, False
        self._marks: Mapping[dt.date, Sequence[Mark]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def days(self) -> list[dt.date]:
        """All days that show: whole weeks, Monday first."""
        first = self.day if self.weekly else self.day.replace(day=1)
        monday = first - dt.timedelta(days=first.weekday())
        count = (
            7
            if self.weekly
            else 7 * -(-((first - monday).days + monthrange(first.year, first.month)[1]) // 7)
        )
        return [monday + dt.timedelta(days=n) for n in range(count)]

    def show_marks(self, marks: Mapping[dt.date, Sequence[Mark]]) -> None:
        """What stands on the days that show."""
        self._marks = marks
        self._describe()
        self.update()

    def show_weekly(self, weekly: bool) -> None:
        """A week, or a month."""
        self.weekly = weekly
        self.update()

    def go(self, day: dt.date) -> None:
        """Put the cursor on a day."""
        if day != self.day:
            self.day = day
            self._describe()
            self.update()
            announce(self, self.accessibleDescription())
            self.moved.emit(day)

    def turn(self, by: int) -> None:
        """Go so many months further, or weeks where a week shows."""
        self.go(self._page(by))

    def sizeHint(self) -> QSize:
        return QSize(dp(560), dp(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(420), dp(300))

    def _describe(self) -> None:
        marks = self._marks.get(self.day, ())
        said = ", ".join(mark.text for mark in marks) or "nada"
        self.setAccessibleName("Calendario")
        self.setAccessibleDescription(f"{WEEKDAYS[self.day.weekday()]} {self.day:%d/%m/%Y}: {said}")

    def _page(self, by: int) -> dt.date:
        if self.weekly:
            return self.day + dt.timedelta(days=7 * by)
        months = self.day.year * 12 + self.day.month - 1 + by
        first = dt.date(months // 12, months % 12 + 1, 1)
        return first.replace(day=min(self.day.day, monthrange(first.year, first.month)[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.go(self.day + dt.timedelta(days=steps[key]))
        elif key in pages:
            self.turn(pages[key])
        elif key == Qt.Key.Key_Home:
            self.go(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.new.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _box(self, index: int) -> QRectF:
        weeks = len(self.days()) // 7
        wide = self.width() / 7
        high = (self.height() - dp(_HEAD)) / weeks
        return QRectF(index % 7 * wide, dp(_HEAD) + index // 7 * high, wide, high)

    def _at(self, point: QPoint) -> dt.date | None:
        days = self.days()
        found = (day for n, day in enumerate(days) if self._box(n).contains(point.toPointF()))
        return next(found, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position().toPoint())
        if day is not None:
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position().toPoint())
        if day is not None:
            self.opened.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.text_font(12, 600))
        painter.setPen(style.colour("muted"))
        for n, name in enumerate(WEEKDAYS):
            head = QRectF(n * self.width() / 7 + dp(8), 0, self.width() / 7, dp(_HEAD))
            painter.drawText(head, _MIDDLE, name)
        for n, day in enumerate(self.days()):
            self._paint_day(painter, self._box(n), day)

    def _paint_day(self, painter: QPainter, box: QRectF, day: dt.date) -> None:
        here = day == self.day
        inside = self.weekly or day.month == self.day.month
        painter.setPen(QPen(style.colour("line"), 1))
        painter.setBrush(style.colour("soft" if here else "surface" if inside else "sunken"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.colour("ring" if self.hasFocus() else "accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setFont(style.text_font(13, 700 if day == self.today else 400, tabular=True))
        painter.setPen(style.colour("acctext" if day == self.today else "text2"))
        said = f"hoy {day.day}" if day == self.today else str(day.day)
        number = QRectF(box.left() + dp(8), box.top() + dp(2), box.width() - dp(12), dp(_NUMBER))
        painter.drawText(number, _MIDDLE, said)
        self._paint_marks(painter, box, self._marks.get(day, ()))

    def _paint_marks(self, painter: QPainter, box: QRectF, marks: Sequence[Mark]) -> None:
        """As many lines as there is room for; the last tells how many more there are."""
        font = style.text_font(12)
        room = max(1, int((box.height() - dp(_NUMBER) - dp(4)) // dp(_LINE)))
        shown = list(marks[:room])
        if len(marks) > room:
            shown[-1] = Mark(f"y {len(marks) - room + 1} más")
        painter.setFont(font)
        for n, mark in enumerate(shown):
            top = box.top() + dp(_NUMBER) + n * dp(_LINE)
            line = QRectF(box.left() + dp(8), top, box.width() - dp(14), dp(_LINE))
            cut = QFontMetrics(font).elidedText(
                mark.text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.setPen(style.colour(mark.tone or "text"))
            painter.drawText(line, _MIDDLE, cut)
