"""The list of a session as widgets: counters, the line with who it may mean, the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.sessions import AttendanceRow
from captura.ui.components import (
    Card,
    EmptyState,
    InlineMessage,
    Key,
    KeyHints,
    Label,
    Sunken,
    action_button,
    row,
)
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.attendance_presenter import OFFERED, Attendance
from captura.ui.screens.actividades.columns import attendance_columns
from captura.ui.screens.actividades.found_columns import found_columns
from captura.ui.screens.actividades.line import AttendanceLine
from captura.ui.screens.actividades.line_protocol import Counts, Hit, Said
from captura.ui.screens.actividades.newcomer_view import Newcomer
from captura.ui.tables import RowsModel, Table, take_spare
from captura.ui.wording import counted

_SEXES = (("M", "mujer", "mujeres"), ("H", "hombre", "hombres"), ("X", "no binaria", "no binarias"))
_NOBODY = "Escriba una CURP o un nombre, use el lector, o pegue la lista de Excel."


class FoundTable(Table):
    """Those offered under the line; it looks as if it had the focus that stays in the line."""

    def hasFocus(self) -> bool:
        return True


class AttendanceCard(Card):
    """`ensure` gives the session; `busy(bool)`: a newcomer's form is open, its keys rule.

    `sheet_read(activity, session)`: the code of another printed list was read here.
    """

    sheet_read = Signal(str, str)

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        ensure: Callable[[Callable[[Sesion], None]], None],
        *,
        paste: Callable[[], object],
        busy: Callable[[bool], object],
        open_person: Callable[[str], object],
        activity: Callable[[], Actividad],
    ) -> None:
        super().__init__("Asistencia")
        self.presenter = Attendance(office, self, run, tell, ensure)
        self._busy, self._open_person, self._activity = busy, open_person, activity
        self._ensure = ensure
        self.paste = action_button("pegar_excel", paste)
        self.right.addWidget(self.paste)
        self.head.setMinimumHeight(dp(32))
        self.field = AttendanceLine()
        self.field.textEdited.connect(self.presenter.typed)
        self.field.entered.connect(self.presenter.enter)
        self.field.moved.connect(self.presenter.move)
        self.field.new_asked.connect(self.start_newcomer)
        self.field.without_curp_asked.connect(lambda: self.start_newcomer(without_curp=True))
        self.field.paste_asked.connect(paste)
        self._asked_of: str | None = None  # what stood in the line when F2 was pressed
        self._make_newcomer = partial(
            Newcomer,
            office,
            run,
            tell,
            self.presenter.add_person,
            self._newcomer_left,
            self.presenter.read,
            self._newcomer_back,
        )
        self.panel = self._line_panel()
        self.model = RowsModel(attendance_columns(office, office.today()))
        self.table = Table(self.model, "Lista de asistencia")
        self.table.removed.connect(self._remove)
        self.table.opened.connect(self._open)
        self.nobody = EmptyState("users", "Nadie todavía", _NOBODY)
        # it takes what height there is: a list of one must not need more room than of many
        self.nobody.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.nobody)
        self.hints = KeyHints([("Tab", "A la lista"), "quitar", ("Return", "Ver persona")])
        self.body.addWidget(self.panel)
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(self.hints)
        take_spare(self.table, 2)

    @cached_property
    def newcomer(self) -> Newcomer:
        """The small form of somebody new, made when it is first asked for (ADR 63)."""
        made = self._make_newcomer()
        made.hide()
        self.body.insertWidget(self.body.indexOf(self.panel) + 1, made)
        return made

    def open_sheet(self, activity: str, session: str) -> None:
        self.sheet_read.emit(activity, session)

    def _line_panel(self) -> QWidget:
        label = Label("CURP o nombre", "field")
        label.setBuddy(self.field)
        self.found_model = RowsModel(found_columns(self.presenter.office))
        self.found = FoundTable(self.found_model, "Personas que concuerdan")
        self.found.horizontalHeader().hide()
        self.found.setFocusPolicy(self.found.focusPolicy().NoFocus)
        self.found.clicked.connect(lambda index: self._pick(index.row()))
        self.found.hide()
        self.said = InlineMessage("info", "")
        self.said.hide()
        keys_there = row(
            Key("Return"), Label("Agregar", "sub"), 8, Key("F2"), Label("Nueva", "sub"), 8,
            Key("F3"), Label("Sin CURP", "sub"),
        )  # fmt: skip
        return Sunken(row(label, None, keys_there), self.field, self.found, self.said)

    # the line ------------------------------------------------------------------------------

    def _pick(self, at: int) -> None:
        self.presenter.at = at
        self.presenter.enter(self.field.text())
        self.field.setFocus()

    def line(self) -> str:
        return self.field.text()

    def set_line(self, text: str) -> None:
        if text != self.field.text():
            self.field.setText(text)

    def show_found(self, hits: Sequence[Hit], at: int) -> None:
        self.found_model.set_rows(hits)
        self.found.setVisible(bool(hits))
        self.found.setFixedHeight(dp(32) * min(len(hits), OFFERED) + 2)
        if hits:
            self.found.select(at)

    def show_said(self, said: Said | None) -> None:
        if said is None:
            self.said.hide()
            return
        without = action_button("sin_curp", lambda: self.start_newcomer(without_curp=True))
        without.setShortcut("")  # the line hears F3 already
        actions = [without] if said.kind == "bad" else []
        self.said.show_message(said.kind, said.title, said.text, actions=actions)

    # the list ------------------------------------------------------------------------------

    def show_list(self, rows: Sequence[AttendanceRow], counts: Counts) -> None:
        numbered = list(enumerate(rows, 1))[::-1]  # the last one added stands on top
        self.model.set_rows(numbered)
        self._show_nobody()
        self.set_title("Asistencia", _counter(len(rows), counts))

    def set_day(self, day: dt.date | None) -> None:
        """Ages are told as they were that day."""
        columns = attendance_columns(self.presenter.office, day or self.presenter.office.today())
        self.model.columns = tuple(columns)

    def _remove(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self.presenter.remove(line[0] - 1)

    def _open(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self._open_person(line[1].persona)

    # someone new ---------------------------------------------------------------------------

    def start_newcomer(self, *, without_curp: bool = False) -> None:
        """F2 and F3: the small form takes the place of the line."""
        typed = self.presenter.newcomer(without_curp=without_curp)
        self._asked_of = self.field.text()

        def open_form(session: Sesion) -> None:
            self._swap(newcomer=True)
            self.newcomer.start(session, typed, self._activity())

        self._ensure(open_form)

    def _swap(self, *, newcomer: bool) -> None:
        self.panel.setVisible(not newcomer)
        self.newcomer.setVisible(newcomer)
        self._show_nobody()
        self._busy(newcomer)

    def _show_nobody(self) -> None:
        """An empty list says what to do, unless someone new is just being typed."""
        some = bool(self.model.rows)
        typing = "newcomer" in vars(self) and not self.newcomer.isHidden()
        self.middle.setCurrentWidget(self.table if some or typing else self.nobody)
        self.hints.setVisible(some and not typing)

    def _newcomer_left(self, persona: Persona | None) -> None:
        """The line is free at once, and keeps what was typed in it while another was on her way."""
        self._swap(newcomer=False)
        if persona is not None:
            rest = self.field.text()
            self.presenter.registered(persona.curp)
            self.set_line("" if rest == self._asked_of else rest)
        self.field.setFocus()

    def _newcomer_back(self) -> None:
        self._asked_of = None
        self._swap(newcomer=True)
        self.newcomer.form.focus_first()

    def set_compact(self, compact: bool) -> None:
        """Fewer columns, and the words over the line under one another."""
        self.table.set_compact(compact)
        self.found.set_compact(compact)


def _counter(total: int, counts: Counts) -> str:
    """`26 personas · 23 mujeres · 3 hombres`."""
    said = [counted(total, "persona", "personas")]
    for code, one, many in _SEXES:
        if counts.get(code):
            said.append(counted(counts[code], one, many))
    return " · ".join(said)
