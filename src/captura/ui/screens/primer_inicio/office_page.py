"""First step: institute or state, which municipality, and the office's name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from captura.ui.components import Combo, EnterMovesOn, FieldRow, Label
from captura.ui.components.layouts import column, fill, row
from captura.ui.forms.text_fields import TextField

INSTITUTE, STATE = "instituto", "estado"


class OfficePage(QWidget):
    """`changed(name, text)` as one answers; `finished`: Enter in the last field."""

    changed = Signal(str, str)
    finished = Signal()
    TITLE = "¿Qué oficina es esta?"
    SAYS = (
        "Captura funciona sin internet. Lo que registre queda cifrado en esta computadora y sale "
        "solo en los paquetes que usted haga."
    )

    def __init__(self, municipalities: Callable[[], list[tuple[str, str]]]) -> None:
        super().__init__()
        self.institute = QRadioButton("Instituto municipal de las mujeres")
        self.state = QRadioButton("Coordinación estatal")
        for button, says in (
            (self.institute, "Registra personas y actividades, y hace entregas."),
            (self.state, "Recibe las entregas de los 58 municipios y consolida."),
        ):
            button.setAccessibleDescription(says)
        self._kinds = QButtonGroup(self)
        self._kinds.addButton(self.institute)
        self._kinds.addButton(self.state)
        self._kinds.buttonClicked.connect(self._kind_chosen)
        self.municipality = Combo(municipalities(), placeholder="Escriba sus primeras letras")
        self.municipality_row = FieldRow("Municipio", self.municipality, required=True)
        self.name = TextField()
        self.name.setMaxLength(120)
        self.name_row = FieldRow(
            "Nombre oficial", self.name, required=True, hint="como está en su acuerdo de creación"
        )
        self.rows = {"municipality": self.municipality_row, "name": self.name_row}
        self.municipality.edited.connect(self._municipality_chosen)
        self.name.textEdited.connect(lambda text: self.changed.emit("name", text))
        self._enter = EnterMovesOn(self)
        self._enter.watch(self.municipality)
        self.name.returnPressed.connect(self.finished)
        kinds = column(
            self._choice(self.institute, "Registra personas y actividades, y hace entregas."),
            self._choice(self.state, "Recibe las entregas de los 58 municipios y consolida."),
            gap=8,
        )
        box = QVBoxLayout(self)
        fill(box, (kinds, 4, self.municipality_row, self.name_row, None), 12)

    def _choice(self, button: QRadioButton, says: str) -> QVBoxLayout:
        return column(button, row(24, Label(says, "sub"), None, gap=0), gap=0)

    def show_values(self, values: dict[str, str]) -> None:
        """Write answers into their fields."""
        if "kind" in values:
            chosen = self.state if values["kind"] == STATE else self.institute
            chosen.setChecked(True)
            self.municipality_row.setVisible(values["kind"] != STATE)
        if "municipality" in values:
            self.municipality.set_code(values["municipality"])
        if "name" in values:
            self.name.set_text(values["name"])

    def first_focus(self) -> None:
        """The first thing still to answer."""
        if self.municipality_row.isHidden() or self.municipality.code():
            self.name.setFocus()
        else:
            self.municipality.setFocus()

    def _kind_chosen(self) -> None:
        kind = STATE if self.state.isChecked() else INSTITUTE
        self.municipality_row.setVisible(kind != STATE)
        self.changed.emit("kind", kind)
        self.first_focus()

    def _municipality_chosen(self) -> None:
        if code := self.municipality.code():
            self.changed.emit("municipality", code)
