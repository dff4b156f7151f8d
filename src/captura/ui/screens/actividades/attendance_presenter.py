"""Decides what the line of the list does: who is meant, who is added, who is still unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from captura.actions.attend import Added, add_to_list, remove_from_list
from captura.actions.attendance_sheet import activity_of_sheet
from captura.actions.find import find_people, scanned
from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.documents.attendance_sheet import session_of_code
from captura.records import curp
from captura.records.full_names import split_name
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.sessions import AttendanceRow, attendance
from captura.ui.lane import Run, Teller
from captura.ui.screens.actividades.line_curp import faulty_curp, half_curp, like_curp
from captura.ui.screens.actividades.line_protocol import Counts, Hit, LineView, Said

OFFERED = 5
_NO_SHEET = Said(
    "warn",
    "Esa lista no está en esta computadora",
    "Se imprimió en otra, o su actividad se eliminó: revise la papelera.",
)


class Attendance:
    """The list of one session.

    `ensure(then)` hands it to `then`, keeping the activity first where it is new.
    """

    def __init__(
        self,
        office: Office,
        view: LineView,
        run: Run,
        tell: Teller,
        ensure: Callable[[Callable[[Sesion], None]], None],
    ) -> None:
        self.office, self.view, self.run, self.tell, self.ensure = office, view, run, tell, ensure
        self.session: Sesion | None = None
        self.rows: list[AttendanceRow] = []
        self.hits: Sequence[Hit] = []
        self.at = 0
        self.hits_of = ""
        self.unknown: list[str] = []  # CURP that were scanned and nobody has
        self._round = 0

    def show(self, session: Sesion | None) -> None:
        """The list of a session; none for an activity that isn't kept yet."""
        self.session, self.unknown = session, []
        self._forget()
        self.view.show_said(None)
        self.read()

    def read(self) -> None:
        """Read the list again."""
        session = self.session
        if session is None or not session.id:
            self._show_rows([])
            return

        def show(rows: list[AttendanceRow]) -> None:
            if self.session is not None and self.session.id == session.id:
                self._show_rows(rows)

        self.run(lambda: attendance(self.office.store, session.id), show)

    def _show_rows(self, rows: list[AttendanceRow]) -> None:
        self.rows = rows
        self.view.show_list(rows, counted(rows))

    # the line ------------------------------------------------------------------------------

    def typed(self, text: str) -> None:
        """Something was typed: offer who it may mean."""
        self._round += 1
        asked_in, wanted = self._round, scanned(text)
        self.view.show_said(faulty_curp(wanted, self.office.today()))
        if len(wanted) < 2:
            self._forget()
            return

        def show(hits: Sequence[Hit]) -> None:
            if asked_in == self._round:
                self.hits, self.hits_of, self.at = hits, wanted, 0
                self.view.show_found(hits, 0)

        def look() -> Sequence[Hit]:
            return find_people(self.office, wanted, OFFERED)

        self.run(look, show)

    def move(self, step: int) -> None:
        """Another of the offered."""
        if self.hits:
            self.at = (self.at + step) % len(self.hits)
            self.view.show_found(self.hits, self.at)

    def enter(self, text: str) -> None:
        """Add who is meant; the line is free for the next at once."""
        wanted = scanned(text)
        if not wanted:
            return
        if session_of_code(wanted):
            self._clear()
            self.run(lambda: activity_of_sheet(self.office, wanted), self._sheet_read)
            return
        chosen = self.hits[self.at] if self.hits and self.hits_of == wanted else None
        self._clear()
        if chosen is not None:
            self._add(chosen.id, chosen.listed)
            return

        def resolve() -> Sequence[Hit]:
            return find_people(self.office, wanted, OFFERED)

        self.run(resolve, lambda hits: self._resolved(wanted, hits))

    def _sheet_read(self, found: tuple[str, str] | None) -> None:
        """The code of a printed list was read: that list is what she wants to fill."""
        if found is None:
            self.view.show_said(_NO_SHEET)
        elif self.session is not None and found[1] == self.session.id:
            self.view.show_said(Said("info", "Es esta lista", "Capture a quienes firmaron."))
        else:
            self.view.open_sheet(*found)

    def _resolved(self, wanted: str, hits: Sequence[Hit]) -> None:
        exact = [hit for hit in hits if hit.curp == curp.compact(wanted)]
        if len(hits) == 1 or len(exact) == 1:
            hit = (exact or hits)[0]
            self._add(hit.id, hit.listed)
        elif hits and not self.view.line():
            self.view.set_line(wanted)
            self.hits, self.hits_of, self.at = hits, wanted, 0
            self.view.show_found(hits, 0)
        else:
            self._not_found(wanted)

    def _not_found(self, wanted: str) -> None:
        reading = curp.read(wanted)
        if len(reading.key) == curp.LENGTH and reading.ok:
            if reading.key not in self.unknown:
                self.unknown.append(reading.key)
            self._tell_unknown()
            return
        if not self.view.line():
            self.view.set_line(wanted)
        missing = Said("warn", "No está en el padrón", "F2 la registra aquí mismo; F3, sin CURP.")
        self.view.show_said(
            half_curp(reading.key) or faulty_curp(wanted, self.office.today()) or missing
        )

    def _tell_unknown(self) -> None:
        count = len(self.unknown)
        if not count:
            self.view.show_said(None)
            return
        title = "Una CURP no está" if count == 1 else f"{count} CURP no están"
        text = f"{', '.join(self.unknown[:3])}. F2 registra la primera."
        self.view.show_said(Said("warn", f"{title} en el padrón", text))

    # adding and removing -------------------------------------------------------------------

    def _add(self, person_id: str, name: str) -> None:
        # the line is not touched: a scanner may be in the middle of the next reading
        if any(row.persona == person_id for row in self.rows):
            self.view.show_said(Said("info", "Ya está en la lista", name))
            return

        def add(session: Sesion) -> None:
            def work() -> tuple[Added, Saved] | None:
                person = self.office.store.get(Persona, person_id)
                return add_to_list(self.office, session, person) if person else None

            self.run(work, lambda done: self.added(*done) if done else None)

        self.ensure(add)

    def add_person(self, session: Sesion, persona: Persona) -> tuple[Persona, Saved]:
        """Register someone new and put her on the list, in one transaction."""
        added, saved = add_to_list(self.office, session, persona)
        return added.persona, saved

    def added(self, added: Added, saved: Saved) -> None:
        """Somebody was put on the list: tell it, and read the list again."""
        if added.repeated:
            self.view.show_said(Said("info", "Ya está en la lista"))
        else:
            self.tell.did(saved, "Agregada a la lista")
        self.read()

    def registered(self, key: str | None) -> None:
        """Someone new was added; her CURP is no longer unknown."""
        self.unknown = [one for one in self.unknown if one != key]
        self._clear()
        self._tell_unknown()
        self.read()

    def remove(self, at: int) -> None:
        """Take one off the list; the bar offers to undo it."""
        if not 0 <= at < len(self.rows):
            return
        row_id = self.rows[at].id

        def work() -> Saved | None:
            found = self.office.store.get(Participacion, row_id)
            return remove_from_list(self.office, found) if found else None

        def done(saved: Saved | None) -> None:
            if saved is not None:
                self.tell.did(saved, "Quitada de la lista")
            self.read()

        self.run(work, done)

    def newcomer(self, *, without_curp: bool = False) -> dict[str, str]:
        """What is already known of someone to be registered, by field: from the line, or the
        first scanned CURP that nobody has."""
        text = scanned(self.view.line()) or (self.unknown[0] if self.unknown else "")
        key = curp.compact(text)
        if without_curp:
            return {"tipo_identificacion": "SIN"} | _names("" if like_curp(key) else text)
        return {"curp": key} if like_curp(key) else _names(text)

    def _clear(self) -> None:
        self.view.set_line("")
        self._forget()

    def _forget(self) -> None:
        self._round += 1
        self.hits, self.hits_of, self.at = [], "", 0
        self.view.show_found([], 0)


def counted(rows: Sequence[AttendanceRow]) -> Counts:
    """{sex: people} of a list; '' where nobody wrote it."""
    return dict(Counter(row.sexo or "" for row in rows if row.asistio is not False))


def _names(text: str) -> dict[str, str]:
    parts = split_name(text)._asdict() if text else {}
    return {name: part for name, part in parts.items() if part}
