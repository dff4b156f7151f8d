"""Fourth step: where the second copy of the data goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import Button, FieldRow, IconLine, Label
from captura.ui.components.layouts import clear, column, fill, row
from captura.ui.drives import removable
from captura.ui.forms.text_fields import TextField


class BackupPage(QWidget):
    """`changed(name, text)` as one answers; `choosing` asks for the system's folder dialog."""

    changed = Signal(str, str)
    choosing = Signal()
    later = Signal()
    finished = Signal()
    TITLE = "Elija dónde respaldar"
    SAYS = (
        "Cada día se guarda una copia cifrada en esta computadora. Una segunda copia en otro "
        "lugar la salva si la computadora se pierde, se moja o se descompone."
    )

    def __init__(self) -> None:
        super().__init__()
        self.place = TextField()
        self.place_row = FieldRow("Carpeta o memoria USB", self.place, required=True)
        self.rows = {"backup": self.place_row}
        self.place.textEdited.connect(lambda text: self.changed.emit("backup", text))
        self.place.returnPressed.connect(self.finished)
        self.choose = Button("Elegir carpeta…", icon="folder-open", slot=self.choosing.emit)
        self.skip = Button("Después", "link", slot=self.later.emit)
        self._drives = column(gap=8)
        safe = IconLine("ok", "La copia va cifrada: sin su frase o su hoja, nadie la lee.", "sub")
        where = row(self.place_row, column(20, self.choose, None, gap=0), gap=8)
        skip = row(Label("¿No tiene una USB a la mano?", "sub"), self.skip, None)
        box = QVBoxLayout(self)
        fill(box, (where, self._drives, safe, skip, None), 12)
        self.show_drives(removable())

    def show_drives(self, drives: list[tuple[str, str]]) -> None:
        """Offer the drives found (folder, name), one press each."""
        clear(self._drives)
        for folder, name in drives:
            button = Button(name, "chip", slot=partial(self._take, folder))
            button.setCheckable(False)
            button.setAccessibleName(f"Respaldar en {name}")
            self._drives.addLayout(row(button, None))

    def show_values(self, values: dict[str, str]) -> None:
        """Write answers into their fields."""
        if "backup" in values:
            self.place.set_text(values["backup"])

    def first_focus(self) -> None:
        """Choosing a folder comes first."""
        self.choose.setFocus()

    def _take(self, folder: str) -> None:
        self.place.set_text(folder)
        self.changed.emit("backup", folder)
