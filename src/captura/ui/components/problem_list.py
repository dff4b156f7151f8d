"""What hinders finishing: where, what, how to mend; a way to the field, or a reason to give."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from captura.ui.components.button import Button
from captura.ui.components.card import Rule
from captura.ui.components.label import Label, Picture
from captura.ui.components.layouts import clear, column, row, show_if
from captura.ui.components.pill import Pill
from captura.ui.components.signs import ICONS
from captura.ui.look.measure import dp

_NAMES = {"bad": "Error", "warn": "Aviso", "info": "Nota"}


@dataclass(frozen=True)
class ProblemItem:
    """One problem. `key` is the caller's; `reason` is None where no reason helps (an error)."""

    key: str
    kind: str
    where: str
    what: str
    how: str = ""
    go: str = "Ir al campo"
    reason: str | None = None


class ProblemList(QWidget):
    """Every problem a row; `go(key)` leads to its field, `reasoned(key, text)` as one types."""

    go = Signal(str)
    reasoned = Signal(str, str)

    def __init__(self, problems: Sequence[ProblemItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(dp(8))
        self.set_problems(problems)

    def set_problems(self, problems: Sequence[ProblemItem]) -> None:
        """Show these and no others."""
        clear(self._box)
        for index, problem in enumerate(problems):
            if index:
                self._box.addWidget(Rule())
            self._box.addLayout(self._row(problem))
        self._box.addStretch(1)

    def _row(self, problem: ProblemItem) -> QHBoxLayout:
        picture = Picture(ICONS[problem.kind], problem.kind, 18)
        where = Label(problem.where, "strong")
        pill = Pill(_NAMES[problem.kind], problem.kind, sign=False)
        how = Label(problem.how, "sub", wrap=True)
        show_if(how, bool(problem.how))
        words = column(row(where, pill, None), Label(problem.what, wrap=True), how, gap=2)
        line = QHBoxLayout()
        line.setSpacing(dp(12))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if problem.reason is not None:
            line.addWidget(self._reason(problem), 0, middle)
        elif problem.go:
            line.addWidget(self._go(problem), 0, middle)
        return line

    def _go(self, problem: ProblemItem) -> Button:
        button = Button(problem.go, icon="arrow-right", slot=lambda: self.go.emit(problem.key))
        button.setAccessibleName(f"{problem.go}: {problem.where}. {problem.what}")
        return button

    def _reason(self, problem: ProblemItem) -> QLineEdit:
        field = QLineEdit(problem.reason or "")
        field.setPlaceholderText("Motivo, para la coordinación")
        field.setAccessibleName(f"Motivo: {problem.where}. {problem.what}")
        field.setFixedSize(dp(232), dp(32))
        field.textEdited.connect(lambda text: self.reasoned.emit(problem.key, text))
        return field
