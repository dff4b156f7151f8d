"""The consolidated figures as widgets: span, axis and measure above, the table, its foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from captura.records.periods import Period, period_of
from captura.records.roles import allows
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    KeyHints,
    Label,
    Page,
    ProgressCard,
    action_button,
    row,
)
from captura.ui.components.layouts import turn
from captura.ui.desk import Desk
from captura.ui.lane import Lane
from captura.ui.listing.behind import Behind
from captura.ui.look.measure import dp
from captura.ui.screens.consolidado.behind import Cell
from captura.ui.screens.consolidado.columns import figure_columns, strategy_of
from captura.ui.screens.consolidado.crossing import AXES, MEASURES, NOTES, Crossing
from captura.ui.screens.consolidado.presenter import Consolidated
from captura.ui.screens.consolidado.save_bar import SaveBar
from captura.ui.screens.consolidado.spans import offered
from captura.ui.tables import RowsModel, Table, take_spare

Behinds = Callable[[Crossing, Cell, Behind], object]


class ConsolidatedPage(Page):
    """`behind` shows rows of a figure, `closing` how a quarter was closed, `report` it on paper."""

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        behind: Behinds,
        closing: Callable[[Period], object],
        report: Callable[[], object],
    ) -> None:
        self.span = Combo(
            [(one.code, one.label) for one in offered(desk.office)], name="Periodo", big=True
        )
        self.span.setFixedWidth(dp(188))
        self.ask = action_button("guardar_consolidado", self._ask_save, "primary", big=True)
        self.closing = action_button("cierre", lambda: closing(self.quarter()))
        self.report = action_button("imprimir", report, text="Informe estatal")
        super().__init__("Consolidado", "Lo aceptado", actions=[self.span, self.ask])
        self._desk, self._behind, self._compact = desk, behind, False
        self._crossing: Crossing | None = None
        self.presenter = Consolidated(desk.office, self, lane)
        self.span.set_code(self.presenter.span.code)
        self.span.edited.connect(self._choose_span)
        self.measures = {name: self._measure(name, words) for name, words in MEASURES.items()}
        self.axes = {name: self._axis(name, words) for name, words in AXES.items()}
        self.model = RowsModel([])
        self.table = Table(self.model, "Cifras consolidadas")
        take_spare(self.table, 4)
        self.table.opened.connect(lambda at: self._open(at, None))
        self.table.linked.connect(self._click)
        self.note = Label("", "sub", wrap=True)
        self.hints = KeyHints([("Return", "Ver los renglones")])
        # who may see figures only is led to no rows, and saves no workbook
        self._may_look = allows(desk.office.role, "leer")
        self.ask.setVisible(allows(desk.office.role, "consolidar"))
        self.bar = SaveBar()
        self.bar.confirmed.connect(self._save)
        self.progress = ProgressCard("Escribiendo el libro", "Si cancela, no queda ningún archivo.")
        self.progress.cancelled.connect(self.presenter.cancel)
        self.progress.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        to_reception = []
        if allows(self._desk.office.role, "recibir"):
            go = Button("Ir a Recepción", "primary", icon="inbox", slot=self._to_reception)
            to_reception.append(go)
        self.empty = EmptyState(
            "chart-column",
            "Todavía no hay cifras en este periodo",
            "Aquí se cuenta lo que la coordinación acepta de cada entrega.",
            actions=to_reception,
        )
        self._head = row(row(*self.measures.values(), None), row(*self.axes.values(), None), gap=8)
        self._head.setStretch(0, 1)
        foot = row(self.hints, None, self.closing, self.report)
        self.card = Card("", self._head, self.table, self.note, foot)
        self.card.body.setStretch(1, 1)
        self.hints.setVisible(self._may_look)
        self.blank = Card("", self.empty)
        self.body.setSpacing(dp(12))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    # what the presenter asks --------------------------------------------------------------------

    def show_crossing(self, crossing: Crossing, measure: str) -> None:
        self._crossing = crossing
        kept = self.table.current_row()
        for name, chip in self.measures.items():
            chip.set_words(f"{MEASURES[name]}  {crossing.whole.count(name):,}")
            chip.setChecked(name == measure)
        for name, chip in self.axes.items():
            chip.setChecked(name == crossing.axis)
        self.set_title("Consolidado", f"Lo aceptado · {crossing.span.label}")
        rows = [crossing.whole, *crossing.lines]
        self.model = RowsModel(
            figure_columns(crossing, measure, self._compact, self._may_look), rows
        )
        self.table.setModel(self.model)
        self.table.select(kept if 0 <= kept < len(rows) else 0)
        self.note.setText(NOTES[measure])
        self.card.setVisible(not crossing.empty)
        self.blank.setVisible(crossing.empty)
        self.ask.setEnabled(not crossing.empty)

    def show_behind(self, crossing: Crossing, cell: Cell, behind: Behind) -> None:
        self._behind(crossing, cell, behind)

    def show_saving(self, rows: int) -> None:
        if not self.progress.isVisibleTo(self):
            self.progress.start()
        self.bar.hide()
        self.progress.show()
        self.progress.set_progress(rows, 0, f"{rows:,} renglones escritos")

    def show_saved(self, path: Path | None) -> None:
        self.progress.hide()
        if path is not None:
            self._desk.say("Consolidado guardado", path.name)

    def fail(self, error: Exception) -> None:
        self._desk.fail(error)

    # what the person does -----------------------------------------------------------------------

    def _measure(self, name: str, words: str) -> Button:
        return Button(words, "chip", slot=lambda: self.presenter.choose_measure(name))

    def _axis(self, name: str, words: str) -> Button:
        return Button(words, "chip", slot=lambda: self.presenter.choose_axis(name))

    def _choose_span(self) -> None:
        if self.span.code():
            self.presenter.choose_span(self.span.code())

    def _click(self, at: int, column: int) -> None:
        if self._crossing is not None:
            self._open(at, strategy_of(self._crossing, column))

    def _open(self, at: int, strategy: str | None) -> None:
        line = self.model.row(at)
        if line is not None and self._may_look:
            self.presenter.open_cell(Cell(line, strategy, self.presenter.measure))

    def quarter(self) -> Period:
        """The quarter that shows; of a year the last one that ended."""
        span, now = self.presenter.span, period_of(self._desk.office.today())
        return span.first if span.first == span.last else min(span.last, now.shift(-1))

    def _to_reception(self) -> None:
        self._desk.go("recepcion")

    def _ask_save(self) -> None:
        self.bar.ask()

    def _save(self, password: str) -> None:
        name = self.presenter.file_name()
        chosen, _ = QFileDialog.getSaveFileName(self, "Guardar consolidado", name, "Excel (*.xlsx)")
        if chosen:
            self.bar.clear()
            self.presenter.save(Path(chosen).with_suffix(".xlsx"), password or None)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        turn(self._head, compact)
        changed, self._compact = compact != self._compact, compact
        if changed and self._crossing is not None:
            self.show_crossing(self._crossing, self.presenter.measure)
