"""The list that opens under a field while one types: what matches, accents and capitals aside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QStyledItemDelegate

from captura.records.names import fold

MOST = 200
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class FoundList(QObject):
    """Opens under `line`; `pick(row)` with the row of the label taken.

    The first label that begins as typed, else the first found, is lit: Enter or Tab takes it and
    then does in the line what it always does there. Not `lit`: what is typed stands, until an arrow
    key lights one.
    """

    def __init__(
        self,
        line: QLineEdit,
        pick: Callable[[int], object],
        parent: QObject,
        *,
        lit: bool = True,
    ) -> None:
        super().__init__(parent)
        self._line, self._pick, self._lit = line, pick, lit
        self._labels: Sequence[str] = ()
        self._folded: list[str] = []
        self._rows: list[int] = []
        self._model = QStringListModel(self)
        # Not line.setCompleter: Qt would write the lit label over what is being typed.
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(line)
        mode = QCompleter.CompletionMode.UnfilteredPopupCompletion
        self._completer.setCompletionMode(mode)
        self._completer.setMaxVisibleItems(8)
        popup = self._completer.popup()
        assert popup is not None  # noqa: S101 - this mode of completion has one
        self.popup = popup
        popup.setItemDelegate(QStyledItemDelegate(popup))
        popup.installEventFilter(self)
        popup.clicked.connect(lambda index: self._take(index.row()))

    def set_labels(self, labels: Sequence[str]) -> None:
        """Search among these."""
        self._labels, self._folded = labels, [fold(label) for label in labels]

    def matches(self, text: str) -> list[int]:
        """The rows whose label holds every word typed; those that begin so come first."""
        whole = fold(text)
        words = whole.split()
        found = [i for i, label in enumerate(self._folded) if all(w in label for w in words)]
        return sorted(found, key=lambda i: not self._folded[i].startswith(whole))

    def same(self, text: str) -> list[int]:
        """The rows whose label is what was typed."""
        whole = fold(text)
        return [i for i, label in enumerate(self._folded) if label == whole]

    def search(self, text: str) -> None:
        """Show what matches, or nothing."""
        self._rows = self.matches(text)[:MOST] if text.strip() else []
        self._model.setStringList([self._labels[i] for i in self._rows])
        if not self._rows:
            self.popup.hide()
            return
        self._completer.complete()
        first = self.popup.model().index(0, 0)
        self.popup.setCurrentIndex(first if self._lit else QModelIndex())

    def _take(self, found: int) -> None:
        if 0 <= found < len(self._rows):
            self._pick(self._rows[found])
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.popup.currentIndex()
            if Qt.Key(event.key()) in _TAKES:
                self._take(index.row())
                key = QKeyEvent(event.type(), event.key(), event.modifiers())
                QApplication.sendEvent(self._line, key)
                return True
        return False
