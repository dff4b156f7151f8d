"""A lost laptop: the state takes nothing more of it; at an institute its data is erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.actions.lost_device import WORDS, HandedIn
from captura.records.periods import read_period
from captura.ui.components import Button, Card, Combo, EmptyState, FieldRow, Label
from captura.ui.components.layouts import fill, row
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp
from captura.ui.screens.ajustes.wording import state_words
from captura.ui.tables import Column, RowsModel, Table

COLUMNS = (
    Column("Periodo", lambda one: read_period(one.period).label if one.period else "—", 152),
    Column("Número", lambda one: str(one.sequence), 72, right=True),
    Column("Llegó", lambda one: f"{dt.datetime.fromisoformat(one.at):%d/%m/%Y}", 96),
    Column("Renglones", lambda one: f"{one.rows:,}", 96, right=True),
    Column("Estado", lambda one: state_words(one.state), 160, stretch=True),
)
_LOST = (
    "Desde que lo da de baja no se recibe nada de ese equipo, y los acuses de su instituto lo "
    "dicen. Lo que ya entregó se queda. Abajo se ve qué entregó: lo que capturó después solo "
    "está en sus respaldos."
)
_NO_DEVICE, _CHOOSE = "Elija primero el equipo", "Aquí se ve cada entrega que llegó de él."
_NOTHING = "Nada ha llegado de este equipo"
_NOTHING_TEXT = "Lo que capturó está solo en sus respaldos."
_ERASE = (
    "Borra de esta computadora las llaves primero, y después todos los datos y los respaldos que "
    "están en ella. No se puede deshacer. Los respaldos en una memoria se quedan."
)


class LostPanel(QWidget):
    """`chosen(device)`, `reporting(device, reason)`."""

    chosen = Signal(str)
    reporting = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.device = Combo((), placeholder="Elija el equipo", name="Equipo perdido")
        self.device.edited.connect(lambda: self.chosen.emit(self.device.code()))
        self.reason = TextField()
        self.reason.setMaxLength(200)
        self.reason.returnPressed.connect(self._ask)
        self.device_row = FieldRow("Equipo", self.device, required=True)
        self.reason_row = FieldRow("Qué pasó", self.reason, required=True, hint="sin nombres")
        self.act = Button("Dar de baja", "danger", icon="ban", slot=self._ask)
        self.model = RowsModel(COLUMNS)
        self.table = Table(self.model, "Lo que entregó ese equipo")
        card = Card("Equipo perdido o robado", Label(_LOST, "sub", wrap=True))
        card.body.addLayout(row(self.device_row, self.reason_row, gap=12))
        card.body.addLayout(row(None, self.act))
        self.none = EmptyState("package-open", _NO_DEVICE, _CHOOSE)
        card.body.addWidget(Label("Lo que entregó", "strong"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.none, 1)
        fill(QVBoxLayout(self), (card,), 0)

    def show_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """(key, words) of those that still work."""
        self.device.set_entries(devices)

    def show_handed_in(self, handed: Sequence[HandedIn]) -> None:
        """What the chosen one handed in."""
        self._show(list(handed))

    def _show(self, handed: list[HandedIn]) -> None:
        self.model.set_rows(handed)
        self.table.setVisible(bool(handed))
        self.none.setVisible(not handed)
        chosen = bool(self.device.code())
        self.none.title.setText(_NOTHING if chosen else _NO_DEVICE)
        self.none.text.setText(_NOTHING_TEXT if chosen else _CHOOSE)

    def forget(self) -> None:
        """Begin anew."""
        self.reason.clear()
        self.device.set_code("")
        self._show([])

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        self.act.setEnabled(not busy)

    def _ask(self) -> None:
        reason = self.reason.text().strip()
        self.device_row.set_state(*(("",) if self.device.code() else ("bad", "Elija cuál.")))
        self.reason_row.set_state(*(("",) if reason else ("bad", "Escriba qué pasó.")))
        if self.device.code() and reason:
            self.reporting.emit(self.device.code(), reason)


class ErasePanel(QWidget):
    """`erasing(own, typed)`."""

    erasing = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.typed, self.own = TextField(), PassphraseField()
        self.typed_row = FieldRow(f"Escriba: {WORDS}", self.typed, required=True)
        self.own_row = FieldRow("Confirme con su propia frase", self.own, required=True)
        self.typed.returnPressed.connect(self.own.setFocus)
        self.act = Button("Borrar todo", "danger", icon="trash-2", slot=self._ask)
        card = Card(
            "Borrar este equipo", Label(_ERASE, "sub", wrap=True), self.typed_row, self.own_row
        )
        card.body.addLayout(row(None, self.act))
        card.setFixedWidth(dp(520))
        fill(QVBoxLayout(self), (row(card, None), None), 0)

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.typed.clear()
        self.own.clear()

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        self.act.setEnabled(not busy)

    def _ask(self) -> None:
        if self.act.isEnabled():
            self.erasing.emit(self.own.text(), self.typed.text())
