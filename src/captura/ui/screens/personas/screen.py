"""The screen of people: the list, the page of one, and her form, one at a time."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtWidgets import QWidget

from captura.actions.printed_list import may_print_list
from captura.actions.save_record import Saved
from captura.records.persona import Persona
from captura.ui import keys
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.list_paper import ListPaper
from captura.ui.screens.personas.ficha_view import PersonFichaView
from captura.ui.screens.personas.form_view import PersonFormView
from captura.ui.screens.personas.list_view import PersonListView
from captura.ui.screens.personas.notes_view import NotesView

_TYPES = {"persona", "participacion", "apoyo", "actividad", "sesion"}


class PersonasScreen(Pages):
    """`open()` the list, `open(find=…)` filtered, `open(id=…)` a person, `open(id=…, field=…)`
    her form at a field, `open(new=True)` an empty form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._run = desk, lane(desk, self)
        office, run = desk.office, self._run
        may = may_print_list(office, names=True)
        self.list = PersonListView(
            office, run, desk, self._open_person, self._new, self._print if may else None
        )
        self._known = ""
        self.keep(self.list)
        elsewhere = keys.action("nueva_actividad").key
        keys.shortcut(self.list, elsewhere, self._new_activity)
        self._stale = True
        self.list.view.read()

    # made when they are first asked for ---------------------------------------------------------

    @made_later
    def paper(self) -> ListPaper:
        """The list on paper."""
        return ListPaper(self._desk.office, self._run, self._desk, self._to_list, names=True)

    @made_later
    def form(self) -> PersonFormView:
        """What is written of a person."""
        desk = self._desk
        return PersonFormView(
            desk.office, self._run, desk, self._saved, self._leave_form, self.form_notes
        )

    @cached_property
    def form_notes(self) -> NotesView:
        """What the state says of her, over the form."""
        return NotesView(
            self._desk.office, self._run, self._desk, lambda field: self.form.focus(field)
        )

    @made_later
    def ficha(self) -> PersonFichaView:
        """The page of one person."""
        desk = self._desk
        page = PersonFichaView(
            desk.office,
            self._run,
            desk,
            self.ficha_notes,
            correct=self._correct,
            other=self._open_person,
            go_activity=lambda record_id: desk.go("actividades", id=record_id),
            join=lambda record_id: desk.go("actividades", add=record_id),
            back=self._to_list,
        )
        keys.shortcut(page, keys.action("nueva_persona").key, self._new)
        keys.shortcut(page, keys.action("nueva_actividad").key, self._new_activity)
        return page

    @cached_property
    def ficha_notes(self) -> NotesView:
        """What the state says of her, over her page."""
        return NotesView(self._desk.office, self._run, self._desk, self._correct_field)

    # -------------------------------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Go to a place of this screen."""
        record_id, field = str(where.get("id", "")), str(where.get("field", ""))
        if "find" in where:
            self._to_list()
            self.list.filter.setText(str(where["find"]))
        elif where.get("new"):
            self._new()
        elif chip := str(where.get("chip", "")):
            self._to_list()
            self.list.show_chip(chip)
        elif record_id and field:
            self._correct(record_id, field)
        elif record_id:
            self._open_person(record_id)
        else:
            self._to_list()

    def _print(self) -> None:
        self.show_page(self.paper)
        self.paper.show_list("Padrón de personas", self.list.filtered_by(), self.list.table)

    def refresh(self, touched: Saved) -> None:
        """Read again what shows, if it was touched."""
        if not touched.touched.types & _TYPES:
            return
        self._stale = True
        if self.isVisible() and self.currentWidget() is self.list:
            self._read_list()
        if isinstance(self.currentWidget(), PersonFichaView):
            self._open_person(self.ficha.presenter.id)

    def _read_list(self) -> None:
        """The list again, if something changed since; counting a large register takes its time."""
        if self._stale:
            self._stale = False
            self.list.read()

    def entered(self) -> None:
        """The screen shows: the cursor goes where work begins."""
        if self.currentWidget() is self.list:
            self._read_list()
            self.list.filter.setFocus()

    def _to_list(self) -> None:
        self.show_page(self.list)
        self._read_list()
        self.list.filter.setFocus()

    def _new_activity(self) -> None:
        self._desk.go("actividades", new=True)

    def _new(self) -> None:
        self._known, form = "", self.form
        self.form_notes.read("persona", "")
        self.show_page(form)
        form.presenter.open_new()

    def _open_person(self, record_id: str) -> None:
        ficha = self.ficha
        self.ficha_notes.read("persona", record_id)
        ficha.presenter.read(record_id)
        self.show_page(ficha)

    def _correct(self, record_id: str, field: str = "") -> None:
        self._known, form = record_id, self.form
        self.form_notes.read("persona", record_id)
        self.show_page(form)
        form.presenter.open_person(record_id, field)

    def _correct_field(self, field: str) -> None:
        self._correct(self.ficha.presenter.id, field)

    def _saved(self, persona: Persona) -> None:
        self._open_person(persona.id)

    def _leave_form(self) -> None:
        if self._known:
            self._open_person(self._known)
        else:
            self._to_list()


def build(desk: Desk) -> QWidget:
    """The screen for an open office."""
    return PersonasScreen(desk)
