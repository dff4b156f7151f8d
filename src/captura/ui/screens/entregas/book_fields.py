"""What a workbook with names asks before it leaves: a password, twice, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import EnterMovesOn, FieldRow, Label
from captura.ui.components.layouts import fill
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.forms.text_fields import TextField


class BookFields(QWidget):
    """The button of the panel reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.password, self.again, self.reason = PassphraseField(), PassphraseField(), TextField()
        self.reason.setMaxLength(200)
        self.rows = (
            FieldRow("Contraseña del libro", self.password, required=True, hint="10 o más"),
            FieldRow("Otra vez", self.again, required=True),
            FieldRow("Para quién y por qué", self.reason, required=True),
        )
        self._enter = EnterMovesOn(self)
        self._enter.watch(self.password, self.again, self.reason)
        note = Label("Lleva nombres: sale con contraseña y queda anotado.", "cap", wrap=True)
        fill(QVBoxLayout(self), (note, *self.rows), 8)

    def refuse(self, sentence: str) -> None:
        """Say what is missing beside the field it speaks of."""
        for field in self.rows:
            field.set_state("")
        if not sentence:
            return
        wrong = 2 if "por qué" in sentence else 1 if "iguales" in sentence else 0
        self.rows[wrong].set_state("bad", sentence)
        self.rows[wrong].editor.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        for editor in (self.password, self.again, self.reason):
            editor.clear()
