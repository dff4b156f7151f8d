"""The card of this laptop's enrolment: ask, wait, compare, done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, FieldRow, IconLine, Label, Rule, Steps
from captura.ui.components.layouts import Part, clear, column, fill, row
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp
from captura.ui.screens.alta.device_presenter import ASK, COMPARE, DONE, WAIT, Stage
from captura.ui.screens.alta.digits import Digits

_ASK = (
    "Para entregar, la coordinación debe conocer este equipo. Se hace una vez: usted manda una "
    "solicitud, ellas le llaman, comparan unos dígitos y le mandan un certificado."
)
_WAIT = "Cuando la coordinación llame, lea estos dígitos. Deben ser los mismos que ven allá."
_COMPARE = (
    "Pida a la coordinación que lea sus dígitos por teléfono, a un número que usted ya conocía. "
    "¿Son exactamente estos?"
)
_JOINED = (
    "Esta computadora ya está con las otras del instituto. Falta que la coordinación la conozca: "
    "haga una solicitud nueva y mándela."
)
_COMPARE_SISTER = (
    "Mire la pantalla de la otra computadora del instituto. ¿Muestra exactamente estos dígitos? Al "
    "aceptar se cierra Captura y hay que entrar otra vez."
)
_ORDER = {ASK: 0, WAIT: 1, COMPARE: 2, DONE: 4}


class DeviceCard(Card):
    """What each stage asks comes as a signal; the view of the screen opens the dialogs."""

    asking = Signal(str)
    saving_again = Signal()
    reading = Signal()
    accepted = Signal()
    refused = Signal()
    anew = Signal()

    def __init__(self) -> None:
        super().__init__("Alta de este equipo")
        self.setFixedWidth(dp(480))
        self.steps = Steps(("Pedir", "Esperar", "Comparar", "Listo"))
        self.nickname = TextField()
        self.nickname.setMaxLength(60)
        self.nickname_row = FieldRow(
            "Nombre del equipo", self.nickname, required=True, hint="no el de una persona"
        )
        self.nickname.returnPressed.connect(self._ask)
        self.own, self.theirs = Digits("Dígitos de este equipo"), Digits("Dígitos del estado")
        self.known = Digits("Dígitos del estado")
        self.facts = column(gap=6)
        self.warning = IconLine("warn", "", "said-warn", wrap=True)
        self.ask = Button("Hacer solicitud…", "primary", icon="file-up", slot=self._ask)
        again = Button("Guardar otra vez…", icon="save", slot=self.saving_again.emit)
        self.read = Button("Leer certificado…", "primary", icon="file-check")
        self.read.clicked.connect(lambda *_: self.reading.emit())
        self.accept = Button("Sí, son iguales", "primary", icon="check", slot=self.accepted.emit)
        self.refuse = Button("No son iguales", "danger", icon="x", slot=self.refused.emit)
        renew = Button("Pedir otro certificado", "link", icon="refresh-cw", slot=self.anew.emit)
        other = Button("Hacer otra solicitud", "link", slot=self.anew.emit)
        done = IconLine("ok", "Este equipo puede generar y entregar paquetes.", wrap=True)
        self._why, self._whose = Label(_ASK, "sub", wrap=True), Label(_COMPARE, wrap=True)
        self._stack = QStackedWidget()
        self._pages = {
            ASK: _page(self._why, self.nickname_row, row(None, self.ask)),
            WAIT: _page(
                Label(_WAIT, wrap=True), self.own, row(again, None, self.read), row(other, None)
            ),
            COMPARE: _page(
                self._whose, self.theirs, row(self.refuse, None, self.accept)
            ),
            DONE: _page(
                done, self.warning, self.facts, Rule(), Label("Dígitos del estado", "sub"),
                self.known, row(renew, None),
            ),
        }  # fmt: skip
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._stack)
        self.body.addStretch(1)

    def show_stage(self, stage: Stage) -> None:
        """Show where the enrolment stands."""
        self._stack.setCurrentWidget(self._pages[stage.name])
        self.steps.set_current(_ORDER[stage.name])
        self._why.setText(_JOINED if stage.sister else _ASK)
        self._whose.setText(_COMPARE_SISTER if stage.sister else _COMPARE)
        for digits in (self.own, self.theirs, self.known):
            digits.show_digits(stage.digits)
        self.known.setVisible(bool(stage.digits))
        self.warning.setVisible(bool(stage.warning))
        self.warning.show_state("warn", stage.warning)
        clear(self.facts)
        for label, value in stage.facts:
            self.facts.addLayout(row(Label(label, "sub"), None, Label(value, "strong")))

    def _ask(self) -> None:
        self.asking.emit(self.nickname.text())


def _page(*parts: Part) -> QWidget:
    page = QWidget()
    fill(QVBoxLayout(page), (*parts, None), 12)
    return page
