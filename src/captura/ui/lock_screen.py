"""The card where one enters with name and passphrase; what follows comes by callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components.button import Button
from captura.ui.components.card import Backdrop, Card
from captura.ui.components.combo import Combo
from captura.ui.components.field_row import FieldRow
from captura.ui.components.label import Label, Picture
from captura.ui.components.layouts import column, row
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp

PRACTISE = "Practicar con datos inventados"
BRING = "Traer un respaldo…"


@dataclass(frozen=True)
class LockCalls:
    """What the lock can ask for: `enter(user, passphrase)`, `forgot()`, `leave()`, and perhaps

    `practise()`, and `bring()` a backup.
    """

    enter: Callable[[str, str], object]
    forgot: Callable[[], object]
    leave: Callable[[], object]
    practise: Callable[[], object] | None = None
    bring: Callable[[], object] | None = None


class LockScreen(Backdrop):
    """`users` are (key, words); `note` stands under the card and bears no person's name."""

    def __init__(
        self,
        users: Sequence[tuple[str, str]],
        calls: LockCalls,
        *,
        title: str = "Entrar",
        text: str = "",
        note: str = "Los datos de esta computadora están cifrados",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self.user = Combo(users, placeholder="Elija quién entra")
        self.passphrase = PassphraseField()
        self.passphrase.returnPressed.connect(self._enter)
        self.passphrase.capitals_locked.connect(self._warn)
        self.field = FieldRow("Frase de acceso", self.passphrase)
        self.title = Label(title, "h1")
        self.text = Label(text, "sub", wrap=True)
        self.text.setVisible(bool(text))
        self.button = Button("Entrar", "primary", key="Return", slot=self._enter, big=True)
        forgot = Button("Olvidé mi frase", "link", slot=calls.forgot)
        leave = Button("Cerrar Captura", "ghost", slot=calls.leave)
        brand = row(Picture("lock", "acctext", 20), Label("Captura", "brand"), None)
        card = Card(padding=32)
        card.setFixedWidth(dp(432))
        card.body.addSpacing(dp(4))
        card.body.addLayout(brand)
        card.body.addLayout(column(self.title, self.text, gap=2))
        card.body.addWidget(FieldRow("Quién entra", self.user))
        card.body.addWidget(self.field)
        card.body.addWidget(self.button)
        card.body.addLayout(row(forgot, None, leave))
        box = QVBoxLayout(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(2)
        box.addWidget(card, 0, centre)
        box.addSpacing(dp(8))
        box.addWidget(Label(note, "sub"), 0, centre)
        others = []
        if calls.practise is not None:
            self.practise = Button(PRACTISE, "link", icon="graduation-cap", slot=calls.practise)
            others.append(self.practise)
        if calls.bring is not None:
            self.bring = Button(BRING, "link", icon="rotate-ccw", slot=calls.bring)
            others.append(self.bring)
        if others:
            box.addSpacing(dp(8))
            box.addLayout(row(None, *others, None, gap=16))
        box.addStretch(3)
        if len(users) == 1:
            self.user.set_code(users[0][0])

    def refuse(self, message: str) -> None:
        """Say that it does not open, empty the field and let one try again."""
        self.set_busy(False)
        self.passphrase.clear()
        self.field.set_state("bad", message)
        self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the key is made (a moment on purpose) nothing can be pressed twice."""
        self.button.set_words("Abriendo…" if busy else "Entrar")
        self.button.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)

    def _enter(self) -> None:
        if not self.button.isEnabled():
            return
        if not self.user.code():
            self.user.setFocus()
            return
        if not self.passphrase.text():
            self.field.set_state("warn", "Escriba su frase de acceso.")
            self.passphrase.setFocus()
            return
        self.field.set_state("")
        self._calls.enter(self.user.code(), self.passphrase.text())

    def _warn(self, locked: bool) -> None:
        self.field.set_state(*(("warn", "Bloq Mayús está activado.") if locked else ("",)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.passphrase if self.user.code() else self.user).setFocus()
