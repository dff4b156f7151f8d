"""The strip over a list: which session it is, its day and hours, and one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from captura.records.sesion import Sesion
from captura.ui.components import Button, Combo, Label, mark
from captura.ui.forms import DateField, DecimalField
from captura.ui.look.measure import dp
from captura.ui.screens.personas import wording


class SessionsBar(QFrame):
    """`choose(id)`, `change(field, text) -> problem`, `add()`, `template()`: lists in Excel."""

    def __init__(
        self,
        choose: Callable[[str], object],
        change: Callable[[str, str], str | None],
        *,
        add: Callable[[], object],
        template: Callable[[], object],
    ) -> None:
        super().__init__()
        self._change = change
        self.which = Combo([], name="Sesión")
        self.which.setFixedWidth(dp(156))
        self.which.edited.connect(lambda: choose(self.which.code()))
        self.day, self.hours = DateField(), DecimalField()
        self.day.setFixedWidth(dp(124))
        self.hours.setFixedWidth(dp(64))
        self.day.setAccessibleName("Fecha de la sesión")
        self.hours.setAccessibleName("Duración de la sesión en horas")
        self.day.editingFinished.connect(lambda: self._send("fecha", self.day))
        self.hours.editingFinished.connect(lambda: self._send("horas", self.hours))
        self.more = Button("Sesión", icon="plus", slot=add, name="Agregar sesión")
        self.excel = Button("Lista en Excel", icon="file-spreadsheet", slot=template)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(dp(8))
        self.lasts = Label("Duración", "sub")
        for part in (self.which, self.day, self.lasts, self.hours, Label("h", "sub")):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.more)
        box.addWidget(self.excel)

    def _send(self, name: str, field: QLineEdit) -> None:
        problem = self._change(name, field.text())
        mark(field, "bad" if problem else "")
        field.setToolTip(problem or "")

    def show_sessions(self, sessions: Sequence[Sesion], chosen: Sesion | None) -> None:
        """Show these, one of them chosen; none before the activity is kept."""
        self.which.set_entries([(one.id, _words(one)) for one in sessions])
        self.which.set_code(chosen.id if chosen else "")
        self.which.setVisible(len(sessions) > 1)
        self.lasts.setVisible(len(sessions) <= 1)
        self.day.setVisible(len(sessions) > 1)  # of a single one the activity's day is the day
        self.day.set_text(wording.shown_day(chosen.fecha) if chosen else "")
        self.hours.set_text(f"{chosen.horas:f}" if chosen and chosen.horas is not None else "")
        self.hours.setEnabled(chosen is not None)


def _words(session: Sesion) -> str:
    day = wording.shown_day(session.fecha)
    return f"Sesión {session.numero} · {day}" if day else f"Sesión {session.numero}"
