"""One-line editors; those of a stricter kind tidy what was typed when one leaves them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from captura.records.kind import Unreadable
from captura.records.kinds import KINDS
from captura.records.several import being_typed
from captura.ui.components.field_row import mark
from captura.ui.components.found_list import FoundList
from captura.ui.look.measure import dp

_UNDO = QKeySequence.StandardKey.Undo


class TextField(QLineEdit):
    """A line of text; `edited` tells only what a person did.

    several: it holds names with semicolons between them, and each is offered while it is typed.
    """

    KIND = "text"
    HINT = ""
    several = False
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(32))
        self.setMinimumWidth(dp(64))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._found: FoundList | None = None
        self._offered: list[str] = []
        self.textEdited.connect(lambda _: self.edited.emit())
        self.editingFinished.connect(self._tidy)

    def event(self, event: QEvent) -> bool:
        # With nothing of its own to undo it leaves Ctrl+Z to the bar that offers one.
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and asked.matches(_UNDO) and not self.isUndoAvailable():
            event.ignore()
            return True
        return super().event(event)

    def hint(self) -> str:
        """The words at the right of the label."""
        return self.HINT

    def set_text(self, text: str) -> None:
        """Show `text`, its beginning in sight; `edited` stays silent."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these texts while one types; an arrow key takes one, and any other is as good."""
        self._offered = [text for text, _ in choices]
        if self._found is None and choices:
            self._found = FoundList(self, self._take_offered, self, lit=False)
            self.textEdited.connect(self._search)
        if self._found is not None:
            self._found.set_labels(self._offered)

    def _typed(self) -> tuple[int, str]:
        """Where what is being typed begins, and its text."""
        if self.several:
            return being_typed(self.text(), self.cursorPosition())
        return 0, self.text()

    def _search(self) -> None:
        if self._found is not None:
            _, text = self._typed()
            self._found.search("" if self._found.same(text) else text)

    def _take_offered(self, row: int) -> None:
        first, text = self._typed()
        self.setSelection(first, len(text))
        self.insert(self._offered[row])
        self.edited.emit()

    def set_state(self, state: str, message: str = "") -> None:
        """Take the frame of a state; the FieldRow shows the message."""
        mark(self, state)
        self.setAccessibleDescription(message)

    def set_fixed(self, fixed: bool) -> None:
        """Show the value without letting it be typed (it comes from elsewhere); Enter skips it."""
        self.setReadOnly(fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if fixed else Qt.FocusPolicy.StrongFocus)
        self.style().unpolish(self)
        self.style().polish(self)

    def _tidy(self) -> None:
        """Write a readable value the way it is always written: 5-9-26 becomes 05/09/2026."""
        kind = KINDS[self.KIND]
        try:
            tidy = kind.text(kind.parse(self.text()))
        except Unreadable:
            return  # kept as typed: the form says what is wrong with it
        if tidy != self.text():
            # Not setText: this way Ctrl+Z brings back what was typed.
            self.selectAll()
            self.insert(tidy)


class WholeField(TextField):
    """A whole number."""

    KIND = "whole"


class DecimalField(TextField):
    """A number with decimals."""

    KIND = "decimal"


class MoneyField(TextField):
    """Pesos and centavos."""

    KIND = "money"


class TimeField(TextField):
    """An hour of the day."""

    KIND = "time"
    HINT = "hh:mm"


class DateTimeField(TextField):
    """A day and an hour."""

    KIND = "date_time"
    HINT = "dd/mm/aaaa hh:mm"


class PhoneField(TextField):
    """A telephone number."""

    KIND = "phone"
    HINT = "10 cifras"
