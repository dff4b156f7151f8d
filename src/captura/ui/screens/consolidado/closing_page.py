"""The closing of a quarter: published beside adjusted and current, municipality by municipality."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from captura.actions.closings import close_quarter, open_again
from captura.records.periods import Period
from captura.records.roles import allows
from captura.ui.components import Button, Card, KeyHints, Page, action_button, row
from captura.ui.components.layouts import keep_aside
from captura.ui.desk import Desk
from captura.ui.lane import Lane
from captura.ui.listing.behind import Behind
from captura.ui.look.measure import dp
from captura.ui.screens.consolidado.closing import (
    TONES,
    Line,
    before_closing,
    read_adjustment,
    read_lines,
    summary,
    towns,
)
from captura.ui.screens.consolidado.confirm_bar import ConfirmBar
from captura.ui.screens.consolidado.crossing import ACTIVITIES, MEASURES
from captura.ui.screens.recepcion.return_bar import ReturnBar
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

WHY_OPEN = "Queda en el historial. Lo publicado también, y al cerrar otra vez será otra edición."
Shown = Callable[[Line, str, Behind], None]


class ClosingPage(Page):
    """`rows` shows what makes the adjustment of a municipality; Enter asks for it."""

    MANUAL = "cierre.md"

    def __init__(self, desk: Desk, lane: Lane, back: Callable[[], object], rows: Shown) -> None:
        may = allows(desk.office.role, "cierre")
        self.leave = action_button("volver", back)
        self.every = action_button("cerrar_todos", self._ask_all)
        self.one = action_button("cerrar_trimestre", self._ask_one, "primary")
        self.open_one = action_button("abrir_otra_vez", self._ask_open)
        super().__init__("Cierre", " ", crumbs=("Consolidado",), actions=[self.leave])
        self._desk, self._lane, self._rows = desk, lane, rows
        self._may_look = allows(desk.office.role, "leer")
        self._period: Period | None = None
        self._lines: list[Line] = []
        self._asked: list[Line] = []
        self.measure = ACTIVITIES
        chips = QHBoxLayout()
        chips.setSpacing(dp(8))
        self.measures = {name: self._chip(name, words) for name, words in MEASURES.items()}
        for chip in self.measures.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        self.model = RowsModel([])
        self.table = Table(self.model, "Cierre por municipio")
        take_spare(self.table, 4)
        self.table.opened.connect(self._open)
        self.table.linked.connect(lambda at, _: self._open(at))
        self.table.moved.connect(lambda _: self._offer())
        self.bar, self.why = ConfirmBar(), ReturnBar()
        self.bar.confirmed.connect(self._close)
        self.why.given.connect(self._reopen)
        for bar in (self.bar, self.why):
            bar.left.connect(self.table.setFocus)
            bar.asking.connect(self._asking)
        hints = KeyHints([("Return", "Ver el ajuste")] if self._may_look else [])
        acts = [self.open_one, self.every, self.one]
        if not may:
            keep_aside(self, *acts)
            acts = []
        card = Card("", chips, self.table, row(*acts, None, hints))
        card.body.setStretch(1, 1)
        self.body.setSpacing(dp(12))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.why)
        self.body.addWidget(card, 1)

    def read(self, period: Period | None = None) -> None:
        """Read the quarter again, or another one."""
        self._period = wanted = period or self._period
        if wanted is not None:
            self._lane.run(lambda: read_lines(self._desk.office, wanted), self._show)

    def _show(self, lines: list[Line]) -> None:
        if self._period is None:
            return
        self._lines = lines
        self.set_title(f"Cierre del {self._period.label}", summary(lines))
        kept = max(0, self.table.current_row())
        for name, chip in self.measures.items():
            chip.setChecked(name == self.measure)
        self.model = RowsModel(_columns(self.measure, self._may_look), lines)
        self.table.setModel(self.model)
        self.table.select(min(kept, len(lines) - 1))
        self._offer()

    def _chip(self, name: str, words: str) -> Button:
        def choose() -> None:
            self.measure = name
            self._show(self._lines)

        return Button(words, "chip", slot=choose)

    def _open(self, at: int) -> None:
        line, period = self.model.row(at), self._period
        if line is None or period is None or not line.quarter.closed or not self._may_look:
            return
        measure = self.measure
        self._lane.run(
            lambda: read_adjustment(self._desk.office, line, period, measure),
            lambda found: self._rows(line, measure, found),
        )

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)

    # closing and opening again ------------------------------------------------------------------

    def _here(self) -> Line | None:
        """The municipality under the cursor: the whole state is closed by closing them."""
        line: Line | None = self.model.row(self.table.current_row())
        return line if line is not None and towns([line]) else None

    def _ask_one(self) -> None:
        line = self._here()
        if line is not None and not line.quarter.closed:
            self._ask([line], f"Cerrar {line.name}")

    def _ask_all(self) -> None:
        lines = [line for line in towns(self._lines) if not line.quarter.closed]
        if lines:
            many = counted(len(lines), "municipio que falta", "municipios que faltan")
            self._ask(lines, f"Cerrar {many}")

    def _ask(self, lines: list[Line], title: str) -> None:
        self._asked = lines
        self.why.hide()
        self.bar.ask(title, before_closing(lines))

    def _close(self) -> None:
        period, keys = self._period, [line.key for line in self._asked]
        if period is not None:
            self._lane.run(
                lambda: close_quarter(self._desk.office, period, keys),
                lambda number: self._done(
                    "Trimestre cerrado", counted(number, "municipio", "municipios")
                ),
                self._desk.fail,
            )

    def _ask_open(self) -> None:
        line = self._here()
        if line is not None and line.quarter.closed:
            self._asked = [line]
            self.bar.hide()
            label = f"Por qué se abre otra vez {line.name}"
            self.why.ask(label, "Abrir otra vez", note=WHY_OPEN, missing="Escriba por qué.")

    def _reopen(self, reason: str) -> None:
        period, line = self._period, self._asked[0]
        if period is not None:
            self._lane.run(
                lambda: open_again(self._desk.office, period, line.key, reason),
                lambda _: self._done("Trimestre abierto otra vez", line.name),
                self._desk.fail,
            )

    def _done(self, title: str, text: str) -> None:
        self._desk.say(title, text)
        self.read()
        self.table.setFocus()

    def _asking(self, asking: bool) -> None:
        """While a bar asks, Esc and Enter are its own."""
        self.leave.setEnabled(not asking)
        self._offer()

    def _offer(self) -> None:
        """Only what can be done with the municipality under the cursor, and with all."""
        line, free = self._here(), self.bar.isHidden() and self.why.isHidden()
        closed = line is not None and line.quarter.closed
        self.open_one.setEnabled(free and closed)
        self.one.setEnabled(free and line is not None and not closed)
        self.every.setEnabled(free and not all(line.quarter.closed for line in towns(self._lines)))


def _columns(measure: str, leads: bool) -> list[Column]:
    def difference(line: Line) -> Cell:
        number = line.quarter.difference(measure)
        return Cell(
            line.difference(measure), bold=bool(number), muted=not number,
            link=leads and line.quarter.closed,
        )  # fmt: skip

    return [
        Column("Municipio", lambda line: Cell(line.name, bold=True), 170, stretch=True),
        Column("Cierre", lambda line: Cell(line.state, pill=True, tone=TONES[line.state]), 200),
        Column(
            "Cerrado el",
            lambda line: Cell(line.day, muted=line.day == "—"),
            120,
            low=True,
            whole=True,
        ),
        Column("Publicado", lambda line: line.published(measure), 110, right=True),
        Column("Ajuste", difference, 100, right=True),
        Column("Hoy", lambda line: f"{line.quarter.current[measure]:,}", 100, right=True),
    ]
