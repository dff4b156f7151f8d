"""The CURP: capitals as one types, and how many characters are there."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from captura.ui.forms.text_fields import TextField
from captura.ui.look import style

LENGTH = 18


class _Capitals(QValidator):
    """Turns letters into capitals; a setText would lose the undo."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text.upper(), position


class CurpField(TextField):
    """Accepts anything: the CURP never blocks; the rules say what is odd about it."""

    KIND = "curp"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_Capitals(self))
        self.setMaxLength(40)
        self.setProperty("mono", "true")
        self.setFont(style.mono_font(14))

    def hint(self) -> str:
        """How many of the 18 characters are there."""
        count = len(self.text().strip())
        return f"{count} de {LENGTH}" if count else f"{LENGTH} caracteres"
