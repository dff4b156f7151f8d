"""A closed list: elides, ignores the wheel, and filters as one types when it is long."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from captura.records.names import fold
from captura.ui.look import style
from captura.ui.look.measure import dp

FILTER_FROM = 13
# The list closed, or the window came back: what is being typed goes on.
_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class _Found(QSortFilterProxyModel):
    """The labels that hold every typed word, accents and capitals aside."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def look_for(self, text: str) -> None:
        self.words = fold(text).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        label = fold(str(self.sourceModel().index(row, 0).data()))
        return all(word in label for word in self.words)


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
        self._found = _Found()
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
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = self._line()
            line.setPlaceholderText(self._placeholder)
            line.setAccessibleName(self.accessibleName())
            completer = QCompleter(self._found, self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setMaxVisibleItems(8)
            popup = completer.popup()
            if popup is not None:
                popup.setItemDelegate(QStyledItemDelegate(popup))
                popup.installEventFilter(self)
            self.setCompleter(completer)
            completer.activated.connect(self._pick_label)
            line.textEdited.connect(self._search)
            line.editingFinished.connect(self._settle)
        elif not wanted and self.isEditable():
            self.setEditable(False)
        labels = [self.itemText(i) for i in range(self.count())]
        self._found.setSourceModel(QStringListModel(labels, self))

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None  # noqa: S101 - only asked of an editable one
        return line

    def _search(self, text: str) -> None:
        self._found.look_for(text)
        completer = self.completer()
        if completer is not None:
            completer.complete()
            self._show_best(text)
        self.edited.emit()

    def _show_best(self, text: str) -> None:
        """Light up what Enter will take: the first label that begins so, else the first."""
        popup, rows = self._popup(), self._found.rowCount()
        if popup is not None and rows:
            labels = [fold(str(self._found.index(i, 0).data())) for i in range(rows)]
            begins = (i for i, label in enumerate(labels) if label.startswith(fold(text)))
            completer = self.completer()
            assert completer is not None  # noqa: S101 - a popup has its completer
            # Silenced, or it would write the label over what is being typed.
            completer.blockSignals(True)
            popup.setCurrentIndex(completer.completionModel().index(next(begins, 0), 0))
            completer.blockSignals(False)

    def _popup(self) -> QAbstractItemView | None:
        completer = self.completer()
        return completer.popup() if completer is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup = self._popup() if self.isEditable() else None
        if watched is popup and popup is not None and isinstance(event, QKeyEvent):
            takes = event.type() == QEvent.Type.KeyPress and Qt.Key(event.key()) in _TAKES
            if takes and popup.currentIndex().isValid():
                # Take it and let the same Enter move on: one key, not two.
                self._pick_label(str(popup.currentIndex().data()))
                popup.hide()
                key = QKeyEvent(event.type(), event.key(), event.modifiers())
                QApplication.sendEvent(self._line(), key)
                return True
        return bool(super().eventFilter(watched, event))

    def _pick_label(self, label: str) -> None:
        index = self.findText(label)
        if index >= 0:
            self.set_code(self._codes[index])
            self._chosen()

    def _settle(self) -> None:
        """On leaving, a text that fits one entry only becomes that entry."""
        text = self._line().text()
        if not text.strip() or self.code():
            return
        self._found.look_for(text)
        fits = [str(self._found.index(i, 0).data()) for i in range(self._found.rowCount())]
        same = [label for label in fits if fold(label) == fold(text)]
        if len(fits) == 1 or len(same) == 1:
            self._pick_label((same or fits)[0])

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
        super().keyPressEvent(event)

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
            painter.setPen(style.colour("text" if self.isEnabled() else "distext"))
        room = self.rect().adjusted(dp(12), 0, -dp(28), 0)
        words = self._placeholder if empty else self.currentText()
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
