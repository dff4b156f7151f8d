"""Second step: the first person who enters, and her passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import EnterMovesOn, FieldRow
from captura.ui.components.layouts import fill
from captura.ui.forms.text_fields import TextField
from captura.ui.screens.acceso.new_passphrase import NewPassphrase


class AccessPage(QWidget):
    """`changed(name, text)` as one answers; `finished`: Enter in the last field."""

    changed = Signal(str, str)
    finished = Signal()
    TITLE = "Cree su acceso"
    SAYS = (
        "Solo usted conoce su frase. Nadie, ni la coordinación, puede leerla; por eso en el paso 3 "
        "se imprime una hoja de recuperación."
    )

    def __init__(self, random: Callable[[int], bytes]) -> None:
        super().__init__()
        self.user = TextField()
        self.user.setMaxLength(80)
        self.user_row = FieldRow(
            "Su nombre", self.user, required=True, hint="así lo verá al entrar"
        )
        self.rows = {"user": self.user_row}
        self.passphrase = NewPassphrase(random)
        self.user.textEdited.connect(lambda text: self.changed.emit("user", text))
        self.passphrase.finished.connect(self.finished)
        self._enter = EnterMovesOn(self)
        self._enter.watch(self.user)
        box = QVBoxLayout(self)
        fill(box, (self.user_row, self.passphrase, None), 12)

    def show_values(self, values: dict[str, str]) -> None:
        """Write answers into their fields."""
        if "user" in values:
            self.user.set_text(values["user"])

    def first_focus(self) -> None:
        """The first thing still to answer."""
        (self.passphrase.first if self.user.text() else self.user).setFocus()
