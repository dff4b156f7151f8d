"""Decides what the page of an activity does: its card, its sessions, finishing, repeating."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from captura.actions.drafts import keep_draft
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, carried_out, repeat_activity, save_activity
from captura.actions.save_record import VALID, Saved, save_record
from captura.records.actividad import Actividad
from captura.records.draft import Draft
from captura.records.fields import field_of
from captura.records.problem import Problem
from captura.records.rules import check
from captura.records.sesion import Sesion
from captura.store.queries.known import sessions_of
from captura.store.queries.progress import goals_offered
from captura.store.queries.written import words_offered
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.half_typed import HalfTyped, key_of
from captura.ui.forms.marks import marks_of
from captura.ui.lane import Run, Teller
from captura.ui.screens.actividades.form_fields import beginning, hidden_fields, in_order, is_folded
from captura.ui.screens.actividades.form_protocol import ActivityView
from captura.ui.screens.actividades.sessions_presenter import Sessions

Then = Callable[[Actividad, Sequence[Sesion]], object]  # with the activity as it was kept


class ActivityForm:
    """One activity. `opened(id)`: another one took its place (a repetition)."""

    def __init__(
        self,
        office: Office,
        view: ActivityView,
        run: Run,
        tell: Teller,
        opened: Callable[[str], object],
    ) -> None:
        self.office, self.view, self.run, self.tell, self.opened = office, view, run, tell, opened
        self.draft: Draft[Actividad] = Draft(Actividad(), office.catalogues)
        self.sessions = Sessions(office, view, run, tell)
        self.goals: tuple[int, Offered] = (0, [])  # of which year, and those of its plan
        self.more = self.finishing = False
        self.left: set[str] = set()
        self.last: Actividad | None = None
        self.kept_at = ""
        self._asked: list[Then] = []  # while a new one is being kept
        self.half_typed = HalfTyped(
            office, view, run, draft=lambda: self.draft, kept=self._kept, resumed=self._refresh
        )

    # opening -------------------------------------------------------------------------------

    def open_new(self, day: dt.date | None = None) -> None:
        """An empty card, on a day where one was chosen; what was left half typed is offered."""
        self._start(beginning(self.last, day, self.office.today()), [])
        self.view.focus("nombre")
        self.half_typed.look()

    def open(
        self,
        record_id: str,
        *,
        field: str = "",
        session: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """A kept activity, the cursor in a field or on one of its sessions; `then` when read."""

        def read() -> tuple[Actividad | None, list[Sesion]]:
            store = self.office.store
            return store.get(Actividad, record_id), sessions_of(store, record_id)

        def show(found: tuple[Actividad | None, list[Sesion]]) -> None:
            activity, sessions = found
            if activity is None:
                self.tell.say("Esa actividad ya no está", kind="warn")
                self.view.go_back()  # another one may lie under it
                return
            self._start(activity, sessions, session)
            self.view.go_on()
            if field:
                self.finishing, self.more = True, is_folded(field)
                self._refresh()
                self.view.focus(field)
            self.half_typed.look()
            if then is not None:
                then()

        self.run(read, show)

    def _start(self, activity: Actividad, sessions: list[Sesion], session: str = "") -> None:
        self.draft = Draft(activity, self.office.catalogues)
        self.sessions.put(sessions, session)
        self.more = self.finishing = self.half_typed.dirty = False
        self.left, self.kept_at = set(), ""
        self.view.show_form(self.draft, self._choices())
        self.view.hide_problems()
        self.view.hide_offer()
        self.sessions.show()
        self._refresh()
        self._read_offers()

    def _read_offers(self) -> None:
        """Offer the goals of the year of the activity, and what was written before."""
        year = (self.draft.record.fecha_inicio or self.office.today()).year
        store = self.office.store
        self.goals = (year, self.goals[1])

        def show(found: Mapping[str, Offered]) -> None:
            if year != self.goals[0]:
                return  # another year was asked for meanwhile
            self.goals = (year, found["meta"])
            for name, offered in found.items():
                self.view.show_choices(name, offered)
            self._refresh()

        self.run(lambda: {**words_offered(store), "meta": goals_offered(store, year)}, show)

    # typing --------------------------------------------------------------------------------

    def edited(self, name: str) -> None:
        """Something was typed or chosen; the draft holds it already."""
        self.half_typed.dirty = True
        if name == "fecha_inicio":
            self._planned()
        self._refresh()

    def left_field(self, name: str) -> None:
        """From now on the problems of this field show."""
        self.left.add(name)
        day = self.draft.record.fecha_inicio if name == "fecha_inicio" else None
        if day and day.year != self.goals[0]:  # not while it is typed: 15/9/20 is no year yet
            self._read_offers()
        self._refresh()

    def toggle_more(self, wanted: bool) -> None:
        """Show or fold the fields that few activities need."""
        self.more = wanted
        self._refresh()

    def _planned(self) -> None:
        """A day still to come is a plan, unless she says otherwise."""
        day, state = self.draft.record.fecha_inicio, self.draft.record.estatus
        if day and not self.draft.start.id:
            wanted = "PLA" if day > self.office.today() else "REA"
            if state in ("PLA", "REA") and state != wanted:
                self.draft.set("estatus", wanted)
                self.view.show_value("estatus")

    # what is shown -------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """What the rules say of the activity as typed."""
        return check(self.draft.record, self.office.catalogues, self.office.today())

    def _refresh(self) -> None:
        activity = self.draft.record
        planned = bool(self.goals[1])
        hidden = hidden_fields(activity, self.more, planned, told=self.finishing)
        self.view.show_hidden(hidden, self.more)
        marks = marks_of(self.problems(), self.left, everything=self.finishing)
        self.view.show_marks(marks)
        bad = {name for name, mark in marks.items() if mark[0] == "bad"} | set(
            self.draft.unreadable
        )
        if self.finishing and not bad:
            self.view.hide_problems()
        entry = self.office.catalogues["estrategias"].by_code.get(activity.estrategia or "")
        crumb = f"{entry.code} {entry.extra.get('corta', '')}".strip() if entry else ""
        self.view.show_head(activity.nombre or "Nueva actividad", crumb, self._state(len(bad)))

    def _state(self, bad: int) -> tuple[str, str]:
        activity = self.draft.record
        if bad and self.finishing:
            return (f"Borrador · {bad} {'problema' if bad == 1 else 'problemas'}", "bad")
        if activity.estado_registro == VALID and not self.draft.changed:
            return ("Concluida", "ok")
        if self.kept_at:
            return (f"Borrador · guardado {self.kept_at}", "warn")
        return ("Borrador", "warn") if activity.id else ("", "")

    def _choices(self) -> dict[str, Offered]:
        activity = self.draft.record
        day = activity.fecha_inicio or self.office.today()
        closed = choices_of(activity, self.office.catalogues, day, self.office.institute)
        return closed | {"meta": self.goals[1]}

    # keeping -------------------------------------------------------------------------------

    def _kept(self, time: str) -> None:
        self.kept_at = time
        self._refresh()

    def save(self, then: Then | None = None, *, quiet: bool = False) -> None:
        """Keep the activity as it stands; a draft may be incomplete."""
        draft = self.draft
        if draft.start.id and not draft.changed:
            if then is not None:
                then(draft.start, self.sessions.all)
        elif self.half_typed.being_saved and not draft.start.id:
            # two scanned one after another: kept twice it would be two activities
            self._asked.append(then or _nothing)
        else:
            self._asked = []
            self._save(draft, self._asked, then, quiet=quiet)

    def _save(
        self, draft: Draft[Actividad], asked: list[Then], then: Then | None, *, quiet: bool
    ) -> None:
        """`asked`: what is asked for of the same draft until the answer comes."""
        activity, sent = draft.record, dict(draft.texts)
        unread = {name: sent[name] for name in draft.unreadable}
        save = self.half_typed.saving(lambda: save_activity(self.office, activity))

        def work() -> tuple[Actividad, list[Sesion], Saved]:
            kept, _, saved = save()
            if unread:  # it is in no record: only a copy has it
                keep_draft(self.office, key_of(kept), Actividad.TYPE, unread)
            return kept, sessions_of(self.office.store, kept.id), saved

        def done(answer: tuple[Actividad, list[Sesion], Saved]) -> None:
            kept, sessions, saved = answer
            shows = self.draft is draft or self._shows(kept)
            if shows:
                self._take(kept, sessions, sent)
                self.half_typed.keep()
            if not quiet:
                self.tell.did(saved, "Actividad guardada", f"Folio {kept.folio}")
            if then is not None:
                then(kept, sessions)
            if asked:  # with what was typed before it was asked
                rest = self.draft if shows else _rest_of(draft, kept, sent)
                self._then(rest, kept, sessions, asked)

        self.run(work, done)

    def _then(
        self, rest: Draft[Actividad], kept: Actividad, sessions: Sequence[Sesion], asked: list[Then]
    ) -> None:
        def go_on(kept: Actividad, sessions: Sequence[Sesion]) -> None:
            for one in asked:
                one(kept, sessions)

        if not rest.changed:
            go_on(kept, sessions)
        elif rest is self.draft:
            self._save(rest, [], go_on, quiet=True)
        else:
            self.run(
                lambda: save_activity(self.office, rest.record),
                lambda answer: go_on(answer[0], sessions),
            )

    def _shows(self, activity: Actividad) -> bool:
        """Whether it is still this one: an answer may come when another one is being typed."""
        return self.draft.start.id == activity.id

    def _take(
        self, activity: Actividad, sessions: Sequence[Sesion], sent: Mapping[str, str] | None = None
    ) -> None:
        """The record as the store kept it, without disturbing what is typed and not kept.

        sent: the texts that were kept.
        """
        self.last = activity
        self.draft = _rest_of(self.draft, activity, sent or {})
        self.sessions.put(sessions, self.sessions.chosen.id if self.sessions.chosen else "")
        self.view.show_form(self.draft, self._choices())
        self.sessions.show()
        self._refresh()

    def ensure(self, then: Callable[[Sesion], None]) -> None:
        """Have a session to put people on: a new activity is kept first."""

        def go(kept: Actividad, sessions: Sequence[Sesion]) -> None:
            chosen = self.sessions.chosen if self._shows(kept) else None
            if session := chosen or next(iter(sessions), None):
                then(session)

        if self.draft.start.id and self.sessions.chosen is not None:
            then(self.sessions.chosen)
        else:
            self.save(go, quiet=True)

    def leave(self) -> None:
        """On the way out what was typed is kept: as the record, or as a plain draft."""
        if self.draft.changed and (self.draft.start.id or self.draft.texts):
            self.save()
        else:
            self.half_typed.keep()

    # sessions ------------------------------------------------------------------------------

    def add_session(self, day: dt.date | None) -> None:
        """One more session, on a day."""

        def make(beside: Sesion) -> None:
            activity = self.draft.start
            if activity.id != beside.actividad:
                return  # she left it meanwhile

            def work() -> tuple[Sesion, list[Sesion], Actividad | None, Saved]:
                session, saved = add_session(self.office, activity, day)
                store = self.office.store
                return (session, sessions_of(store, activity.id),
                        store.get(Actividad, activity.id), saved)  # fmt: skip

            def done(answer: tuple[Sesion, list[Sesion], Actividad | None, Saved]) -> None:
                session, sessions, kept, saved = answer
                if kept is not None and self._shows(kept):
                    self.sessions.put(sessions, session.id)
                    self._take(kept, sessions)
                self.tell.did(saved, f"Sesión {session.numero} agregada")

            self.run(work, done)

        self.ensure(make)

    # finishing -----------------------------------------------------------------------------

    def finish(self) -> None:
        """Ctrl+Enter: all that is wrong shows beside its field; nothing wrong finishes it."""
        self.finishing = True
        wrong = [p.field for p in self.problems() if p.level == "error"]
        faults = in_order([*self.draft.unreadable, *wrong])
        self.more = self.more or any(is_folded(name) for name in faults)
        self._refresh()
        if faults:
            labels = [field_of(Actividad, name).label for name in faults[:3] if name]
            self.half_typed.keep()
            self.view.show_problems(len(faults), " · ".join(labels))
            return
        self.save(self._mark_finished, quiet=True)

    def _mark_finished(self, kept: Actividad, _: Sequence[Sesion]) -> None:
        finished, office = replace(kept, estado_registro=VALID), self.office

        def done(answer: tuple[Actividad, Saved]) -> None:
            if self._shows(answer[0]):
                self.view.hide_problems()
                self.finishing = False
                self._take(answer[0], self.sessions.all)
            turned = " como realizada" if answer[0].estatus != finished.estatus else ""
            self.tell.did(answer[1], f"Actividad concluida{turned}", answer[0].folio or "")

        self.run(lambda: save_record(office, carried_out(office, finished)), done)

    def repeat(self, day: dt.date) -> None:
        """The same activity on another day, without its list."""

        def make(beside: Sesion) -> None:
            if self.draft.start.id != beside.actividad:
                return  # she left it meanwhile

            def done(answer: tuple[Actividad, Sesion, Saved]) -> None:
                self.tell.did(answer[2], "Actividad repetida", f"{day:%d/%m/%Y}, sin lista.")
                self.opened(answer[0].id)

            self.run(lambda: repeat_activity(self.office, self.draft.start, day), done)

        self.ensure(make)


def _rest_of(draft: Draft[Actividad], kept: Actividad, sent: Mapping[str, str]) -> Draft[Actividad]:
    """A draft of the kept activity with what was typed after it was sent, or can't be read yet."""
    rest: Draft[Actividad] = Draft(kept, draft.catalogues)
    for name, text in draft.texts.items():
        if name in draft.unreadable or sent.get(name) != text:
            rest.set(name, text)
    return rest


def _nothing(kept: Actividad, sessions: Sequence[Sesion]) -> None:
    """All that is wanted is that it is kept."""
