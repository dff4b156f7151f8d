"""The calendar of deliveries: until when each quarter is handed in; the coordination sets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from captura.actions.deadlines import set_deadline
from captura.actions.office import Office
from captura.documents.recovery_sheet import spanish_date
from captura.errors import CapturaError
from captura.records.dates import parse_date
from captura.records.deadlines import deadline, edition
from captura.records.kind import Unreadable
from captura.records.periods import Period, period_of
from captura.records.roles import allows
from captura.ui.components import Card, KeyHints, Page, action_button
from captura.ui.lane import Lane
from captura.ui.screens.recepcion.return_bar import ReturnBar
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare

BEFORE, AFTER = 4, 4  # quarters shown around the present one
NOTE = "Los institutos la reciben con su próximo acuse. Hasta entonces ven la anterior."


@dataclass(frozen=True)
class Line:
    """A quarter, its last day (None: none set), and its edition (0: the release's)."""

    period: Period
    day: dt.date | None
    edition: int

    @property
    def source(self) -> str:
        if self.day is None:
            return "Sin fecha límite"
        if self.edition:
            return f"Fijada por la coordinación, edición {self.edition}"
        return "La propuesta por Captura, por confirmar"


def read_calendar_lines(office: Office) -> list[Line]:
    """The quarters that matter now, the latest first."""
    catalogues, now = office.catalogues, period_of(office.today())
    periods = (now.shift(turn) for turn in range(AFTER, -BEFORE - 1, -1))
    return [Line(one, deadline(catalogues, one), edition(catalogues, one)) for one in periods]


class CalendarPage(Page):
    """Enter on a quarter asks for its day; `changed()` when one was set."""

    def __init__(
        self,
        office: Office,
        lane: Lane,
        back: Callable[[], object],
        changed: Callable[[Period, dt.date], object],
    ) -> None:
        self.leave = action_button("volver", back)
        super().__init__(
            "Calendario de entregas",
            "Hasta cuándo se entrega cada trimestre sin retraso",
            crumbs=("Recepción",),
            actions=[self.leave],
        )
        self._office, self._lane, self._changed = office, lane, changed
        self._may = allows(office.role, "calendario")
        self.model = RowsModel(_COLUMNS)
        self.table = Table(self.model, "Fecha límite de cada trimestre")
        take_spare(self.table, 5)
        self.table.opened.connect(self.ask)
        self.bar = ReturnBar()
        self.bar.field.hold_to(200)  # a date is short
        self.bar.given.connect(self._give)
        self.bar.left.connect(self.table.setFocus)
        self.bar.asking.connect(lambda asking: self.leave.setEnabled(not asking))
        hints = KeyHints([("Return", "Cambiar la fecha")] if self._may else [])
        card = Card("", self.table, self.bar, hints)
        card.body.setStretch(0, 1)
        self.body.addWidget(card, 1)

    def read(self) -> None:
        """Read the calendar again; the cursor stays on its quarter, at first on the last ended."""
        self._lane.run(lambda: read_calendar_lines(self._office), self._show)

    def _show(self, lines: list[Line]) -> None:
        at = self.table.current_row()
        self.model.set_rows(lines)
        self.table.select(at if at >= 0 else AFTER + 1)

    def ask(self, at: int) -> None:
        """Ask for the last day of a quarter."""
        line: Line | None = self.model.row(at)
        if line is not None and self._may:
            self._ask(line, f"{line.day:%d/%m/%Y}" if line.day else "")

    def _ask(self, line: Line, text: str, wrong: str = "") -> None:
        label = f"Fecha límite del {line.period.label}"
        self.bar.ask(label, "Fijar fecha", text, NOTE, blank=True)
        if wrong:
            self.bar.field.set_state("bad", wrong)

    def _give(self, text: str) -> None:
        line: Line = self.model.row(self.table.current_row())
        try:
            day = parse_date(text, self._office.today())
        except Unreadable as error:
            self._ask(line, text, f"{error.what} {error.fix}")
            return
        if day is None:
            self._ask(line, text, "Escriba el último día para entregar.")
            return
        self._lane.run(
            lambda: set_deadline(self._office, line.period, day),
            lambda _: self._set(line.period, day),
            lambda error: self._refused(line, text, error),
        )

    def _set(self, period: Period, day: dt.date) -> None:
        self.table.setFocus()
        self.read()
        self._changed(period, day)

    def _refused(self, line: Line, text: str, error: Exception) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._ask(line, text, f"{error.what} {error.fix}")


_COLUMNS = [
    Column("Trimestre", lambda line: Cell(line.period.label, bold=True), 170),
    Column("Fecha límite", lambda line: spanish_date(line.day) if line.day else "—", 210),
    Column("De dónde viene", lambda line: Cell(line.source, muted=not line.edition), stretch=True),
]
