"""The card where one enters with the printed sheet and chooses a new passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from captura.ui.components import Backdrop, Button, Card, Centred, Combo, FieldRow, Label, Rule
from captura.ui.components.layouts import column, fill, row
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.new_passphrase import NewPassphrase
from captura.ui.screens.acceso.sheet_box import SheetBox

INSTITUTE = (("Las 24 palabras de la hoja, o su código", 24),)
STATE = (("Parte 1", 25), ("Parte 2", 25))
_SAYS = (
    "Tenga a la mano la hoja impresa en el primer inicio. Los acentos no importan. Al entrar, "
    "su frase nueva toma el lugar de la que olvidó."
)


class RecoverPage(Backdrop):
    """`asked(user, texts, passphrase)` when everything is filled in; `back` returns."""

    asked = Signal(str, tuple, str)
    back = Signal()

    def __init__(
        self, people: Sequence[tuple[str, str]], *, state: bool, random: Callable[[int], bytes]
    ) -> None:
        super().__init__()
        self.user = Combo(people, placeholder="Elija quién entra")
        if len(people) == 1:
            self.user.set_code(people[0][0])
        self.user_row = FieldRow("Quién entra", self.user)
        self.sheets = [SheetBox(label, count) for label, count in (STATE if state else INSTITUTE)]
        self.passphrase = NewPassphrase(random, label="Su frase nueva")
        self.passphrase.finished.connect(self._ask)
        followers = [*(sheet.words for sheet in self.sheets[1:]), self.passphrase.first]
        for sheet, following in zip(self.sheets, followers, strict=True):
            sheet.words.entered.connect(following.setFocus)
        self.enter = Button("Entrar", "primary", key="Ctrl+Return", slot=self._ask, big=True)
        leave = Button("Volver", icon="chevron-left", key="Esc", slot=self.back.emit)
        card = Card(padding=32)
        card.setFixedWidth(dp(640))
        card.body.addLayout(
            column(Label("Entre con su hoja", "h1"), Label(_SAYS, "sub", wrap=True), gap=4)
        )
        card.body.addWidget(self.user_row)
        card.body.addLayout(row(*self.sheets, gap=12))
        card.body.addWidget(self.passphrase)
        card.body.addWidget(Rule())
        card.body.addLayout(row(leave, None, self.enter))
        fill(QVBoxLayout(self), (Centred(card),), 0)

    def first_focus(self) -> None:
        """Where typing begins."""
        (self.sheets[0].words if self.user.code() else self.user).setFocus()

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.passphrase.clear()
        for sheet in self.sheets:
            sheet.words.clear()

    def set_busy(self, busy: bool) -> None:
        """While the key is made nothing can be pressed twice."""
        self.enter.set_words("Abriendo…" if busy else "Entrar")
        self.enter.setEnabled(not busy)

    def _ask(self) -> None:
        if not self.user.code():
            self.user_row.set_state("bad", "Elija quién entra.")
            self.user.setFocus()
            return
        self.user_row.set_state("")
        empty = next((sheet for sheet in self.sheets if not sheet.text().strip()), None)
        if empty is not None:
            empty.field.set_state("bad", "Escriba las palabras de la hoja, o lea su código.")
            empty.words.setFocus()
            return
        if self.passphrase.usable():
            texts = tuple(sheet.text() for sheet in self.sheets)
            self.asked.emit(self.user.code(), texts, self.passphrase.text())
