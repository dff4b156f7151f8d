"""The page of indicators: year and grouping above, the table, where the numbers come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.indicators import Indicators, Reached
from captura.actions.office import Office
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    KeyHints,
    Label,
    Page,
    action_button,
    row,
)
from captura.ui.lane import Run, Teller
from captura.ui.listing.behind import Behind
from captura.ui.listing.way_out import WayOut
from captura.ui.look.measure import dp
from captura.ui.screens.indicadores.presenter import IndicatorsPresenter
from captura.ui.screens.indicadores.words import GROUPINGS, columns, note
from captura.ui.tables import RowsModel, Table, take_spare

Women = Callable[[str, Behind, Sequence[str]], object]


class IndicatorsPage(Page):
    """`women` shows who is behind a figure; `localities` those that nobody reached."""

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        women: Women,
        localities: Callable[[], object],
    ) -> None:
        super().__init__("Indicadores", "Mujeres alcanzadas frente al Censo 2020")
        self._women = women
        self.presenter = IndicatorsPresenter(office, self, run, tell)
        self.chips = {by: self._chip(by) for by in self.presenter.groupings}
        self.model = RowsModel([])
        self.table = Table(self.model, "Indicadores")
        take_spare(self.table, 4)
        self.table.sorted_by.connect(self.presenter.sort)
        self.table.opened.connect(self._open)
        self.table.linked.connect(lambda at, _: self._open(at))
        self.out = WayOut(
            office, run, tell, self.table, self._rows_of,
            what="Indicadores", names=False, about=self._about,
        )  # fmt: skip
        self.year = self._years()
        places = action_button("no_atendidas", localities)
        self.set_actions([self.year, *self.out.buttons, places])
        self.note = Label("", "sub", wrap=True)
        self.hints = KeyHints([("Return", "Ver a las mujeres")])
        if not self.presenter.may_look:
            self.hints.hide()
        foot = row(self.note, self.hints, gap=24)
        foot.setStretch(0, 1)
        self.card = Card("", row(*self.chips.values(), None), self.out, self.table, foot)
        self.card.body.setStretch(2, 1)
        counted = "de las entregas aceptadas" if office.is_state else "con una asistencia"
        self.blank = Card(
            "",
            EmptyState(
                "scale",
                "Ninguna mujer alcanzada en este año",
                f"Aquí se cuenta a las mujeres {counted}. Elija otro año.",
            ),
        )
        self.blank.hide()
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def _years(self) -> Combo:
        years = Combo([(str(one), str(one)) for one in self.presenter.years], name="Año")
        years.setFixedWidth(years.sizeHint().width() + dp(24))
        years.set_code(str(self.presenter.year))
        years.edited.connect(lambda: self.presenter.choose_year(int(years.code())))
        return years

    def _chip(self, by: str) -> Button:
        return Button(GROUPINGS[by], "chip", slot=lambda: self.presenter.choose(by))

    def _open(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self.presenter.open_line(line)

    def _rows_of(self, places: Sequence[int]) -> Callable[[], list[Reached]]:
        rows = [self.model.rows[at] for at in places]
        return lambda: rows

    def _about(self) -> list[str]:
        found = self.presenter.found
        return [] if found is None else note(found, self.presenter.office)

    # what the presenter asks --------------------------------------------------------------------

    def show_lines(self, found: Indicators, lines: Sequence[Reached]) -> None:
        for by, chip in self.chips.items():
            chip.setChecked(by == found.by)
        presenter = self.presenter
        self.model = RowsModel(columns(found.by, found.year, leads=presenter.may_look), lines)
        self.table.setModel(self.model)
        self.table.show_order(presenter.order, presenter.down)
        self.table.select(0)
        self.note.setText(" ".join(note(found, presenter.office)))
        reached = found.whole.reached != 0
        self.card.setVisible(reached)
        self.blank.setVisible(not reached)

    def show_women(self, title: str, behind: Behind, ids: Sequence[str]) -> None:
        self._women(title, behind, ids)
