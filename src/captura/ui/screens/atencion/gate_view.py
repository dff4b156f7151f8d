"""The closed vault: what it is, who may open it, and the passphrase that does."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.vault import Access
from captura.ui.components import Button, Card, FieldRow, IconLine, Label, Page, row
from captura.ui.components.layouts import show_if
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp

_WHAT = (
    "Lo que se escribe aquí queda sellado: lo lee solo quien tiene la llave de la bóveda, y nadie "
    "más de los que usan esta computadora. Al estado viaja nada más una cuenta, sin nombres."
)
_CLOSES = "Se cierra sola al bloquear la pantalla, con F12 y al salir."
_MISSING = "Escriba su frase de acceso."


class GateView(Page):
    """`enter(passphrase)` opens the vault, or makes it where there is none; `recover` leads to
    the page that opens it with the printed sheet and the state."""

    def __init__(self, enter: Callable[[str], object], recover: Callable[[], object]) -> None:
        super().__init__("Atención", "Bóveda cerrada")
        self._enter = enter
        self.why = IconLine("info", "", wrap=True)
        self.passphrase = PassphraseField()
        self.passphrase.returnPressed.connect(self._press)
        self.field = FieldRow("Su frase de acceso", self.passphrase)
        self.button = Button(
            "Abrir la bóveda", "primary", icon="lock-open", slot=self._press, big=True
        )
        self.recover = Button("Recuperarla con la hoja…", icon="key-round", slot=recover)
        card = Card("La bóveda", Label(_WHAT, wrap=True), self.why, self.field, padding=24)
        card.body.addLayout(row(self.button, self.recover, None))
        card.body.addWidget(Label(_CLOSES, "sub", wrap=True))
        card.setFixedWidth(dp(520))
        self.body.addLayout(row(card, None))
        self.body.addStretch(1)

    def show_access(self, access: Access) -> None:
        """Whether who works here can open it, make it, or has to ask."""
        may = access.mine or access.may_create or access.arrived
        self.button.set_words("Crear la bóveda" if access.may_create else "Abrir la bóveda")
        for part in (self.field, self.button):
            show_if(part, may)
        said = _CREATES if access.may_create else access.why
        if access.arrived:
            said = _ARRIVED
        elif access.exists and not access.mine:
            said = f"{access.why} {_ASKS}"
        self.why.show_state("info", said)
        show_if(self.why, bool(said))
        show_if(self.recover, access.exists and not may)

    def refuse(self, sentence: str) -> None:
        """Beside the passphrase: why it does not open."""
        self.set_busy(False)
        self.passphrase.clear()
        self.field.set_state("bad", sentence)
        self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """The key is being made, on purpose slowly."""
        self.button.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)

    def forget(self) -> None:
        """Nothing typed here may stay."""
        self.set_busy(False)
        self.passphrase.clear()
        self.field.set_state("")

    def _press(self) -> None:
        if not self.button.isEnabled():
            return
        if not self.passphrase.text():
            self.field.set_state("warn", _MISSING)
            self.passphrase.setFocus()
            return
        self.field.set_state("")
        self.set_busy(True)
        self._enter(self.passphrase.text())


_CREATES = (
    "Todavía no hay bóveda. Al crearla usted tiene la única llave. Désela pronto a otra persona de "
    "confianza: si olvida su frase, es ella quien se la vuelve a dar. Si nadie más la tiene, la "
    "recuperan juntas la hoja impresa y la coordinación."
)
_ARRIVED = (
    "Llegó para usted, de la otra computadora del instituto, la llave de la bóveda. Con su frase "
    "queda también aquí; después désela a quien atiende en esta computadora."
)
_ASKS = (
    "Pídale a quien la abre que le dé la llave. Si nadie puede abrirla, la abren juntas la hoja "
    "impresa y la coordinación."
)
