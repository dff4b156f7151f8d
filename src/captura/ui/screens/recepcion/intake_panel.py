"""Shows files being taken in, and what became of each; refused ones with their sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, Elided, IconLine, Label, ProgressCard, Rule, row
from captura.ui.components.layouts import clear, column, fill
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion.intake import Outcome
from captura.ui.wording import counted

CANCEL_SAYS = "Si cancela, lo ya recibido queda por revisar y lo demás no cambia nada."


class IntakePanel(QWidget):
    """`cancelled`: Esc while it works. `password(outcome, text)`: typed for a protected one.

    `shown(bool)`: it wants the place of what is beside it, or gives it back.
    """

    cancelled = Signal()
    shown = Signal(bool)
    password = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.progress = ProgressCard("Recibiendo paquetes", CANCEL_SAYS)
        self.progress.cancelled.connect(self.cancelled)
        self.results = Card("")
        self.shut = Button("Revisar", "primary", icon="arrow-right", key="Return", slot=self._shut)
        self.results.right.addWidget(self.shut)
        inside = QWidget()
        self.lines = QVBoxLayout(inside)
        fill(self.lines, (), 8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget has just turned it on
        self.results.body.addWidget(self.area)
        box = QVBoxLayout(self)
        fill(box, (self.progress, self.results, None), 0)
        box.setStretch(1, 1000)
        self.progress.hide()
        self.results.hide()
        self.hide()

    def show_progress(self, done: int, total: int, step: str) -> None:
        """How far it is."""
        if not self.progress.isVisibleTo(self):
            self.progress.start()
        self.results.hide()
        self.progress.show()
        self._appear(True)
        self.progress.set_progress(done, total, step)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """What became of each file: the refused first."""
        self.progress.hide()
        clear(self.lines)
        if not outcomes:
            self._appear(False)
            return
        refused = [one for one in outcomes if one.kind == "bad"]
        taken = sum(bool(one.package) for one in outcomes)
        note = counted(len(refused), "rechazado", "rechazados") if refused else ""
        self.results.set_title(counted(taken, "paquete recibido", "paquetes recibidos"), note)
        order = {"bad": 0, "warn": 1, "ok": 2, "info": 3}
        for number, one in enumerate(sorted(outcomes, key=lambda one: order[one.kind])):
            if number:
                self.lines.addWidget(Rule())
            self._add(one)
        self.lines.addStretch(1)
        self.results.show()
        self._appear(True)
        self.shut.setFocus()

    def _add(self, one: Outcome) -> None:
        line = IconLine(one.kind, one.title, "strong")
        name = Elided(one.path.name, "sub", least=80)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = Label(one.text, "sub", wrap=True)
        head = row(line, name)
        head.setStretch(1, 1)
        self.lines.addLayout(column(head, said, gap=2))
        if one.asks_password:
            self._add_password(one)

    def _add_password(self, one: Outcome) -> None:
        field = PassphraseField()
        field.setAccessibleName(f"Contraseña de {one.path.name}")
        field.setPlaceholderText("Contraseña del libro")
        field.setMaximumWidth(dp(280))

        def give() -> None:
            self.password.emit(one, field.text())
            field.clear()

        field.returnPressed.connect(give)
        self.lines.addLayout(row(field, Button("Abrir", key="Return", slot=give), None))

    def _shut(self) -> None:
        self.results.hide()
        self._appear(False)

    def _appear(self, wanted: bool) -> None:
        self.setVisible(wanted)
        self.shown.emit(wanted)
