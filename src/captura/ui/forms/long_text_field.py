"""An editor of many lines; Tab leaves it, Enter begins a new line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from captura.ui.components.field_row import mark
from captura.ui.look.measure import dp


class LongTextField(QPlainTextEdit):
    """`lines` are shown at once; more scroll."""

    KIND = "long_text"
    edited = Signal()
    editingFinished = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(dp(18) * lines + dp(14))
        self.setMinimumWidth(dp(64))
        self.textChanged.connect(self.edited)

    def hint(self) -> str:
        """The words at the right of the label."""
        return ""

    def text(self) -> str:
        """What was typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text` without telling `edited`."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """A free text offers none."""

    def set_state(self, state: str, message: str = "") -> None:
        """Take the frame of a state; the FieldRow shows the message."""
        mark(self, state)
        self.setAccessibleDescription(message)

    def set_fixed(self, fixed: bool) -> None:
        """Show the value without letting it be typed."""
        self.setReadOnly(fixed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editingFinished.emit()
