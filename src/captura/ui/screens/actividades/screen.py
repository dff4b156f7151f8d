"""The screen of activities: the list, and one activity with its lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from PySide6.QtWidgets import QWidget

from captura.actions.save_record import Saved
from captura.ui import keys
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import DeskLane
from captura.ui.list_paper import ListPaper
from captura.ui.screens.actividades.activity_view import ActivityPage
from captura.ui.screens.actividades.calendar_view import CalendarPage
from captura.ui.screens.actividades.list_view import ActivityListView
from captura.ui.screens.personas.notes_view import NotesView

_TYPES = {"actividad", "sesion", "participacion", "persona", "evidencia", "conteo"}


class ActividadesScreen(Pages):
    """`open()` the list, `open(state=…)` those in a state, `open(id=…, field=…, session=…,
    evidence=…)` one activity, `open(new=True)` a new one, `open(calendar=True)` the calendar,
    `open(add=…)` the list, to choose where
    a person is added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._lane = desk, DeskLane(desk, self)
        self.list = self.keep(
            ActivityListView(
                desk.office,
                self._lane.run,
                desk,
                self._open,
                self._new,
                self._print,
                self._to_calendar,
            )
        )
        elsewhere = keys.action("nueva_persona").key
        keys.shortcut(self.list, elsewhere, lambda: desk.go("personas", new=True))
        self.list.view.read()

    # made when they are first asked for ---------------------------------------------------------

    @made_later
    def paper(self) -> ListPaper:
        """The list on paper."""
        desk = self._desk
        return ListPaper(desk.office, self._lane.run, desk, self._to_list, names=False)

    @cached_property
    def notes(self) -> NotesView:
        """What the state says of the activity, over its page."""
        desk = self._desk
        return NotesView(desk.office, self._lane.run, desk, lambda field: self.page.focus(field))

    @made_later
    def page(self) -> ActivityPage:
        """One activity, and who came."""
        desk = self._desk
        page = ActivityPage(
            desk.office,
            self._lane,
            desk,
            self.notes,
            opened=self._open,
            open_person=lambda record_id: desk.go("personas", id=record_id),
            back=self._to_list,
        )
        page.evidence.scans = desk.settings.scanner
        page.evidence.scans_chosen.connect(
            lambda folder: desk.remember(replace(desk.settings, scanner=folder))
        )
        page.attendance.sheet_read.connect(lambda *of: self._open(of[0], session=of[1]))
        return page

    @made_later
    def calendar(self) -> CalendarPage:
        """Activities and due days by month and week."""
        return CalendarPage(
            self._desk.office,
            self._lane.run,
            opened=lambda record_id, session: self._open(record_id, session=session),
            due=lambda period: self._desk.go("entregas", period=period),
            new=self._new,
            back=self._to_list,
        )

    # -------------------------------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Go to a place of this screen."""
        record_id, person = str(where.get("id", "")), str(where.get("add", ""))
        if person:
            self._to_list()
            self.list.presenter.choose_for(person)
        elif where.get("calendar"):
            self._to_calendar()
        elif where.get("new"):
            self._new()
        elif record_id:
            wanted = (str(where.get(name, "")) for name in ("field", "session", "evidence"))
            self._open(record_id, *wanted)
        else:
            self._to_list()
            if state := str(where.get("state", "")):
                self.list.show_state(state)

    def _print(self) -> None:
        self.show_page(self.paper)
        self.paper.show_list("Actividades", self.list.filtered_by(), self.list.table)

    def refresh(self, touched: Saved) -> None:
        """Read again what shows, if it was touched."""
        if not touched.touched.types & _TYPES:
            return
        if isinstance(self.currentWidget(), ActivityPage):
            self.page.attendance.presenter.read()
            self.page.evidence.presenter.read()
            self.page.counts.presenter.read()
        elif isinstance(self.currentWidget(), CalendarPage):
            self.calendar.read()
        elif self.isVisible():
            self.list.presenter.read()

    def entered(self) -> None:
        """The screen shows: the cursor goes where work begins."""
        if self.currentWidget() is self.list:
            self.list.presenter.read()
            self.list.filter.setFocus()

    def _to_list(self) -> None:
        self.show_page(self.list)
        self.list.presenter.read()
        self.list.filter.setFocus()

    def _to_calendar(self) -> None:
        self.show_page(self.calendar)
        self.calendar.start()

    def _new(self, day: dt.date | None = None) -> None:
        page = self.page
        self.notes.read("actividad", "")
        self.show_page(page)
        page.show_attendance()
        page.presenter.open_new(day)

    def _open(self, record_id: str, field: str = "", session: str = "", piece: str = "") -> None:
        page = self.page
        self.notes.read("actividad", record_id)
        self.show_page(page)
        page.show_attendance()
        then = partial(page.show_evidence, piece) if piece else None
        page.presenter.open(record_id, field=field, session=session, then=then)


def build(desk: Desk) -> QWidget:
    """The screen for an open office."""
    return ActividadesScreen(desk)
