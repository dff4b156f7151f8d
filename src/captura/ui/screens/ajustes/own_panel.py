"""One's own passphrase, and how the program looks on this laptop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.settings import TEXT_SCALES, THEMES
from captura.ui.components import Button, Card, Combo, FieldRow, Label
from captura.ui.components.layouts import fill, row
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.new_passphrase import NewPassphrase

_THEMES = dict(zip(THEMES, ("Claro", "Oscuro", "Alto contraste"), strict=True))


class OwnPanel(QWidget):
    """`changing(old, new)`."""

    changing = Signal(str, str)

    def __init__(self, random: Callable[[int], bytes]) -> None:
        super().__init__()
        self.old = PassphraseField()
        self.old_row = FieldRow("Su frase de ahora", self.old, required=True)
        self.new = NewPassphrase(random, label="Su frase nueva")
        self.act = Button("Cambiar mi frase", "primary", slot=self._ask, big=True)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.finished.connect(self._ask)
        says = "Solo usted la conoce. Cámbiela si alguien pudo verla, o si otra persona se la dio."
        card = Card("Mi frase de acceso", Label(says, "sub", wrap=True), self.old_row, self.new)
        card.body.addLayout(row(None, self.act))
        card.setFixedWidth(dp(520))
        fill(QVBoxLayout(self), (row(card, None), None), 0)

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.old.clear()
        self.new.clear()
        self.old_row.set_state("")

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        self.act.setEnabled(not busy)

    def _ask(self) -> None:
        if not self.act.isEnabled():
            return
        missing = not self.old.text()
        self.old_row.set_state(
            *(("bad", "Escriba la frase con la que entra.") if missing else ("",))
        )
        if self.new.usable() and not missing:
            self.changing.emit(self.old.text(), self.new.text())


class LookPanel(QWidget):
    """`theme_chosen(theme)`, `scale_chosen(percent)`: both at once, nothing to save."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(int)

    def __init__(self, theme: str, scale: int) -> None:
        super().__init__()
        self.theme = Combo(list(_THEMES.items()), name="Colores")
        self.scale = Combo([(str(each), f"{each} %") for each in TEXT_SCALES], name="Letra")
        self.theme.set_code(theme)
        self.scale.set_code(str(scale))
        self.theme.edited.connect(lambda: self.theme_chosen.emit(self.theme.code()))
        self.scale.edited.connect(lambda: self.scale_chosen.emit(int(self.scale.code())))
        card = Card(
            "Letra y colores",
            Label("Valen para esta computadora, desde que los elige.", "sub", wrap=True),
            FieldRow("Colores", self.theme),
            FieldRow("Tamaño de la letra", self.scale, hint="Ctrl++ y Ctrl+-"),
        )
        card.setFixedWidth(dp(520))
        fill(QVBoxLayout(self), (row(card, None), None), 0)
