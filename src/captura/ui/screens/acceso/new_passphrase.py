"""The fields of a new passphrase: typed twice, judged as one types, or proposed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from captura.actions.passphrases import propose
from captura.ui.components import Button, FieldRow, Label
from captura.ui.components.layouts import fill, row
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.screens.acceso.judged import judge


class NewPassphrase(QWidget):
    """`finished`: Enter in the second field. `random` gives bytes for the proposal."""

    finished = Signal()
    edited = Signal()

    def __init__(self, random: Callable[[int], bytes], *, label: str = "Frase de acceso") -> None:
        super().__init__()
        self._random = random
        self.first, self.again = PassphraseField(), PassphraseField()
        hint = "cuatro o cinco palabras"
        self.first_row = FieldRow(label, self.first, required=True, hint=hint)
        self.again_row = FieldRow("Otra vez", self.again, required=True)
        self.propose = Button("Proponer frase", "link", icon="refresh-cw", slot=self._propose)
        self.note = Label("Anótela solo mientras la aprende.", "sub")
        self.note.hide()
        box = QVBoxLayout(self)
        fill(box, (self.first_row, row(self.propose, self.note, None), self.again_row), 8)
        for field in (self.first, self.again):
            field.textChanged.connect(self._edited)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.finished)
        self.first.capitals_locked.connect(lambda on: self._warn(self.first_row, on))
        self.again.capitals_locked.connect(lambda on: self._warn(self.again_row, on))

    def usable(self) -> bool:
        """Whether it may be used; what is wrong shows beside the fields."""
        judged = judge(self.first.text(), self.again.text(), asked=True)
        self.first_row.set_state(*judged.first)
        self.again_row.set_state(*judged.again)
        if not judged.usable:
            (self.first if judged.first[0] == "bad" else self.again).setFocus()
        return judged.usable

    def text(self) -> str:
        """The passphrase as typed."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _edited(self) -> None:
        judged = judge(self.first.text(), self.again.text())
        self.first_row.set_state(*judged.first)
        self.again_row.set_state(*judged.again)
        self.edited.emit()

    def _warn(self, field: FieldRow, locked: bool) -> None:
        if locked:
            field.set_state("warn", "Bloq Mayús está activado.")

    def _propose(self) -> None:
        self.first.setEchoMode(QLineEdit.EchoMode.Normal)
        self.first.setText(propose(self._random))
        self.again.clear()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.show()
