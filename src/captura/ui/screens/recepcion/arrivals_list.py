"""The list of deliveries: what waits for a decision, or everything that arrived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.ui.components import Button, Label, row
from captura.ui.components.layouts import fill
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.deliveries import UNDECIDED, ArrivalLine
from captura.ui.screens.recepcion.examine import ERROR, WARNING, Examined
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

FEWEST, MOST = 3, 5  # rows in sight


class ArrivalsList(QWidget):
    """`chosen(package)`: the cursor stands on it. `opened(package)`: Enter, or its link."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        today: Callable[[], dt.date],
        choose: Callable[[bool], None],
        acuses: Callable[[], object],
    ) -> None:
        super().__init__()
        self._today = today
        self._examined: Mapping[str, Examined] = {}
        self._choose = choose
        self.undecided = Button("Por revisar", "chip", slot=lambda: self._filter(True))
        self.all = Button("Todas", "chip", slot=lambda: self._filter(False))
        self.undecided.setChecked(True)
        self.acuses = Button("Guardar los acuses…", icon="file-check", slot=acuses)
        self.acuses.hide()
        self.model = RowsModel(self._columns())
        self.table = Table(self.model, "Entregas recibidas", acts=True)
        take_spare(self.table, FEWEST, 36)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(self._opened)
        self.table.linked.connect(lambda at, _: self._opened(at))
        box = QVBoxLayout(self)
        head = row(Label("Entregas", "h2"), 4, self.undecided, self.all, None, self.acuses)
        fill(box, (head, self.table), 8)
        box.setStretch(1, 1)

    def show_lines(
        self, lines: Sequence[ArrivalLine], chosen: str, waiting: int, total: int
    ) -> None:
        """Show these, the cursor on the chosen one."""
        self.table.blockSignals(True)
        self.model.set_rows(lines)
        places = [line.package for line in lines]
        if chosen in places:
            self.table.select(places.index(chosen))
        self.table.blockSignals(False)
        self._fit(len(lines))
        self.undecided.set_words(f"Por revisar  {waiting:,}")
        self.all.set_words(f"Todas  {total:,}")
        self.table.setVisible(bool(lines))

    def _fit(self, count: int) -> None:
        """As high as its rows while they are few: the delivery below takes the rest."""
        high = dp(32 + 36 * max(FEWEST, min(count, MOST))) + 2
        self.table.setMaximumHeight(high)
        self.setMaximumHeight(high + dp(40) if count else dp(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.scrollTo(self.table.currentIndex())  # what is chosen stays in sight

    def show_examined(self, examined: Mapping[str, Examined]) -> None:
        """What the rules found, as it becomes known."""
        self._examined = examined
        if self.model.rows:
            last = self.model.index(len(self.model.rows) - 1, len(self.model.columns) - 1)
            self.model.dataChanged.emit(self.model.index(0, 0), last)

    def _filter(self, only_undecided: bool) -> None:
        self.undecided.setChecked(only_undecided)
        self.all.setChecked(not only_undecided)
        self._choose(only_undecided)

    def _moved(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self.chosen.emit(line.package)

    def _opened(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self.opened.emit(line.package)

    def _columns(self) -> list[Column]:
        return [
            Column("Municipio", lambda line: Cell(line.name, bold=True), 120, stretch=True),
            Column("Recibido", lambda line: wording.moment(line.at, self._today()), 92),
            Column("Registros", lambda line: f"{line.rows:,}", 76, right=True, low=True),
            Column("Firma", _signature, 92),
            Column("Hallazgos", self._findings, 128),
            Column("", _link, 68),
        ]

    def _findings(self, line: ArrivalLine) -> Cell:
        if line.state not in UNDECIDED:
            words, tone = wording.SHORT.get(line.state, (line.state, ""))
            return Cell(words, pill=True, tone=tone)
        if line.altered:
            return Cell(counted(line.altered, "cambio", "cambios"), pill=True, tone="bad")
        found = self._examined.get(line.package)
        if found is None:
            return Cell("revisando…", muted=True)
        errors, warnings = found.count(ERROR), found.count(WARNING) + len(line.notes)
        if errors:
            return Cell(counted(errors, "error", "errores"), pill=True, tone="bad")
        if warnings:
            return Cell(counted(warnings, "aviso", "avisos"), pill=True, tone="warn")
        return Cell("sin hallazgos", pill=True, tone="ok")


def _signature(line: ArrivalLine) -> Cell:
    if line.altered:
        return Cell("alterada", icon="circle-x", tone="bad")
    return Cell("válida", icon="shield-check", tone="ok")


def _link(line: ArrivalLine) -> Cell:
    words = "Revisar" if line.state == "pending" else "Abrir"
    return Cell(words, link=True)
