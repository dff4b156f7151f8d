"""Decides what the form of a person does: what the CURP fills, who may already be in the
register, what is missing, what is kept while someone types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from captura.actions.attend import register_person
from captura.actions.doubles import tell_apart
from captura.actions.find import look_alikes
from captura.actions.office import Office
from captura.actions.save_record import DRAFT, VALID, Saved, save_record, together
from captura.records.draft import Draft
from captura.records.fields import field_of
from captura.records.persona import Persona
from captura.records.problem import Problem
from captura.records.roles import allows
from captura.records.rules import asked_fields, check
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.half_typed import HalfTyped
from captura.ui.forms.marks import marks_of
from captura.ui.lane import Run, Teller
from captura.ui.screens.personas import curp_fill, likeness
from captura.ui.screens.personas.form_fields import (
    FROM_CURP,
    first_of,
    fold_of,
    hidden_fields,
    in_order,
    locked_fields,
)
from captura.ui.screens.personas.form_protocol import FormView, Register
from captura.ui.screens.personas.sent_form import Leaving, Other, Sent, Work, typed

_TELLING = {"curp", "nombres", "primer_apellido", "segundo_apellido", "fecha_nacimiento",
            "edad_declarada", "telefono", "localidad"}  # fmt: skip


class PersonForm:
    """`saved(persona)`: kept, or found to be one of the register; `asked`: fields wanted.

    `register` stands in for plain registering where she is also put on a list, `leaving` where
    such a form gives way before the answer.
    """

    def __init__(
        self,
        office: Office,
        view: FormView,
        run: Run,
        tell: Teller,
        saved: Callable[[Persona], None],
        register: Register | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        self.office, self.view, self.run, self.tell, self.saved = office, view, run, tell, saved
        self.register, self.leaving = register, leaving
        self.draft: Draft[Persona] = Draft(Persona(), office.catalogues)
        self.asked: tuple[str, ...] = ()
        self.opened: frozenset[str] = frozenset()
        self.left: set[str] = set()
        self.finishing = False
        self.other: Other | None = None
        self.refused: set[str] = set()
        self.reason: str | None = None
        self.said_on: dt.date | None = None  # of the list on which she is registered; else today
        self._round = 0
        self._title = ""
        self._on_the_way = 0
        self._waiting: list[Draft[Persona]] = []  # typed while one was sent that then came back
        self.half_typed = HalfTyped(
            office, view, run, draft=lambda: self.draft, kept=self._kept, resumed=self._resumed
        )

    # opening -------------------------------------------------------------------------------

    def open_new(self, typed: Mapping[str, str] | None = None, activity_type: str = "") -> None:
        """An empty form, what was typed elsewhere already in it."""
        types = self.office.catalogues["tipo_actividad"]
        self.asked = asked_fields(activity_type, types) if activity_type else ()
        self._start(Persona(municipio=self.office.institute), "Nueva persona")
        for name, text in (typed or {}).items():
            self.draft.set(name, text)
            self.view.show_value(name)
        if typed:
            self._after("curp")
        else:
            self.half_typed.look()

    def open_person(self, record_id: str, field: str = "") -> None:
        """The form of someone in the register, the cursor in a field."""

        def show(persona: Persona | None) -> None:
            if persona is None:
                self.tell.say("Esa persona ya no está", "Se quitó del padrón.", kind="warn")
                return
            self.asked = ()
            self.opened = frozenset({fold_of(field)} - {""})
            self._start(persona, "Corregir datos", keep_folds=True)
            self.finishing = bool(field)
            self._refresh()
            self.view.focus(field or "primer_apellido")
            self.half_typed.look()

        self.run(lambda: self.office.store.get(Persona, record_id), show)

    def _start(
        self,
        persona: Persona,
        title: str,
        *,
        keep_folds: bool = False,
        draft: Draft[Persona] | None = None,
    ) -> None:
        self.draft, self._title = draft or Draft(persona, self.office.catalogues), title
        self.opened = self.opened if keep_folds else frozenset()
        self.left, self.finishing, self.other = set(), False, None
        self.half_typed.dirty = False
        self.refused, self.reason = {persona.id}, None
        self._round += 1
        self.view.show_form(title, self.draft, self._choices())
        self.view.hide_like()
        self.view.hide_missing()
        self.view.hide_offer()
        self.view.show_kept("", "")
        self._fix(curp_fill.fill(self.draft) if persona.curp and not persona.id else False)
        self._refresh()
        self.view.focus("curp")

    # typing --------------------------------------------------------------------------------

    def edited(self, name: str) -> None:
        """Something was typed or chosen; the draft holds it already."""
        self.half_typed.dirty = True
        self._after(name)

    def left_field(self, name: str) -> None:
        """The cursor left a field: from now on its problems show."""
        self.left.add(name)
        self._refresh()

    def toggle(self, fold: str, wanted: bool) -> None:
        """Open or close one of the folded parts."""
        self.opened = self.opened | {fold} if wanted else self.opened - {fold}
        self._refresh()
        if wanted:
            self.view.focus(first_of(fold))

    def _after(self, name: str) -> None:
        if name == "curp":
            filled = curp_fill.fill(self.draft)
            self._fix(filled)
            self._doubt()
        elif name == "tipo_identificacion" and self.draft.record.tipo_identificacion != "CURP":
            self.draft.set("curp", "")
            self.view.show_value("curp")
            self._fix(False)
            self._doubt()
        elif name == "municipio":
            self.view.show_choices("localidad", self._choices()["localidad"])
        self._refresh()
        if name in _TELLING:
            self._look()

    def _fix(self, filled: bool) -> None:
        if filled:
            for name in (*FROM_CURP, "tipo_identificacion"):
                self.view.show_value(name)
        self.view.show_fixed(FROM_CURP, filled)

    def _doubt(self) -> None:
        """«Parece mal pero así es» appears with a fault, and goes with it."""
        persona = self.draft.record
        wrong = curp_fill.looks_wrong(persona)
        if wrong and persona.curp_excepcion is None:
            self.draft.set("curp_excepcion", "no")
        elif not wrong and persona.curp_excepcion is False:
            self.draft.set("curp_excepcion", "")
        self.view.show_value("curp_excepcion")

    # what is shown -------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """What the rules say of the person as typed."""
        return check(self._dated(), self.office.catalogues, self.office.today())

    def _refresh(self) -> None:
        persona, today = self.draft.record, self.office.today()
        hidden = set(hidden_fields(persona, self.opened, self.asked, today, self.office.institute))
        if persona.curp_excepcion is None:
            hidden.add("curp_excepcion")
        self.view.show_hidden(tuple(sorted(hidden)), self.opened)
        self.view.show_locked(locked_fields(persona))
        marks = marks_of(self.problems(), self.left, everything=self.finishing)
        said = curp_fill.verdict(persona, self._filled())
        if said[0] and "curp" not in self.draft.unreadable:
            marks["curp"] = said
        self.view.show_marks(marks)
        if self.finishing and not any(mark[0] == "bad" for mark in marks.values()):
            self.view.hide_missing()

    def _filled(self) -> bool:
        reading = self.draft.record.curp or ""
        return bool(reading) and curp_fill.agrees(self.draft.record)

    def _dated(self) -> Persona:
        persona = self.draft.record
        if persona.edad_declarada is not None and persona.edad_declarada_en is None:
            today = self.office.today()
            return replace(persona, edad_declarada_en=min(self.said_on or today, today))
        return persona

    def _choices(self) -> dict[str, Offered]:
        persona = self.draft.record
        town = persona.municipio or self.office.institute
        return choices_of(persona, self.office.catalogues, self.office.today(), town)

    # who she may be ------------------------------------------------------------------------

    def _look(self) -> None:
        self._round += 1
        asked_in, persona = self._round, self.draft.record
        if not (persona.primer_apellido or persona.curp or persona.telefono):
            self._show_other(None)
            return

        def look() -> Other | None:
            for found in look_alikes(self.office, persona):
                if found.id not in self.refused and found.id != persona.id:
                    known = self.office.store.get(Persona, found.id)
                    if known is not None:
                        return Other(known, found.reasons)
            return None

        self.run(look, lambda other: self._show_other(other) if asked_in == self._round else None)

    def _show_other(self, other: Other | None) -> None:
        self.other = other
        if other is None:
            self.view.hide_like()
            return
        lines = likeness.compare(self.draft.record, other.persona, self.office.catalogues)
        may = allows(self.office.role, "unir_personas")
        self.view.show_like(likeness.reason(other.reasons), lines, likeness.outcome(may))

    def is_same(self) -> None:
        """Ctrl+1: use the one of the register, completed with what she lacked."""
        if self.other is None or self._registering():
            return
        merged = likeness.completed(self.other.persona, self.draft.record)
        register = self.register

        def work() -> tuple[Persona, Saved]:
            kept, saved = save_record(self.office, merged, "completada al capturarla de nuevo")
            return register(kept) if register is not None else (kept, saved)

        self._send(self.half_typed.saving(work), "Se usó la persona del padrón", merged)

    def is_other(self) -> None:
        """Ctrl+2: another person, a decision if she may decide; the next likeness shows."""
        if self.other is not None:
            self.refused.add(self.other.persona.id)
            self._show_other(None)
            self._look()

    # keeping -------------------------------------------------------------------------------

    def _kept(self, time: str) -> None:
        self.view.show_kept(f"Borrador · guardado {time}", "warn")

    def _resumed(self) -> None:
        self._after("curp")
        self._look()

    # saving --------------------------------------------------------------------------------

    def save(self, *, another: bool = False, unfinished: bool = False) -> None:
        """Keep the person; what is missing shows first, and `unfinished` keeps her all the same."""
        if self._registering() or (another and self._on_the_way and not typed(self.draft)):
            return  # asked twice, or by a key held down
        self.finishing = True
        self._refresh()
        wrong = [p for p in self.problems() if p.level == "error"]
        faults = in_order([*self.draft.unreadable, *(p.field for p in wrong)])
        if faults and not unfinished:
            opened = {fold_of(name) for name in faults} - {""}
            self.opened |= opened
            self._refresh()
            self.view.show_missing(len(faults), self._label(faults[0]))
            return
        state = DRAFT if faults else VALID
        persona = replace(self._dated(), estado_registro=state)
        title = "Datos guardados" if persona.id else "Persona registrada"
        others, register = self.refused - {persona.id}, self.register
        work = self.half_typed.saving(lambda: self._keep_whole(persona, others, register))
        if another:
            self._next(work, title)
        else:
            self._send(work, title, persona)

    def _sent(self) -> Sent:
        return Sent(self.draft, self._title, self.asked, self.opened, self.refused, self.register)

    def _send(self, work: Work, title: str, persona: Persona) -> None:
        """Keep her; the form stays until the answer, or gives way to the line of a list."""
        sent, leaving = self._sent(), self.leaving

        def not_kept(error: Exception) -> None:
            if leaving is not None:
                self._come_back(sent)
                leaving.back()
            self.tell.fail(error)

        if leaving is not None:
            leaving.gone(persona)
        self.run(work, lambda done: self._done(sent, *done, title), not_kept)

    def _next(self, work: Work, title: str) -> None:
        """The next form shows at once: who types from a list on paper waits for no answer."""
        sent = self._sent()

        def kept(done: tuple[Persona, Saved]) -> None:
            self._on_the_way -= 1
            self._say(*done, title)

        def not_kept(error: Exception) -> None:
            self._on_the_way -= 1
            self._come_back(sent)
            self.tell.fail(error)

        self._on_the_way += 1
        self.run(work, kept, not_kept)
        if sent.came_back:
            return
        if self._waiting:
            self._take_up(self._waiting.pop(), "Nueva persona")
        else:
            self.open_new()

    def _come_back(self, sent: Sent) -> None:
        """What could not be kept shows again; what was typed meanwhile follows it."""
        sent.came_back = True
        if self.draft.start.id and self.draft is not sent.draft:
            self.half_typed.keep_aside(sent.draft)  # someone of the register shows by now
            return
        if typed(self.draft) and self.draft is not sent.draft:
            self._waiting.append(self.draft)
        self.asked, self.opened, self.register = sent.asked, sent.opened, sent.register
        self._take_up(sent.draft, sent.title)
        self.refused, self.finishing = sent.refused, True
        self._resumed()

    def _take_up(self, draft: Draft[Persona], title: str) -> None:
        self._start(draft.start, title, keep_folds=True, draft=draft)
        self._resumed()
        self.half_typed.dirty = True
        self.half_typed.keep()

    def _registering(self) -> bool:
        """Whether she is being registered already."""
        return self.half_typed.being_saved and not self.draft.start.id

    def _keep_whole(
        self, persona: Persona, others: set[str], register: Register | None
    ) -> tuple[Persona, Saved]:
        if persona.id:
            kept, done = save_record(self.office, persona)
        elif register is not None:
            kept, done = register(persona)
        else:
            kept, done = register_person(self.office, persona)
        if not others:
            return kept, done
        return kept, together(done, tell_apart(self.office, kept.id, others, "Se dijo al capturar"))

    def _done(self, sent: Sent, persona: Persona, saved: Saved, title: str) -> None:
        self._say(persona, saved, title)
        if self._waiting:
            self.half_typed.keep_aside(self._waiting.pop())
        if self.draft is sent.draft:
            self.half_typed.dirty = False
        self.saved(persona)

    def _say(self, persona: Persona, saved: Saved, title: str) -> None:
        self.tell.did(saved, title, f"Folio {persona.folio}" if persona.folio else "")

    def _label(self, name: str) -> str:
        return field_of(Persona, name).label
