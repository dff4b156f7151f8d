"""Small questions over the page of an activity, in a bar and never in a dialog."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from captura.ui.components import Button, InlineMessage
from captura.ui.forms import DateField
from captura.ui.look.measure import dp


class AskBar(InlineMessage):
    """One question at a time, hidden while there is none."""

    def __init__(self) -> None:
        super().__init__("info", "", closable=True)
        self.hide()

    def ask_day(self, repeat: Callable[[dt.date], object]) -> None:
        """On which day the activity is repeated."""

        def answer() -> None:
            if (chosen := day.date()) is not None:
                self.hide()
                repeat(chosen)

        day = _day_field("¿Qué día se repite?")
        go = Button("Repetir ese día", "primary", slot=answer)
        day.returnPressed.connect(go.click)
        text = "Se copia todo menos la lista, el gasto y el resultado."
        self._ask("Repetir la actividad", text, [day, go], day)

    def ask_session(self, add: Callable[[dt.date | None], object]) -> None:
        """The day of one more session; it may be left open."""

        def answer() -> None:
            self.hide()
            add(day.date())

        day = _day_field("Día de la nueva sesión")
        go = Button("Agregar sesión", "primary", slot=answer)
        day.returnPressed.connect(go.click)
        self._ask("Agregar una sesión", "Cada sesión tiene su propia lista.", [day, go], day)

    def ask_list(self, save: Callable[[], object], read: Callable[[], object]) -> None:
        """Whether a list in Excel goes out, or comes back."""
        out = Button("Guardar plantilla…", icon="file-down", slot=save)
        back = Button("Leer lista llena…", "primary", icon="file-up", slot=read)
        text = "Guárdela, llénela en cualquier computadora con Excel y léala aquí de vuelta."
        self._ask("Lista para llenar en Excel", text, [out, back], out)

    def _ask(self, title: str, text: str, parts: Sequence[QWidget], first: QWidget) -> None:
        self.show_message("info", title, text, actions=parts)
        first.setFocus()


def _day_field(name: str) -> DateField:
    day = DateField()
    day.setAccessibleName(name)
    day.setPlaceholderText("dd/mm/aaaa")
    day.setFixedWidth(dp(140))
    return day
