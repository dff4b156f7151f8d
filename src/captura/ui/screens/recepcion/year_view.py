"""The board of a year as a table: a sign and a word for each municipality and quarter."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.office import Office
from captura.ui.components import Button, Card, ChipRow, KeyHints, Page, action_button
from captura.ui.lane import Lane
from captura.ui.screens.recepcion.board import NOT_YET, PENDING
from captura.ui.screens.recepcion.closed import CLOSED_TONES, SHORT
from captura.ui.screens.recepcion.year import WORDS, Year, YearLine, offered_years, read_year
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare

Go = Callable[[str, str], object]


class YearPage(Page):
    """`go(period, institute)` leads to a delivery; Enter takes the last quarter with one."""

    def __init__(
        self,
        office: Office,
        lane: Lane,
        go: Go,
        back: Callable[[], object],
        inbox: Callable[[], object],
        calls: Callable[[], object],
        calendar: Callable[[], object],
    ) -> None:
        actions = [
            action_button("observaciones", inbox),
            action_button("por_llamar", calls),
            action_button("calendario", calendar),
            action_button("volver", back),
        ]
        super().__init__("Tablero", "", crumbs=("Recepción",), actions=actions)
        self._office, self._lane, self._go = office, lane, go
        self.year = offered_years(office)[0]
        self._shown: Year | None = None
        self._years = ChipRow()
        self.model = RowsModel([])
        self.table = Table(self.model, "Municipios por trimestre")
        take_spare(self.table, 6)
        self.table.opened.connect(self._open)
        self.table.linked.connect(self._click)
        hints = KeyHints([("Return", "Abrir la última entrega"), ("Esc", "Recepción")])
        hints.note.setText("* con retraso · ± con ajuste")
        card = Card("", self._years, self.table, hints)
        card.body.setStretch(1, 1)
        self.body.addWidget(card, 1)

    def read(self) -> None:
        """Read the year again."""
        year = self.year
        self._lane.run(lambda: read_year(self._office, year), self._show)

    def _show(self, found: Year) -> None:
        if found.year != self.year:
            return
        self._shown = found
        kept = max(0, self.table.current_row())
        self.set_title(f"Tablero {found.year}", "Cómo va cada municipio con sus entregas")
        chips = []
        for year in offered_years(self._office):
            chip = Button(str(year), "chip", slot=self._choice(year))
            chip.setChecked(year == found.year)
            chips.append(chip)
        self._years.set_chips(chips)
        self.model = RowsModel(year_columns(found), found.lines)
        self.table.setModel(self.model)
        self.table.select(min(kept, len(found.lines) - 1))

    def _choice(self, year: int) -> Callable[[], None]:
        def choose() -> None:
            self.year = year
            self.read()

        return choose

    def _open(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None and self._shown is not None:
            came = [place for place, one in enumerate(line.quarters) if one.package]
            self._go(str(self._shown.periods[came[-1] if came else 0]), line.key)

    def _click(self, at: int, column: int) -> None:
        line = self.model.row(at)
        if line is not None and self._shown is not None and column:
            self._go(str(self._shown.periods[column - 1]), line.key)


def year_columns(year: Year) -> list[Column]:
    """The municipality, and each quarter."""
    quarters = [Column(head, _quarter(place), 132) for place, head in enumerate(year.heads)]
    name = Column("Municipio", lambda line: Cell(line.name, bold=True), 150, stretch=True)
    return [name, *quarters]


def _quarter(place: int) -> Callable[[YearLine], Cell]:
    def show(line: YearLine) -> Cell:
        one = line.quarters[place]
        if one.closed and one.state != PENDING:  # what waits to be decided is said first
            tone, words = CLOSED_TONES[one.closed], SHORT[one.closed]
        else:
            tone, words = one.state, WORDS[one.state]
        words += " *" if one.late else ""
        if one.state == NOT_YET:
            return Cell(words, muted=True, spoken=one.detail)
        return Cell(words, pill=True, tone=tone, link=bool(one.package), spoken=one.detail)

    return show
