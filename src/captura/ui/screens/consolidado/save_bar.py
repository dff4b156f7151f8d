"""Asks how the consolidated workbook is saved: without names, or with them and a password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from captura.ui.components import Button, FieldRow, IconLine, Label, Sunken, row
from captura.ui.components.layouts import fill
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp
from captura.ui.screens.consolidado.presenter import SHORTEST, password_problem

PLAIN = (
    "Cifras por municipio, trimestre y estrategia, y una hoja por tipo de registro. Sin nombres."
)
NAMED = (
    "Las hojas dicen además de quién se trata, con nombre, CURP y folio. El libro pedirá la "
    "contraseña para abrirse: dígala por teléfono, nunca en el mismo correo. Queda anotado quién "
    "lo sacó."
)


class SaveBar(QWidget):
    """`confirmed(password)`: "" for a workbook without names."""

    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.names = QCheckBox("Incluir los nombres de las personas")
        self.names.setMinimumHeight(dp(24))
        self.names.toggled.connect(self._turn)
        self.first, self.again = PassphraseField(), PassphraseField()
        hint = f"{SHORTEST} letras o más"
        self.first_row = FieldRow("Contraseña del libro", self.first, required=True, hint=hint)
        self.again_row = FieldRow("Otra vez", self.again, required=True)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.confirm)
        self.says = IconLine("info", PLAIN, "sub", wrap=True)
        self.save = Button("Guardar…", "primary", key="Return", slot=self.confirm)
        self.leave = Button("Cancelar", icon="x", key="Esc", slot=self.hide)
        self.passwords = QWidget()
        fill(QHBoxLayout(self.passwords), (self.first_row, self.again_row), 16)
        head = row(Label("Guardar el libro consolidado", "strong"), None, self.names)
        panel = Sunken(head, self.says, self.passwords, row(None, self.leave, self.save))
        fill(QVBoxLayout(self), (panel,), 0)
        self.passwords.hide()
        self.hide()

    def ask(self) -> None:
        """Show it, without names until asked for."""
        self.names.setChecked(False)
        self.clear()
        self.show()
        self.save.setFocus()

    def clear(self) -> None:
        """Forget the password."""
        for field, line in ((self.first, self.first_row), (self.again, self.again_row)):
            field.clear()
            line.set_state("")

    def _turn(self, named: bool) -> None:
        self.passwords.setVisible(named)
        self.says.show_state("warn" if named else "info", NAMED if named else PLAIN)
        if named:
            self.first.setFocus()

    def confirm(self) -> None:
        """Hand the password over, or say what is wrong with it."""
        if not self.names.isChecked():
            self.confirmed.emit("")
            return
        first, again = password_problem(self.first.text(), self.again.text())
        self.first_row.set_state("bad" if first else "", first)
        self.again_row.set_state("bad" if again else "", again)
        if first or again:
            (self.first if first else self.again).setFocus()
            return
        self.confirmed.emit(self.first.text())
