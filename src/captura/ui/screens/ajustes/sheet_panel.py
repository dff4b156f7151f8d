"""The printed sheet: its yearly drill at the left, another sheet in its place at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from captura.ui.components import Button, Card, FieldRow, IconLine, Label, Sunken
from captura.ui.components.layouts import clear, column, fill, row, show_if
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.recover_page import INSTITUTE, STATE
from captura.ui.screens.acceso.sheet_box import SheetBox

if TYPE_CHECKING:
    from captura.actions.recovery import Sheet

_DRILL = (
    "Una vez al año, saque la hoja de donde la guarda y escríbala aquí. Nada cambia: solo se "
    "comprueba que abre y se anota cuánto tardaron en encontrarla."
)
_NEW = (
    "Si la hoja se perdió o alguien pudo leerla, haga otra. Desde ese momento la anterior ya no "
    "abre nada en esta computadora."
)


class SheetPanel(QWidget):
    """`begun`: the drill starts; `rehearsing(texts)`, `renewing(own)`, `printing(n)`, `saving(n)`,
    `printed`."""

    begun = Signal()
    rehearsing = Signal(tuple)
    renewing = Signal(str)
    printing = Signal(int)
    saving = Signal(int)
    printed = Signal()

    def __init__(self, *, state: bool) -> None:
        super().__init__()
        self.line = IconLine("info", "", wrap=True)
        self.boxes = [SheetBox(label, count) for label, count in (STATE if state else INSTITUTE)]
        self.start = Button("Empezar ensayo", icon="clock", slot=self._begin)
        self.prove = Button("Comprobar", "primary", icon="check", slot=self._prove)
        self._words = QWidget()
        fill(QVBoxLayout(self._words), (*self.boxes, row(None, self.prove)), 8)
        drill = Card("Ensayo de recuperación", Label(_DRILL, "sub", wrap=True), self.line)
        drill.body.addLayout(row(self.start, None))
        drill.body.addWidget(self._words)
        drill.body.addStretch(1)
        self.own = PassphraseField()
        self.own_row = FieldRow("Confirme con su propia frase", self.own, required=True)
        self.own.returnPressed.connect(self._renew)
        self.renew = Button("Hacer hoja nueva", icon="refresh-cw", slot=self._renew)
        self._sheets = column(gap=8)
        new = Card("Hoja nueva", Label(_NEW, "sub", wrap=True), self.own_row)
        new.body.addLayout(row(None, self.renew))
        new.body.addLayout(self._sheets)
        new.body.addStretch(1)
        new.setFixedWidth(dp(440))
        self.sides = QHBoxLayout(self)
        fill(self.sides, (drill, new), 16)
        self.sides.setStretch(0, 1)
        self._words.hide()

    def show_drill(self, said: str, kind: str) -> None:
        """When it was tried last."""
        self.line.show_state(kind, said)

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """The sheets to print; none when they are on paper."""
        clear(self._sheets)
        for place, sheet in enumerate(sheets):
            paper = Button("Imprimir", "secondary" if place else "primary", icon="printer")
            save = Button("Guardar PDF", icon="file-down")
            paper.clicked.connect(lambda *_, n=place: self.printing.emit(n))
            save.clicked.connect(lambda *_, n=place: self.saving.emit(n))
            for button in (paper, save):
                button.setAccessibleName(f"{button.words()}: {sheet.title}")
            words = Label(sheet.title, "strong", wrap=True)
            self._sheets.addWidget(Sunken(words, row(None, save, paper)))
        if sheets:
            said = (
                "Ya está impresa y guardada" if len(sheets) == 1 else "Ya están las dos guardadas"
            )
            done = Button(said, icon="check", slot=self.printed.emit)
            self._sheets.addLayout(row(None, done))
        for part in (self.own_row, self.renew):
            show_if(part, not sheets)
        self.own.clear()

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.own.clear()
        for box in self.boxes:
            box.words.clear()
        self._words.hide()
        show_if(self.start, True)

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        for button in (self.prove, self.renew):
            button.setEnabled(not busy)

    def _begin(self) -> None:
        self.start.hide()
        self._words.show()
        self.boxes[0].words.setFocus()
        self.begun.emit()

    def _prove(self) -> None:
        empty = next((box for box in self.boxes if not box.text().strip()), None)
        if empty is not None:
            empty.field.set_state("bad", "Escriba las palabras de la hoja, o lea su código.")
            empty.words.setFocus()
            return
        self.rehearsing.emit(tuple(box.text() for box in self.boxes))

    def _renew(self) -> None:
        if not self.own.text():
            self.own_row.set_state("bad", "Escriba su propia frase, con la que usted entra.")
            self.own.setFocus()
            return
        self.own_row.set_state("")
        self.renewing.emit(self.own.text())
