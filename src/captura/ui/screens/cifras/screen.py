"""The page of figures: the year chosen at the top, its quarters and its strategies below."""

from __future__ import annotations

from typing import Any

from captura.actions.figures import Line, YearFigures, year_figures, years_of
from captura.actions.save_record import Saved
from captura.records.periods import read_period
from captura.ui.components import Card, Combo, EmptyState, Page
from captura.ui.desk import Desk
from captura.ui.look.measure import dp
from captura.ui.tables import Cell, Column, RowsModel, Table

_NOTE = (
    "Quien vino en dos trimestres, o a dos estrategias, es una sola en el año: las personas "
    "no se suman."
)
_NONE = "Aquí se cuenta cada actividad realizada, por estrategia."
HEADER = ROW = 32
_COUNTS = (
    Column("Actividades", lambda one: _count(one, one.line.activities), 96, right=True),
    Column("Personas únicas", lambda one: _count(one, one.line.people), 120, right=True),
    Column("Anónimas", lambda one: _count(one, one.line.anonymous), 88, right=True),
    Column("Asistencias", lambda one: _count(one, one.line.attendances), 96, right=True),
    Column("Contadas sin lista", lambda one: _count(one, one.line.counted), 132, right=True),
)


class _Row:
    """A line in words; the whole year stands in bold."""

    def __init__(self, words: str, line: Line, bold: bool = False) -> None:
        self.words, self.line, self.bold = words, line, bold


class FiguresScreen(Page):
    """Read anew each time it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Cifras", _NOTE)
        self._desk = desk
        years = [(str(year), str(year)) for year in years_of(desk.office)]
        self.year = Combo(years, name="Año", big=True)
        self.year.setFixedWidth(self.year.sizeHint().width() + 24)
        self.year.set_code(years[0][0])
        self.year.edited.connect(self.read)
        self.set_actions([self.year])
        self.quarters, self.strategies = _model("Periodo"), _model("Estrategia")
        self.tables = [
            Table(self.quarters, "Cifras por trimestre"),
            Table(self.strategies, "Cifras por estrategia"),
        ]
        self.tables[0].setFixedHeight(dp(HEADER + 5 * ROW + 4))  # four quarters and the year
        self.body.addWidget(Card("Por trimestre", self.tables[0]))
        self.none = EmptyState("chart-column", "Nada en este año", _NONE)
        self.none.hide()
        self.body.addWidget(Card("Por estrategia", self.tables[1], self.none), 1)

    def open(self, **where: Any) -> None:
        """Nothing to go to but the figures."""
        self.read()

    def refresh(self, touched: Saved) -> None:
        """Something was saved."""
        if self.isVisible():
            self.read()

    def entered(self) -> None:
        """The screen shows."""
        self.read()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window one table stands under the other."""
        super().set_compact(compact)
        for table in self.tables:
            table.set_compact(compact)

    def read(self) -> None:
        """Ask for the chosen year."""
        office, year = self._desk.office, int(self.year.code())
        self._desk.tasks.run(self, lambda: year_figures(office, year), self._show, self._desk.fail)

    def _show(self, found: YearFigures) -> None:
        label = self._desk.office.catalogues["estrategias"].label
        whole = _Row("Todo el año", found.whole, bold=True)
        quarters = [_Row(read_period(one.key).label, one) for one in found.quarters]
        self.quarters.set_rows([*quarters, whole])
        self.strategies.set_rows(
            [_Row(label(one.key) if one.key else "Sin estrategia", one) for one in found.strategies]
        )
        self.tables[1].setVisible(bool(found.strategies))
        self.none.setVisible(not found.strategies)


def _model(title: str) -> RowsModel:
    first = Column(title, lambda one: Cell(one.words, bold=one.bold), 150, stretch=True)
    return RowsModel((first, *_COUNTS))


def _count(row: _Row, count: int) -> Cell:
    return Cell(f"{count:,}", bold=row.bold, muted=not count)
