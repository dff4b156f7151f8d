"""The calendar: a month or a week of activities and due dates, and at its side the day chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from captura.actions.agenda import Closed, Day, agenda
from captura.actions.office import Office
from captura.documents.recovery_sheet import spanish_date
from captura.records.periods import Period
from captura.store.queries.agenda import Meeting
from captura.ui.components import Button, Card, KeyHints, Label, Page, action_button, row
from captura.ui.components.day_grid import DayGrid, Mark
from captura.ui.lane import Run
from captura.ui.look.measure import dp
from captura.ui.tables import Cell, Column, RowsModel, Table

_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_NOTHING = "Nada este día. Con N empieza una actividad en él."
_DAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
_TONES = {"PLA": "info", "REP": "warn"}
Shown = Meeting | Period | Closed


class CalendarPage(Page):
    """`opened(activity, session)`, `due(period)`: a line of the day was chosen; `new(day)`: an
    activity is to be made on that day."""

    MANUAL = "calendario.md"

    def __init__(
        self,
        office: Office,
        run: Run,
        *,
        opened: Callable[[str, str], object],
        due: Callable[[str], object],
        new: Callable[[dt.date], object],
        back: Callable[[], object],
    ) -> None:
        self._office, self._run = office, run
        self._opened, self._due, self._new = opened, due, new
        self._round = 0
        self.week = Button("Semana", "chip", slot=self._turn)
        leave = action_button("volver", back)
        create = Button("Nueva ese día", "primary", icon="plus", key="N", heard=False)
        create.clicked.connect(lambda _: self._begin())
        self.grid = DayGrid(office.today())
        # by keys it is the grid that hears them
        self.turns = (
            Button("Antes", icon="chevron-left", key="PgUp", heard=False, slot=self._before),
            Button("Hoy", key="Home", heard=False, slot=self._go_today),
            Button("Después", icon="chevron-right", key="PgDown", heard=False, slot=self._after),
        )
        super().__init__("Calendario", actions=[leave, create])
        self.grid.moved.connect(lambda _: self.read())
        self.grid.opened.connect(lambda _: self._open_day())
        self.grid.new.connect(new)
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, "Ese día")
        self.table.opened.connect(self._open)
        turns = row(*self.turns, None, self.week)
        left = Card("", turns, self.grid, KeyHints([("Return", "Abrir"), ("N", "Nueva")]))
        left.body.setStretch(1, 1)
        self.told = Label("", "sub", wrap=True)
        self.told.hide()
        self.nothing = Label(_NOTHING, "sub", wrap=True)
        self.side = Card("Ese día", self.told, self.nothing, self.table)
        self.side.setMinimumWidth(dp(300))
        halves = row(left, self.side, gap=16)
        halves.setStretch(0, 3)
        halves.setStretch(1, 1)
        self.body.addLayout(self.flips(halves), 1)
        self._days: Mapping[dt.date, Day] = {}

    def _before(self) -> None:
        self.grid.turn(-1)
        self.grid.setFocus()

    def _after(self) -> None:
        self.grid.turn(1)
        self.grid.setFocus()

    def _go_today(self) -> None:
        self.grid.go(self.grid.today)
        self.grid.setFocus()

    def _begin(self) -> None:
        self._new(self.grid.day)

    def start(self) -> None:
        """Show the month of the day where one was, the keyboard in it."""
        self.grid.today = self._office.today()
        self.read()
        self.grid.setFocus()

    def read(self) -> None:
        """Read what stands on the days that show; a late answer is dropped."""
        self._round += 1
        asked_in, days = self._round, self.grid.days()
        self._say_month()
        self._run(
            lambda: agenda(self._office, days[0], days[-1]),
            lambda found: self._show(found) if asked_in == self._round else None,
        )

    def _show(self, found: Mapping[dt.date, Day]) -> None:
        self._days = found
        self.grid.show_marks({day: _marks(one) for day, one in found.items()})
        here = found.get(self.grid.day, Day())
        self.model.set_rows([*here.due, *here.closed, *here.meetings])
        self.nothing.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self.told.setText("\n".join(_told(one) for one in here.closed))
        self.told.setVisible(bool(here.closed))

    def _say_month(self) -> None:
        day = self.grid.day
        self.set_title("Calendario", f"{_MONTHS[day.month - 1].capitalize()} de {day.year}")
        said = f"{_DAYS[day.weekday()]} {day.day} de {_MONTHS[day.month - 1]}"
        self.side.title.setText(said.capitalize())

    def _turn(self) -> None:
        self.grid.show_weekly(self.week.isChecked())
        self.read()
        self.grid.setFocus()

    def _open_day(self) -> None:
        """The one thing of the day; of several, the list of them; on an empty day, nothing."""
        if len(self.model.rows) == 1:
            self._open(0)
        elif self.model.rows:
            self.table.setFocus()
            self.table.select(0)

    def _open(self, at: int) -> None:
        one = self.model.row(at)
        if isinstance(one, Period):
            self._due(str(one))
        elif isinstance(one, Closed):
            self._due(str(one.period))
        elif isinstance(one, Meeting):
            self._opened(one.actividad, one.sesion or "")


def _told(one: Closed) -> str:
    return f"{one.period.label}: cerrado por la coordinación el {spanish_date(one.day)}"


def _marks(day: Day) -> list[Mark]:
    due = [Mark(f"Vence: T{period.quarter}", "warn") for period in day.due]
    due += [Mark(f"Cerrado: T{one.period.quarter}", "muted") for one in day.closed]
    return [*due, *(Mark(_line(one), _TONES.get(one.estatus or "", "")) for one in day.meetings)]


def _line(one: Meeting) -> str:
    name = one.nombre or "Sin nombre"
    cancelled = "Cancelada: " if one.estatus == "CAN" else ""
    return f"{one.hora[:5]} {cancelled}{name}" if one.hora else f"{cancelled}{name}"


def _columns(office: Office) -> list[Column]:
    labels = office.catalogues["estatus_actividad"]

    def what(one: Shown) -> Cell:
        if isinstance(one, Period):
            said = f"Vence: {one.label}"
            return Cell(
                f"Entrega T{one.quarter} de {one.year}", tone="warn", icon="send", spoken=said
            )
        if isinstance(one, Closed):
            period = one.period
            said = f"Entrega T{period.quarter} de {period.year}"
            return Cell(said, muted=True, icon="send", spoken=_told(one))
        return Cell(_line(one), bold=True)

    def state(one: Shown) -> Cell:
        if isinstance(one, Period):
            return Cell("Vence", tone="warn")
        if isinstance(one, Closed):
            return Cell("Cerrado", muted=True)
        if not one.estatus:
            return Cell("")
        return Cell(labels.label(one.estatus), muted=True)

    return [Column("Qué", what, 160, stretch=True), Column("Estado", state, 92)]
