"""The card that asks for a new user, another passphrase, or that someone no longer enters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from captura.ui.components import Button, Card, Combo, FieldRow, Label, Rule
from captura.ui.components.layouts import row, show_if
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.new_passphrase import NewPassphrase

ADD, PHRASE, REMOVE = "agregar", "frase", "quitar"
_SAYS = {
    ADD: (
        "Agregar a una persona",
        "Entra con su propio nombre y su propia frase; el historial dice quién hizo cada cosa.",
        "Agregar",
    ),
    PHRASE: (
        "Frase nueva",
        "Úsela si olvidó la suya. Díganse la frase de palabra, no por mensaje.",
        "Cambiar su frase",
    ),
    REMOVE: (
        "Quitar a una persona",
        "Los datos y los respaldos de esta computadora cambian de llave, para que lo que se haya "
        "copiado no abra lo que venga después. Lo que ya capturó se queda. Tarda unos segundos.",
        "Quitar y cambiar la llave",
    ),
}


class UserCard(Card):
    """The same signals as the panel around it."""

    adding = Signal(str, str, str, str)
    renewing = Signal(str, str, str)
    removing = Signal(str, str)

    def __init__(self, roles: Sequence[tuple[str, str]], random: Callable[[int], bytes]) -> None:
        super().__init__("Agregar a una persona")
        self.setFixedWidth(dp(440))
        self._what, self._name = ADD, ""
        self.whom = Label("", "strong", wrap=True)
        self.says = Label("", "sub", wrap=True)
        self.name, self.role = TextField(), Combo(roles, placeholder="Elija…")
        self.name.setMaxLength(80)
        self.name_row = FieldRow("Nombre", self.name, required=True)
        self.role_row = FieldRow("Rol", self.role, required=True)
        self.phrase = NewPassphrase(random, label="Su frase de acceso")
        self.own = PassphraseField()
        self.own_row = FieldRow("Confirme con su propia frase", self.own, required=True)
        self.act = Button("Agregar", "primary", slot=self._ask, big=True)
        self.name.returnPressed.connect(self.role.setFocus)
        self.phrase.finished.connect(self.own.setFocus)
        self.own.returnPressed.connect(self._ask)
        self.body.addWidget(self.whom)
        self.body.addWidget(self.says)
        self.body.addLayout(row(self.name_row, self.role_row, gap=12))
        self.body.addWidget(self.phrase)
        self.body.addWidget(Rule())
        self.body.addWidget(self.own_row)
        self.body.addLayout(row(None, self.act))
        self.body.addStretch(1)
        self.ask(ADD, "")

    def ask(self, what: str, name: str) -> None:
        """Show what is asked of whom; nothing typed before stays."""
        self._what, self._name = what, name
        title, says, words = _SAYS[what]
        self.set_title(title)
        self.whom.setText(name)
        show_if(self.whom, bool(name))
        self.says.setText(says)
        self.act.set_words(words)
        for part in (self.name_row, self.role_row):
            show_if(part, what == ADD)
        show_if(self.phrase, what != REMOVE)
        self.forget()
        first = {ADD: self.name, PHRASE: self.phrase.first, REMOVE: self.own}[what]
        first.setFocus()

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.name.clear()
        self.phrase.clear()
        self.own.clear()
        for one in (self.name_row, self.role_row, self.own_row):
            one.set_state("")

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        self.act.setEnabled(not busy)

    def _ask(self) -> None:
        if not self.act.isEnabled() or not self._filled():
            return
        own = self.own.text()
        if self._what == ADD:
            self.adding.emit(self.name.text(), self.role.code(), self.phrase.text(), own)
        elif self._what == PHRASE:
            self.renewing.emit(self._name, self.phrase.text(), own)
        else:
            self.removing.emit(self._name, own)

    def _filled(self) -> bool:
        wanted = [
            (self.own_row, self.own.text(), "Escriba su propia frase, con la que usted entra.")
        ]
        if self._what == ADD:
            wanted = [
                (self.name_row, self.name.text().strip(), "Escriba su nombre y un apellido."),
                (self.role_row, self.role.code(), "Elija qué podrá hacer."),
                *wanted,
            ]
        missing = [(field, said) for field, text, said in wanted if not text]
        for field, _, _ in wanted:
            field.set_state("")
        for field, said in missing:
            field.set_state("bad", said)
        good = self._what == REMOVE or self.phrase.usable()
        if missing:
            missing[0][0].editor.setFocus()
        return good and not missing
