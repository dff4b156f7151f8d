"""A closed list: elides, ignores the wheel, and filters as one types when it is long."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from captura.records.names import fold
from captura.ui.components.elided_line import ElidedLine
from captura.ui.components.found_list import FoundList
from captura.ui.look import style
from captura.ui.look.measure import dp

FILTER_FROM = 13
# The list closed, or the window came back: what is being typed goes on.
_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Combo(QComboBox):
    """`entries` are (code, label). Typed text that is no label is kept, and told by `typed()`."""

    edited = Signal()

    def __init__(
        self,
        entries: Sequence[tuple[str, str]] = (),
        *,
        placeholder: str = "Elija…",
        name: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._placeholder = placeholder
        self.setPlaceholderText(placeholder)
        self.setItemDelegate(QStyledItemDelegate(self))  # or ::item padding is ignored
        self.setFixedHeight(dp(36 if big else 32))
        self.setMinimumWidth(dp(64))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjust)
        self.setMaxVisibleItems(12)
        if name:
            self.setAccessibleName(name)
        self._found: FoundList | None = None
        self._sought, self._since = "", QElapsedTimer()
        self._since.start()
        self.activated.connect(lambda _: self._chosen())
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer these; the code chosen before stays chosen if it is still offered."""
        before = self.code()
        self.blockSignals(True)
        self.clear()
        self._codes = [code for code, _ in entries]
        self.addItems([label for _, label in entries])
        self._set_filtering(len(entries) >= FILTER_FROM)
        self.blockSignals(False)
        self.set_code(before)

    def code(self) -> str:
        """The code chosen, or ""."""
        index = self.currentIndex()
        if self.isEditable() and index >= 0 and self._line().text() != self.itemText(index):
            return ""
        return self._codes[index] if 0 <= index < len(self._codes) else ""

    def typed(self) -> str:
        """The code chosen; else what was typed and is not in the list."""
        code = self.code()
        return code or (self._line().text().strip() if self.isEditable() else "")

    def set_code(self, code: str) -> None:
        """Choose by code, without telling `edited`; an unknown one chooses nothing."""
        index = self._codes.index(code) if code in self._codes else -1
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if self.isEditable():
            self._line().setText(self.itemText(index) if index >= 0 else "")
            self._line().setCursorPosition(0)
        self.blockSignals(False)
        self._tell()

    def _set_filtering(self, wanted: bool) -> None:
        if wanted and not self.isEditable():
            self.setLineEdit(ElidedLine(self._ink, self))
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = self._line()
            line.setPlaceholderText(self._placeholder)
            line.setAccessibleName(self.accessibleName())
            # Its words stand where those of a closed combo and of a field stand.
            line.setTextMargins(-2, -1, 0, 1)
            self.setCompleter(None)  # type: ignore[arg-type]
            self._found = FoundList(line, self._pick_row, self)
            line.textEdited.connect(self._search)
            line.editingFinished.connect(self._settle)
        elif not wanted and self.isEditable():
            self.setEditable(False)
            self._found = None
        if self._found is not None:
            self._found.set_labels([self.itemText(i) for i in range(self.count())])

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None  # noqa: S101 - only asked of an editable one
        return line

    def _search(self, text: str) -> None:
        if self._found is not None:
            self._found.search(text)
        self.edited.emit()

    def _pick_row(self, row: int) -> None:
        self.set_code(self._codes[row])
        self._chosen()

    def _settle(self) -> None:
        """On leaving, a text that fits one entry only becomes that entry."""
        text = self._line().text()
        if self._found is None or not text.strip() or self.code():
            return
        if self._found.popup.isVisible():
            return  # it opened, and took the focus for a moment: nobody has left
        same, fits = self._found.same(text), self._found.matches(text)
        if len(same) == 1 or len(fits) == 1:
            self._pick_row((same or fits)[0])

    def _chosen(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        self.setToolTip(self.currentText())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self.isEditable():
            self._line().setAccessibleName(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isEditable() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.isEditable() and event.reason() not in _BACK:
            self._line().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.isEditable():
            self.set_code("")
            self._chosen()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.isEditable():
            event.ignore()  # a key of the window, no letter to look for
            return
        if not self.isEditable() and self._is_letter(event.text()):
            self._seek(event.text())
            return
        super().keyPressEvent(event)

    def _is_letter(self, text: str) -> bool:
        """Whether a key looks for words; a space does within them, else it opens the list."""
        if self._since.hasExpired(QApplication.keyboardInputInterval()):
            self._sought = ""
        return text.isprintable() and bool(text.strip() or (text and self._sought))

    def _seek(self, letter: str) -> None:
        """Choose the entry that begins so, else one with such a word; one letter goes round."""
        self._sought += letter
        self._since.restart()
        wanted = fold(self._sought)
        labels = [f" {fold(self.itemText(at))}" for at in range(self.count())]
        found = [at for at, label in enumerate(labels) if f" {wanted}" in label]
        found.sort(key=lambda at: not labels[at].startswith(f" {wanted}"))
        if not found:
            return
        here = found.index(self.currentIndex()) if self.currentIndex() in found else -1
        step = 1 if here < 0 or len(self._sought) == 1 else 0
        self.setCurrentIndex(found[(here + step) % len(found)])
        self.activated.emit(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # or scrolling a page changes what stands under the pointer

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        empty = self.currentIndex() < 0
        if empty and self.isEnabled():
            painter.setPen(style.colour("muted"))
        else:
            painter.setPen(style.colour(self._ink()))
        room = self.rect().adjusted(dp(12), 0, -dp(28), 0)
        words = self._placeholder if empty else self.currentText()
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)

    def _ink(self) -> str:
        """A value that comes from elsewhere is read, not greyed."""
        if self.isEnabled():
            return "text"
        return "text2" if self.property("fixed") else "distext"
