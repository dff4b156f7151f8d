"""The page that opens a vault nobody can open: ask the state at the left, open at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.ui.components import Button, Card, FieldRow, IconLine, InlineMessage, Label, Page, row
from captura.ui.components.layouts import fill, show_if
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.lane import Lane
from captura.ui.screens.acceso.recover_page import INSTITUTE
from captura.ui.screens.acceso.sheet_box import SheetBox
from captura.ui.screens.alta.digits import Digits
from captura.ui.screens.atencion.recover_presenter import Enter, RecoverPresenter

_FILES = "Respuestas de Captura (*.captura-boveda);;Todos (*)"
_ASK = (
    "La coordinación guarda la mitad de la recuperación y la hoja impresa la otra: ninguna abre la "
    "bóveda sola. Haga la solicitud y mande el archivo."
)
_TELL = "Llame a la coordinación y lea estos dígitos: los compara antes de responder."
_OPEN = (
    "Con la respuesta, la hoja impresa y su frase se abre. Desde entonces usted tiene la llave: "
    "désela pronto a otra persona."
)
_NO_ANSWER = "Todavía no se lee la respuesta de la coordinación."


class RecoverView(Page):
    """`back` leads to the closed vault; `enter` as `RecoverPresenter` has it."""

    def __init__(
        self, office: Office, lane: Lane, enter: Enter, back: Callable[[], object]
    ) -> None:
        leave = Button("Volver", icon="chevron-left", key="Esc", slot=back)
        super().__init__("Recuperar la bóveda", "Bóveda cerrada", actions=[leave])
        self.presenter = RecoverPresenter(self, office, lane, enter)
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        sides = QHBoxLayout()
        fill(sides, (self._asking(), self._opening()), 16)
        for place in (0, 1):
            sides.setStretch(place, 1)
        self.body.addWidget(self.message)
        self.body.addLayout(self.flips(sides))
        self.body.addStretch(1)

    def _asking(self) -> Card:
        self.ask = Button("Hacer solicitud…", icon="send", slot=self._ask)
        self.tell, self.digits = Label(_TELL, wrap=True), Digits("Dígitos de la solicitud")
        card = Card("1. Pedirlo a la coordinación", Label(_ASK, "sub", wrap=True))
        for part in (self.tell, self.digits):
            card.body.addWidget(part)
        card.body.addLayout(row(self.ask, None))
        card.body.addStretch(1)
        return card

    def _opening(self) -> Card:
        read = Button("Leer respuesta…", icon="file-down", slot=self._read)
        self.answer = IconLine("info", _NO_ANSWER, wrap=True)
        ((label, count),) = INSTITUTE
        self.sheet, self.passphrase = SheetBox(label, count), PassphraseField()
        self.field = FieldRow("Su frase de acceso", self.passphrase, required=True)
        self.button = Button("Abrir la bóveda", "primary", key="Ctrl+Return", slot=self._open)
        self.sheet.words.entered.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self._open)
        card = Card("2. Abrirla", Label(_OPEN, "sub", wrap=True), self.answer)
        card.body.addLayout(row(read, None))
        for part in (self.sheet, self.field):
            card.body.addWidget(part)
        card.body.addLayout(row(self.button, None))
        card.body.addStretch(1)
        return card

    def show_request(self, digits: str) -> None:
        """The digits of the last request; "": none was made."""
        self.digits.show_digits(digits)
        for part in (self.tell, self.digits):
            show_if(part, bool(digits))
        self.ask.set_words("Hacer otra solicitud…" if digits else "Hacer solicitud…")

    def show_answer(self, name: str) -> None:
        """The answer's file that was read; "": none."""
        if name:
            self.answer.show_state("ok", f"Se leyó {name}.")
            self.sheet.words.setFocus()
        else:
            self.answer.show_state("info", _NO_ANSWER)

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.button.setEnabled(True)
        self.passphrase.clear()
        self.message.show_error(error)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self.message.show_message("ok", title, text)

    def forget(self) -> None:
        """Nothing typed here may stay."""
        self.presenter.forget()
        self.sheet.words.clear()
        self.passphrase.clear()
        self.field.set_state("")
        self.message.hide()
        self.button.setEnabled(True)

    def _ask(self) -> None:
        self.presenter.ask(QFileDialog.getExistingDirectory(self, "Guardar la solicitud en…"))

    def _read(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Leer respuesta", "", _FILES)
        self.presenter.answer_arrived(path)

    def _open(self) -> None:
        if not self.button.isEnabled():
            return
        self.field.set_state("")
        if not self.presenter.answered:
            self.answer.show_state("bad", _NO_ANSWER)
        elif not self.sheet.text().strip():
            said = "Escriba las palabras de la hoja, o lea su código."
            self.sheet.field.set_state("bad", said)
            self.sheet.words.setFocus()
        elif not self.passphrase.text():
            self.field.set_state("warn", "Escriba su frase de acceso.")
            self.passphrase.setFocus()
        else:
            self.button.setEnabled(False)
            self.presenter.recover(self.sheet.text(), self.passphrase.text())
