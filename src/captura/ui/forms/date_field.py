"""A date typed as on paper: 22/9, 220926, 5-9-26, hoy; F4 opens a calendar."""

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from captura.records.dates import parse_date
from captura.records.kind import Unreadable
from captura.ui.forms.calendar_popup import CalendarPopup
from captura.ui.forms.text_fields import TextField
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class DateField(TextField):
    """Not QDateEdit: that one turns 31/02 into 28/02 and 5/9/2026 into the year 9202."""

    KIND = "date"
    HINT = "dd/mm/aaaa"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = QToolButton(self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setCursor(Qt.CursorShape.PointingHandCursor)
        self._open.setIcon(icons.icon("calendar", style.colour("text2")))
        self._open.setStyleSheet("border: none; background: transparent;")
        self._open.setAccessibleName("Abrir el calendario")
        self._open.setToolTip("Abrir el calendario (F4)")
        self._open.setIconSize(QSize(dp(16), dp(16)))
        self._open.setFixedSize(dp(28), dp(28))
        self._open.clicked.connect(self.open_calendar)
        self.setTextMargins(0, 0, dp(20), 0)
        self._popup: CalendarPopup | None = None

    def date(self) -> dt.date | None:
        """The date typed; None when blank or unreadable."""
        try:
            return parse_date(self.text())
        except Unreadable:
            return None

    def open_calendar(self) -> None:
        """Open the calendar at the date typed, else at today."""
        if self.isReadOnly():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._take)
        today = parse_date("hoy")
        self._popup.open_at(self, self.date() or today or dt.date(2026, 1, 1))

    def _take(self, day: dt.date) -> None:
        self.selectAll()
        self.insert(f"{day:%d/%m/%Y}")
        self.edited.emit()
        self.setFocus()

    def set_fixed(self, fixed: bool) -> None:
        super().set_fixed(fixed)
        self._open.setVisible(not fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if event.key() == Qt.Key.Key_F4 or (
            down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (self.height() - self._open.height()) // 2
        self._open.move(self.width() - self._open.width() - dp(2), top)
