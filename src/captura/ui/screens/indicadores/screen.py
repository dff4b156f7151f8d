"""The page of indicators: year and grouping above, the table, where the numbers come from."""

from __future__ import annotations

from typing import Any

from captura.actions.figures import years_of
from captura.actions.indicators import Indicators, read_indicators
from captura.actions.save_record import Saved
from captura.store.queries.women import PLACE
from captura.ui.components import Button, Card, Combo, EmptyState, Label, Page, row
from captura.ui.desk import Desk
from captura.ui.look.measure import dp
from captura.ui.screens.indicadores.words import GROUPINGS, columns, note
from captura.ui.tables import RowsModel, Table, take_spare


class IndicatorsScreen(Page):
    """Years alone: a quarter shown by itself would tell what its line in the year hides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Indicadores", "Mujeres alcanzadas frente al Censo 2020")
        self._desk, self.by = desk, PLACE
        years = [(str(year), str(year)) for year in years_of(desk.office)]
        self.year = Combo(years, name="Año", big=True)
        self.year.setFixedWidth(self.year.sizeHint().width() + dp(24))
        self.year.set_code(years[0][0])
        self.year.edited.connect(self.read)
        self.set_actions([self.year])
        self.chips = {by: self._chip(by, words) for by, words in GROUPINGS.items()}
        self.model = RowsModel([])
        self.table = Table(self.model, "Indicadores")
        take_spare(self.table, 4)
        self.note = Label("", "sub", wrap=True)
        self.none = EmptyState(
            "scale",
            "Ninguna mujer alcanzada en este año",
            "Aquí se cuenta a las mujeres de las entregas aceptadas. Elija otro año.",
        )
        self.card = Card("", row(*self.chips.values(), None), self.table, self.note)
        self.card.body.setStretch(1, 1)
        self.blank = Card("", self.none)
        self.blank.hide()
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def open(self, **where: Any) -> None:
        """Nothing to go to but the indicators."""
        self.read()

    def refresh(self, touched: Saved) -> None:
        """Something was accepted."""
        if self.isVisible():
            self.read()

    def entered(self) -> None:
        """The screen shows."""
        self.read()
        self.table.setFocus()

    def choose(self, by: str) -> None:
        """Divide by something else."""
        self.by = by
        self.read()

    def read(self) -> None:
        """Ask for the chosen year and grouping."""
        office, year, by = self._desk.office, int(self.year.code()), self.by
        self._desk.tasks.run(
            self, lambda: read_indicators(office, year, by), self._show, self._desk.fail
        )

    def _show(self, found: Indicators) -> None:
        if (str(found.year), found.by) != (self.year.code(), self.by):
            return  # an answer to an earlier question
        for by, chip in self.chips.items():
            chip.setChecked(by == found.by)
        self.model = RowsModel(columns(found.by), [found.whole, *found.lines])
        self.table.setModel(self.model)
        self.table.select(0)
        self.note.setText(note(found, self._desk.office.today()))
        reached = found.whole.reached != 0
        self.card.setVisible(reached)
        self.blank.setVisible(not reached)

    def _chip(self, by: str, words: str) -> Button:
        return Button(words, "chip", slot=lambda: self.choose(by))


def build(desk: Desk) -> IndicatorsScreen:
    """The screen for an open office of the state."""
    return IndicatorsScreen(desk)
