"""Several choices of one list: opens, Space ticks, Enter or Esc closes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from captura.ui.components.field_row import mark
from captura.ui.forms.choice_fields import ChoiceField
from captura.ui.look import style
from captura.ui.look.measure import dp

_TICKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChoicesField(ChoiceField):
    """`text()` is the chosen codes joined by `;`, in the order of the list."""

    KIND = "choices"
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.view().viewport().installEventFilter(self)
        self.view().installEventFilter(self)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        before = self.text()
        self._items.clear()
        self._codes = [code for code, _ in choices]
        for _, label in choices:
            item = QStandardItem(label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_FREE)
            self._items.appendRow(item)
        self.set_text(before)

    def _ticked(self) -> list[int]:
        rows = range(self._items.rowCount())
        return [i for i in rows if self._items.item(i).checkState() == _TICKED]

    def text(self) -> str:
        return ";".join(self._codes[i] for i in self._ticked())

    def set_text(self, text: str) -> None:
        wanted = {part.strip() for part in text.split(";")}
        for i, code in enumerate(self._codes):
            item = self._items.item(i)
            item.setCheckState(_TICKED if {code, item.text()} & wanted else _FREE)
        self.setCurrentIndex(-1)
        self._show()

    def set_state(self, state: str, message: str = "") -> None:
        mark(self, state)
        self.setAccessibleDescription(message)

    def _toggle(self, row: int) -> None:
        if row >= 0:
            item = self._items.item(row)
            item.setCheckState(_FREE if item.checkState() == _TICKED else _TICKED)
            self._show()
            self.edited.emit()

    def _tell(self) -> None:
        """The tooltip tells all that is ticked, not the line under the cursor."""

    def _show(self) -> None:
        self.setToolTip("; ".join(self._items.item(i).text() for i in self._ticked()))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self.view().viewport():
            self._toggle(self.view().currentIndex().row())
            return True  # the list stays open
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                self._toggle(self.view().currentIndex().row())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.hidePopup()
                return True
        return bool(super().eventFilter(watched, event))

    def hidePopup(self) -> None:
        super().hidePopup()
        self.setCurrentIndex(-1)
        self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (Qt.Key.Key_F4, Qt.Key.Key_Space, Qt.Key.Key_Down)
        if Qt.Key(event.key()) in opens:
            self.showPopup()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = "; ".join(self._items.item(i).text() for i in self._ticked())
        token = "text" if words else "muted"
        painter.setPen(style.colour(token if self.isEnabled() else "distext"))
        room: QRect = self.rect().adjusted(dp(12), 0, -dp(28), 0)
        cut = self.fontMetrics().elidedText(
            words or "Elija una o más…", Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
