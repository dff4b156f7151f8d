"""Editors of closed lists: one choice, yes or no, a reference to another record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from captura.records.names import fold
from captura.ui.components.combo import Combo
from captura.ui.components.field_row import mark


class ChoiceField(Combo):
    """`text()` is the code chosen, else what was typed and is in no list."""

    KIND = "choice"
    editingFinished = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, choices: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(choices, parent=parent)
        self.activated.connect(lambda _: self.editingFinished.emit())

    def hint(self) -> str:
        """The words at the right of the label."""
        return ""

    def text(self) -> str:
        """The code chosen; else what was typed."""
        return self.typed()

    def set_text(self, text: str) -> None:
        """Choose by code or by label; text that is neither stays visible where one can type."""
        wanted = fold(text)
        by_label = (code for i, code in enumerate(self._codes) if fold(self.itemText(i)) == wanted)
        code = text if text in self._codes else next(by_label, "")
        self.set_code(code)
        if text and not code and self.isEditable():
            self._line().setText(text)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, label)."""
        self.set_entries(choices)

    def set_state(self, state: str, message: str = "") -> None:
        """Take the frame of a state; the FieldRow shows the message."""
        mark(self, state)
        self.setAccessibleDescription(message)

    def set_fixed(self, fixed: bool) -> None:
        """Show the value without letting it be changed; Enter skips it."""
        self.setEnabled(not fixed)
        self.setProperty("fixed", fixed)
        self.style().unpolish(self)
        self.style().polish(self)  # the line inside takes its colours from here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()


class YesNoField(ChoiceField):
    """Sí or No; S and N choose, Supr empties."""

    KIND = "yes_no"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, choices=(("si", "Sí"), ("no", "No")))


class ReferenceField(ChoiceField):
    """Another record, found by its words; `text()` is its id."""

    KIND = "reference"
