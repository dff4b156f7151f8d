"""The card at the right of the state's screen: the request being compared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, Combo, FieldRow, Label, Rule
from captura.ui.components.layouts import clear, column, fill, row
from captura.ui.look.measure import dp
from captura.ui.screens.alta.digits import Digits
from captura.ui.screens.alta.state_presenter import NEW, Asked

_TITLE, _VAULT = "Solicitud de alta", "Solicitud para abrir una bóveda"
_CERTIFY, _ANSWER = "Son iguales: dar certificado…", "Son iguales: responder…"
_HOW = (
    "Lea la solicitud que mandó el instituto.",
    "Llame a un teléfono que ya conocía y compare los dígitos del equipo.",
    "Si son iguales, guarde el certificado y mándelo.",
    "El instituto compara por teléfono los dígitos del estado antes de aceptarlo.",
)


class RequestPanel(Card):
    """`certifying(device it replaces)`, `dropped`, `reading`."""

    certifying = Signal(str)
    dropped = Signal()
    reading = Signal()

    def __init__(self) -> None:
        super().__init__(_TITLE)
        self.setFixedWidth(dp(480))
        self.facts = column(gap=6)
        self.digits, self.own = Digits("Dígitos del equipo"), Digits("Dígitos del estado")
        self.replaces = Combo((), name="A qué equipo reemplaza")
        self.replaces_row = FieldRow("¿Reemplaza a otro equipo?", self.replaces)
        self.accept = Button(_CERTIFY, "primary", icon="check")
        self.accept.clicked.connect(lambda *_: self.certifying.emit(self.replaces.code()))
        refuse = Button("No son iguales", "danger", icon="x", slot=self.dropped.emit)
        self.ask = Label("", "strong", wrap=True)
        read = Button("Leer solicitud…", "primary", icon="file-down", slot=self.reading.emit)
        self._stack = QStackedWidget()
        self._none, self._one = QWidget(), QWidget()
        fill(QVBoxLayout(self._none), (_steps(), row(None, read), None), 12)
        parts = (self.facts, Rule(), self.ask, self.digits, self.replaces_row)
        fill(QVBoxLayout(self._one), (*parts, row(refuse, None, self.accept), None), 12)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._one)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Rule())
        said = "Dígitos del estado, para leerlos al instituto"
        self.body.addWidget(Label(said, "sub", wrap=True))
        self.body.addWidget(self.own)

    def show_asked(self, asked: Asked | None, own_digits: str) -> None:
        """A request to compare; None: none is open."""
        self.own.show_digits(own_digits)
        self._stack.setCurrentWidget(self._none if asked is None else self._one)
        self.set_title(_VAULT if asked is not None and asked.vault else _TITLE)
        if asked is None:
            return
        self._show_facts(asked)
        whose = "Dígitos de la solicitud" if asked.vault else "Dígitos del equipo"
        self.ask.setText(f"{whose}: ¿son los que le leen por teléfono?")
        self.accept.set_words(_ANSWER if asked.vault else _CERTIFY)
        self.digits.show_digits(asked.digits)
        self.replaces.set_entries([(NEW, "No, es un equipo más"), *asked.known])
        self.replaces.set_code(NEW)
        self.replaces_row.setVisible(bool(asked.known))
        self.accept.setFocus()

    def _show_facts(self, asked: Asked) -> None:
        clear(self.facts)
        for label, value in (
            ("Municipio", asked.municipality),
            ("Instituto", asked.name),
            ("Equipo", asked.nickname),
            ("Fecha", asked.date),
        ):
            if value:
                words = Label(value, "strong", wrap=True)
                self.facts.addLayout(row(_fixed(Label(label, "sub")), words))


def _steps() -> QVBoxLayout:
    lines = column(gap=6)
    for place, words in enumerate(_HOW, 1):
        number = Label(f"{place}.", "strong")
        number.setFixedWidth(dp(16))
        line = row(column(number, None, gap=0), Label(words, wrap=True))
        line.setStretch(1, 1)
        lines.addLayout(line)
    return lines


def _fixed(label: Label) -> Label:
    label.setFixedWidth(dp(72))
    return label
