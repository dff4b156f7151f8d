"""The bin on the left, the last changes on the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from captura.actions.bin import DAYS, Binned
from captura.actions.recent import Recent
from captura.ui.components import Button, Card, EmptyState, KeyHints, row
from captura.ui.desk import Desk
from captura.ui.fresh_page import FreshPage
from captura.ui.lane import lane
from captura.ui.look.measure import dp
from captura.ui.screens.papelera.presenter import BinPresenter
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import counted, short_moment

_WAITS = f"Lo que elimine espera aquí {DAYS} días, y vuelve con una tecla."
_SUBTITLE = f"Lo eliminado espera {DAYS} días; cada cambio se puede deshacer, también otro día."


class BinScreen(FreshPage):
    """Enter acts on the row with the cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Papelera y cambios", _SUBTITLE)
        self.presenter = BinPresenter(self, desk.office, lane(desk, self), desk)
        self._today = desk.office.today
        self.deleted = RowsModel(_deleted(self._today()), [])
        self.changes = RowsModel(_changes(self._today()), [])
        self.bin = Table(self.deleted, "Eliminados")
        self.last = Table(self.changes, "Últimos cambios")
        self.bin.opened.connect(self._bring_back)
        self.last.opened.connect(self._undo)
        self.empty = EmptyState("trash-2", "La papelera está vacía", _WAITS)
        self.hints = KeyHints([("Return", "Traer de vuelta")])
        left = Card("Eliminados", self.bin, self.empty, self.hints)
        self.back = Button("Volver todo a como quedó ahí", icon="rotate-ccw", slot=self._revert)
        acts = row(None, KeyHints([("Return", "Deshacer")]), 8, self.back)
        right = Card("Últimos cambios", self.last, acts)
        for card, table in ((left, self.bin), (right, self.last)):
            card.body.setStretch(0, 1)
            table.setMinimumHeight(dp(170))
        left.body.setStretch(1, 1)
        sides = row(left, right, gap=16)
        sides.setStretch(0, 5)
        sides.setStretch(1, 6)
        self.body.addLayout(self.flips(sides), 1)

    def read(self) -> None:
        """Read again."""
        self.presenter.read()

    # what the presenter asks --------------------------------------------------------------------

    def show_bin(self, found: Sequence[Binned]) -> None:
        """What was deleted."""
        self.deleted = RowsModel(_deleted(self._today()), list(found))
        self.bin.setModel(self.deleted)
        self.bin.select(0)
        self.bin.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.hints.setVisible(bool(found))

    def show_changes(self, found: Sequence[Recent]) -> None:
        """What was changed last."""
        self.changes = RowsModel(_changes(self._today()), list(found))
        self.last.setModel(self.changes)
        self.last.select(0)
        self.back.setEnabled(bool(found))

    # what the person does -----------------------------------------------------------------------

    def _bring_back(self, place: int) -> None:
        self.presenter.bring_back(self.deleted.row(place))

    def _revert(self) -> None:
        place = self.last.current_row()
        if 0 <= place < self.changes.rowCount():
            self.presenter.revert(self.changes.row(place))

    def _undo(self, place: int) -> None:
        self.presenter.undo(self.changes.row(place))


def _days(one: Binned) -> Cell:
    return Cell(counted(one.days, "día", "días"), muted=True)


def _deleted(today: dt.date) -> list[Column]:
    return [
        Column("Qué", lambda one: Cell(one.name or one.title, bold=True), 170, stretch=True),
        Column("Tipo", lambda one: one.title, 92),
        Column("Eliminado", lambda one: short_moment(one.at, today), 92),
        Column("Quedan", _days, 68, right=True),
    ]


def _changes(today: dt.date) -> list[Column]:
    return [
        Column("Cuándo", lambda one: short_moment(one.at, today), 92),
        Column("Qué", lambda one: Cell(one.name or one.title, bold=True), 190, stretch=True),
        Column("Cambio", lambda one: f"{one.title}: {one.what}", 208),
    ]
