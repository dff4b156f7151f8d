"""The card at the right: what goes, how it goes, and the button with its reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, IconLine, Label, Rule, action_button, column, row
from captura.ui.components.layouts import clear, fill
from captura.ui.look.measure import dp
from captura.ui.screens.entregas.book_fields import BookFields
from captura.ui.screens.entregas.now import AGAIN, BOOK, MAIL, USB, Now

WIDTH = 328
_WAYS = (
    (USB, "Guardar en USB o carpeta"),
    (MAIL, "Correo o WhatsApp (archivo .captura)"),
    (BOOK, "Libro de Excel con contraseña"),
)


class DeliveryPanel(Card):
    """`acting`: the main button. `way_chosen(way)`. `again`: make it anew. `certificate`: go."""

    acting = Signal()
    way_chosen = Signal(str)
    again = Signal()
    certificate = Signal()

    def __init__(self) -> None:
        super().__init__("Qué se entrega")
        self.setFixedWidth(dp(WIDTH))
        self._counts = column(gap=6)
        self._what = QWidget()
        safe = IconLine(
            "ok",
            "Cifrado para la coordinación: nadie más puede abrirlo.",
            "sub",
            icon="lock",
            wrap=True,
        )
        fill(QVBoxLayout(self._what), (self._counts, Rule(), safe, Rule()), 12)
        self._ways = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        for way, words in _WAYS:
            button = QRadioButton(words)
            button.clicked.connect(lambda _=False, chosen=way: self._choose(chosen))
            self._ways.addButton(button)
            self.radios[way] = button
        self.radios[USB].setChecked(True)
        self.book = BookFields()
        self.book.hide()
        self.button = action_button("generar_entrega", self.acting.emit, "primary", big=True)
        self.button.setEnabled(False)  # until the period was reviewed
        self.why = IconLine("info", "", "cap", wrap=True, size=14)
        self.more = Button(AGAIN, "link", icon="refresh-cw", slot=self.again.emit)
        self.ask = Button("Pedir el certificado", "link", icon="arrow-right")
        self.ask.clicked.connect(lambda *_: self.certificate.emit())
        self.body.addWidget(self._what)
        self.body.addWidget(Label("Cómo se manda", "strong"))
        self.body.addLayout(column(*self.radios.values(), gap=4))
        self.body.addWidget(self.book)
        self.body.addWidget(self.button)
        self.body.addWidget(self.why)
        self.body.addLayout(row(self.ask, self.more, None))
        self.body.addStretch(1)

    def show_now(self, now: Now) -> None:
        """What goes, and what can be done."""
        clear(self._counts)
        for sheet, number in now.counts:
            self._counts.addLayout(row(Label(sheet, "sub"), None, Label(number, "strong")))
        self.button.set_words(now.button)
        to_make = now.package is None or now.outdated
        self.button.set_icon("package" if to_make else "send")
        self.button.setEnabled(now.ready)
        self.why.setVisible(bool(now.why))
        kind = "info" if now.ready and not now.outdated else "warn"
        self.why.show_state("ok" if now.step == 4 else kind, now.why)
        self.more.setVisible(now.again)
        self.ask.setVisible(now.need_certificate)
        chosen = self.radios[BOOK].isChecked()
        self.book.setVisible(chosen and not to_make)
        self._what.setVisible(self.book.isHidden())
        self.set_title("Qué se entrega" if self.book.isHidden() else "Libro con contraseña")

    def _choose(self, way: str) -> None:
        self.way_chosen.emit(way)
