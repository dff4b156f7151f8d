"""The card that lets another laptop in: read its request, compare digits, give it the file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, FieldRow, Label, Rule
from captura.ui.components.layouts import Part, clear, column, fill, row, show_if
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp
from captura.ui.screens.alta.digits import Digits
from captura.ui.screens.intercambio.add_presenter import Asked

_HOW = (
    "1. En la computadora nueva: primer inicio con este mismo municipio.",
    "2. Ahí, en «Instituto y equipo», haga la solicitud y traiga el archivo.",
    "3. Léalo aquí y compare los dígitos de las dos pantallas.",
    "4. Lleve a la nueva el archivo de alta que se guarda aquí.",
)
_COMPARE = "¿Son los «Dígitos de este equipo» que muestra la computadora nueva?"
_TO_WHOM = "La llave la recibe quien hizo allá la solicitud, y la abre solo con su frase."
_GIVEN = (
    "Lea ese archivo en la computadora nueva, en «Instituto y equipo» con «Leer certificado…». "
    "Ahí deben verse estos dígitos:"
)


class AddPanel(Card):
    """`reading`, `accepted`, `refused`, `closed`."""

    reading = Signal()
    accepted = Signal(object)  # the passphrase that gives the vault along, or None
    refused = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("Agregar una computadora")
        self.setFixedWidth(dp(440))
        self.facts = column(gap=6)
        self.digits, self.own = Digits("Dígitos del equipo"), Digits("Dígitos de esta computadora")
        self.read = Button("Leer su solicitud…", icon="file-down")
        self.read.clicked.connect(lambda *_: self.reading.emit())
        self.accept = Button("Son iguales: guardar alta…", "primary", icon="check")
        self.accept.clicked.connect(self._accept)
        self.vault = QCheckBox("También podrá abrir la bóveda")
        self.vault.toggled.connect(self._ask_passphrase)
        self.passphrase = PassphraseField()
        self.passphrase.returnPressed.connect(self._accept)
        self.phrase = FieldRow("Su frase de acceso", self.passphrase)
        self.whom = Label(_TO_WHOM, "sub", wrap=True)
        refuse = Button("No son iguales", "danger", icon="x", slot=self.refused.emit)
        self.close_ = Button("Listo", icon="check", slot=self.closed.emit)
        self._none = _page(
            column(*(Label(step, "sub", wrap=True) for step in _HOW)), row(None, self.read)
        )
        self._one = _page(
            self.facts,
            Rule(),
            Label(_COMPARE, "strong", wrap=True),
            self.digits,
            self.vault,
            self.whom,
            self.phrase,
            row(refuse, None, self.accept),
        )
        self._given = _page(Label(_GIVEN, wrap=True), self.own, row(None, self.close_))
        # not a stack, which would be as high as its highest page whichever shows
        for page in (self._none, self._one, self._given):
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._show(self._none)

    def _show(self, page: QWidget) -> None:
        for one in (self._none, self._one, self._given):
            show_if(one, one is page)

    def show_none(self) -> None:
        """How it goes."""
        self._forget_vault()
        self._show(self._none)

    def show_asked(self, asked: Asked) -> None:
        """A request whose digits are to be compared."""
        clear(self.facts)
        for label, value in (("Equipo", asked.nickname), ("Fecha", asked.date)):
            self.facts.addLayout(row(Label(label, "sub"), None, Label(value, "strong")))
        self.digits.show_digits(asked.digits)
        self._forget_vault()
        show_if(self.vault, asked.vault)
        self._show(self._one)
        self.accept.setFocus()

    def show_given(self, digits: str) -> None:
        """The file is saved: what the new laptop must show."""
        self._forget_vault()
        self.own.show_digits(digits)
        self._show(self._given)
        self.close_.setFocus()

    def _accept(self) -> None:
        if not self.vault.isChecked():
            self.accepted.emit(None)
        elif passphrase := self.passphrase.text():
            self.phrase.set_state("")
            self.passphrase.clear()
            self.accepted.emit(passphrase)
        else:
            self.phrase.set_state("warn", "Escriba su frase de acceso, o quite la marca.")
            self.passphrase.setFocus()

    def _ask_passphrase(self, wanted: bool) -> None:
        self.phrase.set_state("")
        self.passphrase.clear()
        show_if(self.phrase, wanted)
        show_if(self.whom, wanted)
        if wanted:
            self.passphrase.setFocus()

    def _forget_vault(self) -> None:
        """Neither the choice nor the passphrase is for another laptop."""
        self.vault.setChecked(False)
        self._ask_passphrase(False)


def _page(*parts: Part) -> QWidget:
    page = QWidget()
    fill(QVBoxLayout(page), (*parts, None), 12)
    return page
