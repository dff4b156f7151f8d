"""The card of an activity: the fields every activity has, the rest folded under one button."""

from __future__ import annotations

from collections.abc import Callable

from captura.records.actividad import Actividad
from captura.records.fields import fields_of
from captura.ui.components import Button, Card
from captura.ui.forms import FormSection, RecordForm
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.form_fields import FIRST, MORE

WIDTH = 360


class ActivityCard(Card):
    """360 wide beside the list; the whole width in a narrow window."""

    def __init__(self, toggle: Callable[[bool], object]) -> None:
        super().__init__("Datos de la actividad")
        self.form = RecordForm(fields_of(Actividad), [FormSection("", FIRST + MORE)])
        self.more = Button("Más datos", "chip")
        self.more.clicked.connect(toggle)
        self.right.addWidget(self.more)
        self.head.setMinimumHeight(dp(32))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.setFixedWidth(dp(WIDTH))

    def set_compact(self, compact: bool) -> None:
        """As wide as the window when it is narrow."""
        self.setMinimumWidth(0 if compact else dp(WIDTH))
        self.setMaximumWidth(16777215 if compact else dp(WIDTH))
