"""The page of indicators: year and grouping above, the table, where the numbers come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from captura.actions.coverage_map import coverage_map
from captura.actions.indicators import Indicators, Reached
from captura.actions.office import Office
from captura.actions.printed_list import may_print_list
from captura.documents.page import Block, Heading
from captura.settings import WAYS
from captura.store.queries.women import PLACE
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    Flow,
    KeyHints,
    Label,
    Page,
    action_button,
    row,
)
from captura.ui.components.layouts import keep_aside
from captura.ui.lane import Run, Teller
from captura.ui.listing.behind import Behind
from captura.ui.listing.way_out import WayOut
from captura.ui.look.measure import dp
from captura.ui.screens.indicadores.places_view import PlacesView
from captura.ui.screens.indicadores.presenter import IndicatorsPresenter
from captura.ui.screens.indicadores.shades import TABLE
from captura.ui.screens.indicadores.words import GROUPINGS, WAY_WORDS, columns, note
from captura.ui.tables import RowsModel, Table, take_spare

Women = Callable[[str, Behind, Sequence[str]], object]
Printed = Callable[[str, Sequence[Block], Sequence[str]], object]


class IndicatorsPage(Page):
    """`women` shows who is behind a figure; `localities` those that nobody reached.

    `printed(filters, first, note)`: the table is wanted on paper, in these words and with these.
    `way_chosen(way)`: the municipalities are wanted as one of WAYS.
    """

    way_chosen = Signal(str)

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        women: Women,
        localities: Callable[[], object],
        printed: Printed,
    ) -> None:
        super().__init__("Indicadores", "Mujeres alcanzadas frente al Censo 2020")
        self._women, self._printed = women, printed
        self.presenter = IndicatorsPresenter(office, self, run, tell)
        self.chips = {by: self._chip(by) for by in self.presenter.groupings}
        self.ways = {way: self._way_chip(way) for way in WAYS}
        self._switch, self._way = QWidget(), TABLE
        self._switch.setLayout(row(*self.ways.values()))
        groupings = QWidget()
        groupings.setLayout(row(*self.chips.values()))
        self.places = PlacesView(office.catalogues["municipios"])
        self.places.opened.connect(self._to_row)
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
        self.print = action_button("imprimir", self._print)
        paper = [self.print] if may_print_list(office, names=False) else []
        if not paper:
            keep_aside(self, self.print)
        self.set_actions([self.year, *self.out.buttons, *paper, places])
        self.note = Label("", "sub", wrap=True)
        self.hints = KeyHints([("Return", "Ver a las mujeres")])
        foot = row(self.note, self.hints, gap=24)
        foot.setStretch(0, 1)
        above = Flow([groupings, self._switch], gap=16)
        self.card = Card("", above, self.out, self.table, self.places, foot)
        for place in (2, 3):  # table or map: one of them shows
            self.card.body.setStretch(place, 1)
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

    def _way_chip(self, way: str) -> Button:
        return Button(WAY_WORDS[way], "chip", slot=lambda: self._choose_way(way))

    def _choose_way(self, way: str) -> None:
        self.show_as(way)
        self.way_chosen.emit(way)

    def show_as(self, way: str) -> None:
        """Show the municipalities as one of WAYS; every other grouping is a table."""
        self._way = way
        self._lay_out()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.places.set_compact(compact)

    def focus(self) -> None:
        """Go to what shows."""
        (self.table if self.places.isHidden() else self.places.map).setFocus()

    def _lay_out(self) -> None:
        found = self.presenter.found
        if found is None:
            return
        painted = found.by == PLACE and self._way != TABLE
        for way, chip in self.ways.items():
            chip.setChecked(way == self._way)
        self._switch.setVisible(found.by == PLACE)
        self.places.setVisible(painted)
        self.table.setVisible(not painted)
        self.hints.setVisible(not painted and self.presenter.may_look)
        if painted:
            self.places.show_lines(found.lines, self._way)

    def _to_row(self, key: str) -> None:
        """The row of a municipality in the table; the way that was chosen stays remembered."""
        self.show_as(TABLE)
        self.table.select([one.key for one in self.model.rows].index(key))
        self.table.setFocus()

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

    def _print(self) -> None:
        """The table, and where it holds municipalities their map before it."""
        found = self.presenter.found
        if found is None:
            return
        first: list[Block] = []
        if found.by == PLACE:
            towns = self.presenter.office.catalogues["municipios"]
            first = [Heading(f"Cobertura por municipio, {found.year}"), coverage_map(found, towns)]
        self._printed(f"{found.year} · {GROUPINGS[found.by]}", first, self._about())

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
        self._lay_out()
        reached = found.whole.reached != 0
        self.card.setVisible(reached)
        self.blank.setVisible(not reached)
        self.print.setEnabled(reached)

    def show_women(self, title: str, behind: Behind, ids: Sequence[str]) -> None:
        self._women(title, behind, ids)
