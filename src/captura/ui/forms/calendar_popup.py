"""A month to pick a day from, Monday first, in the colours of the theme."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from captura.ui.look import style
from captura.ui.look.measure import dp


class CalendarPopup(QFrame):
    """`picked(date)` on a click or Enter; Esc closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Calendario")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        header = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendar.setVerticalHeaderFormat(header)
        short = QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        self.calendar.setHorizontalHeaderFormat(short)
        plain = QTextCharFormat()
        plain.setForeground(style.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setFixedSize(dp(340), dp(268))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(dp(4), dp(4), dp(4), dp(4))
        box.addWidget(self.calendar)

    def open_at(self, under: QWidget, date: dt.date) -> None:
        """Show the month of `date` under a field, or over it where there is no room below."""
        self.calendar.setSelectedDate(QDate(date.year, date.month, date.day))
        self.adjustSize()
        place = under.mapToGlobal(QPoint(0, under.height() + dp(2)))
        room = under.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = under.mapToGlobal(QPoint(0, -self.height() - dp(2)))
        place.setX(min(place.x(), room.right() - self.width()))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
