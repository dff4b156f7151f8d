"""Third step: the sheets go on paper, and three of their words prove it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from captura.ui.components import Button, FieldRow, Label, Picture, Sunken, action_button
from captura.ui.components.layouts import clear, column, fill, row
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp

if TYPE_CHECKING:
    from captura.actions.recovery import Sheet
    from captura.ui.screens.primer_inicio.asked_words import AskedWord

COLUMNS = 4
# of one sheet, and of two
_ASK = (
    "Para comprobar que la tiene, escriba de ella:",
    "Para comprobar que las tiene, escriba de ellas:",
)
_STORED = (
    "Ya la imprimí y la guardé; no puedo leerla ahora",
    "Ya las imprimí y las guardé; no puedo leerlas ahora",
)


class SheetPage(QWidget):
    """`printing(n)` and `saving(n)` name a sheet; `finished`: Enter in the last field."""

    printing = Signal(int)
    saving = Signal(int)
    finished = Signal()
    TITLE = "Imprima su hoja de recuperación"
    SAYS = (
        "Con ella se abren los datos si se olvida la frase o cambia quien titula. Quien la tenga "
        "puede leerlo todo: guárdela en sobre cerrado y bajo llave, lejos de la computadora."
    )
    STATE_TITLE = "Imprima las dos partes de la llave"
    STATE_SAYS = (
        "Las dos juntas abren los datos de la coordinación; una sola no abre nada. Guárdelas en "
        "sobres cerrados, en dos lugares y con dos personas distintas."
    )

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        self.fields: dict[str, TextField] = {}
        self.print_buttons: list[Button] = []
        self._sheets: tuple[Sheet, ...] = ()
        self._list = column(gap=8)
        self._words = QGridLayout()
        self._words.setVerticalSpacing(dp(4))
        self.preview = Sunken(self._words)
        self.preview.hide()
        self._asked = row(gap=12)
        self.stored = QCheckBox(_STORED[0])
        self.stored.toggled.connect(self._toggled)
        self.ask = Label(_ASK[0], "strong")
        box = QVBoxLayout(self)
        fill(box, (self._list, self.preview, 4, self.ask, self._asked, self.stored, None), 8)

    def show_sheets(self, sheets: tuple[Sheet, ...], asked: tuple[AskedWord, ...]) -> None:
        """List the sheets and ask the words."""
        self._sheets = sheets
        several = len(sheets) > 1
        self.stored.setText(_STORED[several])
        self.ask.setText(_ASK[several])
        clear(self._list)
        for place, sheet in enumerate(sheets):
            self._list.addWidget(self._sheet(place, sheet))
        clear(self._asked)
        self.fields = {one.key: TextField() for one in asked}
        self.rows = {one.key: FieldRow(one.label, self.fields[one.key]) for one in asked}
        for field in self.rows.values():
            self._asked.addWidget(field)
        editors = list(self.fields.values())
        for editor, following in pairwise(editors):
            editor.returnPressed.connect(following.setFocus)
        editors[-1].returnPressed.connect(self.finished)

    def typed(self) -> dict[str, str]:
        """The asked words, as typed."""
        return {key: editor.text() for key, editor in self.fields.items()}

    def show_values(self, values: dict[str, str]) -> None:
        """Nothing of the answers shows here."""

    def first_focus(self) -> None:
        """Printing comes first."""
        if self.print_buttons:
            self.print_buttons[0].setFocus()

    def _sheet(self, place: int, sheet: Sheet) -> QWidget:
        show = Button("Ver las palabras", "link", slot=lambda: self.show_words(place))
        show.setAccessibleName(f"Ver las palabras: {sheet.title}")
        words = column(Label(sheet.title, "strong", wrap=True), row(show, None), gap=0)
        save = Button("Guardar PDF", icon="file-down", slot=lambda: self.saving.emit(place))
        if place == 0:
            paper = action_button("imprimir", lambda: self.printing.emit(place))
        else:
            paper = Button("Imprimir", icon="printer", slot=lambda: self.printing.emit(place))
        for button in (save, paper):
            button.setAccessibleName(f"{button.words()}: {sheet.title}")
        self.print_buttons = [*self.print_buttons[:place], paper]
        return Sunken(row(Picture("file-text", "acctext", 20), words, save, paper))

    def show_words(self, place: int) -> None:
        """Show the words of a sheet, or hide them again."""
        shown = not self.preview.isHidden() and self.preview.property("sheet") == place
        self.preview.setVisible(not shown)
        self.preview.setProperty("sheet", place)
        clear(self._words)
        if shown:
            return
        for n, word in enumerate(self._sheets[place].words):
            label = Label(f"{n + 1:2}. {word}", "mono")
            self._words.addWidget(label, n // COLUMNS, n % COLUMNS)

    def _toggled(self, stored: bool) -> None:
        for field in self.rows.values():
            field.setEnabled(not stored)
            field.set_state("")
