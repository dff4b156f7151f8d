"""At the left the year and its months; at the right what waits, and what was done last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from captura.actions.overview import Overview, StrategyYear
from captura.actions.save_record import Saved
from captura.records.roles import allows
from captura.ui.components import (
    BarChart,
    Card,
    EmptyState,
    Label,
    LinkRow,
    Page,
    Rule,
    Series,
    action_button,
    column,
    row,
)
from captura.ui.components.layouts import clear
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.look.measure import dp
from captura.ui.screens.inicio.legend import Legend
from captura.ui.screens.inicio.presenter import HomePresenter, Line
from captura.ui.screens.inicio.year_columns import YearLine, year_columns
from captura.ui.screens.plan.wording import strategy_words
from captura.ui.tables import RowsModel, Table

_SERIES = (
    Series("Mujeres", "chart1"),
    Series("Hombres", "cantera"),
    Series("Otro o sin dato", "muted"),
)
_ROW = 32
_CALM = "No hay observaciones, listas ni borradores por atender."
_FIRST = "Aquí verá cuántas personas vinieron cada mes."


class HomeScreen(Page):
    """Read anew each time it shows; a role sees only what it may."""

    def __init__(self, desk: Desk) -> None:
        office = desk.office
        today = office.today()
        super().__init__(f"Inicio · {today.year}", f"{office.name}, al {today:%d/%m/%Y}")
        self._types = allows(office.role, "capturar")
        self.presenter = HomePresenter(self, office, lane(desk, self), desk)
        if self._types:
            begin = partial(desk.go, "actividades", new=True)
            self.set_actions([action_button("nueva_actividad", begin, "primary", big=True)])
        self._strategies = office.catalogues["estrategias"]
        self.year = RowsModel(year_columns(planned=False))
        self.table = Table(self.year, "Este año por estrategia")
        self.chart = BarChart("Personas por mes", _SERIES)
        self.none = EmptyState("chart-column", "Todavía nadie este año", _FIRST)
        self.waiting, self.recent = column(gap=0), column(gap=0)
        self._build()

    def _build(self) -> None:
        months = Card("Personas que asistieron, por mes", self.chart, self.none)
        months.right.addWidget(Legend(_SERIES))
        year = Card("Este año por estrategia", self.table, None)
        if not self._types:
            self.body.addWidget(year)
            self.body.addWidget(months, 1)
            return
        waits, last = Card("Pendientes"), Card("Últimos registros")
        for card, lines in ((waits, self.waiting), (last, self.recent)):
            card.body.addLayout(lines)
            card.body.addStretch(1)
            card.setMinimumWidth(dp(300))
        # two rows and not two columns: the cards beside each other end at one height
        self._top = row(year, waits, gap=16)
        for place, both in enumerate((self._top, row(months, last, gap=16))):
            both.setStretch(0, 66)
            both.setStretch(1, 34)
            self.body.addLayout(self.flips(both), place)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        if compact and self._types:  # what waits comes first where one must scroll
            self._top.setDirection(QBoxLayout.Direction.BottomToTop)

    def open(self, **where: Any) -> None:
        """Nothing to go to but the screen itself."""
        self.presenter.read()

    def entered(self) -> None:
        """The screen shows."""
        self.presenter.read()

    def refresh(self, touched: Saved) -> None:
        """Something was saved."""
        if self.isVisible():
            self.presenter.read()

    # what the presenter asks --------------------------------------------------------------------

    def show_waiting(self, lines: Sequence[Line]) -> None:
        """What waits, the most urgent first."""
        self._fill(self.waiting, lines, _CALM)

    def show_recent(self, lines: Sequence[Line]) -> None:
        """What was done last."""
        self._fill(self.recent, lines, "Lo que registre aparecerá aquí.")

    def show_months(self, columns: Sequence[tuple[str, Sequence[int]]]) -> None:
        """The months of the year so far."""
        anyone = any(sum(values) for _, values in columns)
        self.chart.set_columns(columns)
        self.chart.setVisible(anyone)
        self.none.setVisible(not anyone)

    def show_year(self, found: Overview) -> None:
        """The strategies with something done or planned, and the year."""
        lines = [YearLine(self._words(one), one) for one in found.strategies]
        lines.append(YearLine("Todo el año", found.whole, bold=True))
        self.year = RowsModel(year_columns(planned=found.whole.standing is not None), lines)
        self.table.setModel(self.year)
        self.table.setFixedHeight(dp(_ROW * (len(lines) + 1) + 4))  # the heading too

    def _words(self, one: StrategyYear) -> str:
        return strategy_words(one.figures.key, self._strategies)

    def _fill(self, box: QVBoxLayout, lines: Sequence[Line], none: str) -> None:
        if not self._types:
            return
        clear(box)
        for number, line in enumerate(lines):
            if number:
                box.addWidget(Rule())
            link = LinkRow(line.icon, line.words, count=line.count, note=line.note, tone=line.tone)
            link.clicked.connect(lambda _=False, line=line: self.presenter.follow(line))
            box.addWidget(link)
        if not lines:
            box.addWidget(Label(none, "sub", wrap=True))
