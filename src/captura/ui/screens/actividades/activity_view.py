"""The page of one activity: its card at the left, who came at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from captura.actions.list_template import list_template
from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.draft import Draft
from captura.records.rules.evidence_asked import AGGREGATE, Asked
from captura.records.sesion import Sesion
from captura.ui import keys
from captura.ui.components import Button, InlineMessage, Page, Pages, action_button
from captura.ui.components.layouts import turn
from captura.ui.forms.choices import Offered
from captura.ui.forms.kept_offer import KeptOffer
from captura.ui.forms.kept_soon import KeptSoon
from captura.ui.forms.marks import Said
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.ask_bar import AskBar
from captura.ui.screens.actividades.attendance_view import AttendanceCard
from captura.ui.screens.actividades.counts_view import CountsCard
from captura.ui.screens.actividades.evidence_bar import EvidenceBar
from captura.ui.screens.actividades.evidence_view import EvidenceCard
from captura.ui.screens.actividades.form_card import ActivityCard
from captura.ui.screens.actividades.form_fields import last_shown
from captura.ui.screens.actividades.form_presenter import ActivityForm
from captura.ui.screens.actividades.paste_view import PreviewCard
from captura.ui.screens.actividades.sessions_bar import SessionsBar
from captura.ui.screens.actividades.sheet_card import SheetCard

EXCEL = "Libro de Excel (*.xlsx)"


class ActivityPage(Page):
    """`opened(id)`: a repetition takes its place; `back`: to the list."""

    def __init__(
        self,
        office: Office,
        lane: Lane,
        tell: Teller,
        notes: QWidget,
        *,
        opened: Callable[[str], object],
        open_person: Callable[[str], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("Nueva actividad", crumbs=("Actividades",))
        self._office, self._lane, self._tell, self._back = office, lane, tell, back
        run = self._run = lane.run
        self._compact = False
        self.presenter = ActivityForm(office, self, run, tell, opened)
        self.repeat = Button("Repetir", icon="copy", slot=self._ask_day)
        self.keep = action_button("guardar", self.presenter.save)
        self.finish = action_button("concluir", self.presenter.finish, "primary", big=True)
        self.paper = action_button("imprimir", self._print)
        self.set_actions([self.repeat, self.paper, self.keep, self.finish])
        self.problems = InlineMessage("bad", "", closable=True)
        self.offer = KeptOffer(self.presenter.half_typed)
        self.asking = AskBar()
        self.card = ActivityCard(self.presenter.toggle_more)
        self.card.form.edited.connect(self._edited)
        self._quiet = KeptSoon(self.card.form, self.presenter.half_typed)
        self.card.form.left.connect(lambda name: self.presenter.left_field(name))
        self.sessions = SessionsBar(
            self.presenter.sessions.choose,
            self.presenter.sessions.change,
            add=self._ask_session,
            template=self._offer_template,
        )
        self.attendance = AttendanceCard(
            office,
            run,
            tell,
            self.presenter.ensure,
            paste=self._paste,
            busy=self._yield_keys,
            open_person=open_person,
            activity=lambda: self.presenter.draft.record,
        )
        self.attendance.body.insertWidget(0, self.sessions)
        self._build_right()
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._halves.addWidget(self.card)
        self._halves.addWidget(self.right, 1)
        for part in (self.offer, self.asking, self.problems):
            part.hide()
            self.body.addWidget(part)
        self.body.addWidget(notes)
        self.body.addLayout(self._halves, 1)
        self._esc = keys.shortcut(self, keys.action("volver").key, self.leave)

    def _build_right(self) -> None:
        """What may stand in the place of the list."""
        office, run, tell = self._office, self._run, self._tell
        self.counts = CountsCard(
            office, run, tell, self.presenter.ensure, self.presenter.sessions.keep
        )
        self.preview = PreviewCard(office, run, tell, self._show_preview, self._read_list)
        self.sheet = SheetCard(office, run, tell, self.show_attendance)
        self.evidence = EvidenceCard(
            office, self._lane, tell, self.show_attendance, self._show_asked
        )
        self.proof = EvidenceBar(
            office.catalogues["tipo_evidencia"], self.show_evidence, self.add_files
        )
        self.card.body.insertWidget(1, self.proof)
        self.right = Pages()
        for card in (self.attendance, self.counts, self.preview, self.sheet, self.evidence):
            self.right.addWidget(card)

    def _edited(self, name: str) -> None:
        self.presenter.edited(name)
        if name == "modo_conteo":
            self._go_home()
        self._quiet.begin()

    def leave(self) -> None:
        """Esc: the small bars first, then back to the list; what was typed is kept."""
        if self.asking.isVisible():
            self.asking.hide()
            return
        self._quiet.stop()
        self.presenter.leave()
        self.go_back()

    def go_back(self) -> None:
        """To the list at once."""
        self._back()

    def _yield_keys(self, busy: bool) -> None:
        """While another form is open here, Ctrl+Enter and Esc are its own."""
        for button in (self.finish, self.keep, self.repeat, self.paper):
            button.setEnabled(not busy)
        self._esc.setEnabled(not busy)
        self.sessions.setVisible(not busy)

    def _ask_day(self) -> None:
        self.asking.ask_day(self.presenter.repeat)

    def _ask_session(self) -> None:
        self.asking.ask_session(self._add_session)

    def _add_session(self, day: dt.date | None) -> None:
        self.presenter.add_session(day)
        self.attendance.field.setFocus()

    # lists from Excel ------------------------------------------------------------------------

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        self.presenter.ensure(lambda session: self.preview.presenter.paste(session, text))

    def _offer_template(self) -> None:
        self.asking.ask_list(self.save_template, self.read_list)

    def save_template(self) -> None:
        """Write the workbook to fill; its name says the day and nobody's name."""

        def write(session: Sesion) -> None:
            name = f"lista-{session.fecha:%Y-%m-%d}.xlsx" if session.fecha else "lista.xlsx"
            path, _ = QFileDialog.getSaveFileName(self, "Guardar plantilla de lista", name, EXCEL)
            if path:
                self.write_template(session, Path(path))

        self.presenter.ensure(write)

    def write_template(self, session: Sesion, path: Path) -> None:
        """The workbook of a session, into a file."""
        activity = self.presenter.draft.start

        def work() -> None:
            path.write_bytes(list_template(self._office, activity, session))

        def done(_: None) -> None:
            self.asking.hide()
            self._tell.say("Plantilla guardada", "Ábrala en Excel, llénela y léala aquí.")

        self._run(work, done)

    def read_list(self) -> None:
        """Read a filled list; each problem is named by its cell."""
        path, _ = QFileDialog.getOpenFileName(self, "Leer lista llena", "", EXCEL)
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """The same, of a known file."""
        self.asking.hide()
        self.presenter.ensure(lambda session: self.preview.presenter.read_list(session, path))

    def _show_preview(self, shown: bool) -> None:
        self._show_in_place(self.preview if shown else None)

    def show_attendance(self) -> None:
        """The list again, whatever stood in its place."""
        if self.right.currentWidget() is not self._home:
            self._show_in_place(None)

    @property
    def _home(self) -> AttendanceCard | CountsCard:
        """Who came, by list or only counted."""
        aggregate = self.presenter.draft.record.modo_conteo == AGGREGATE
        return self.counts if aggregate else self.attendance

    def _go_home(self) -> None:
        """The list or the count, as the activity says; the strip of sessions stands over it."""
        if self._home.body.indexOf(self.sessions) < 0:
            self._home.body.insertWidget(0, self.sessions)
        self.sessions.excel.setVisible(self._home is self.attendance)
        if self.right.currentWidget() in (self.attendance, self.counts):
            self.right.show_page(self._home)

    def _show_in_place(self, card: QWidget | None) -> None:
        """Something stands where the list stood; None gives the list its place back."""
        self.right.show_page(card or self._home)
        self._yield_keys(card is not None)
        alone = self._compact or card is self.evidence
        self.card.setVisible(card is None or not alone)
        if card is None:
            self._go_home()
            self.attendance.field.setFocus()

    def _print(self) -> None:
        """The list on paper, as it will look; a new activity is kept first."""

        def show(session: Sesion) -> None:
            self._show_in_place(self.sheet)
            self.sheet.show_session(self.presenter.draft.start, session)

        self.presenter.ensure(show)

    # evidence ------------------------------------------------------------------------------

    def show_evidence(self, piece: str = "") -> None:
        """The evidence, one piece chosen; a new activity is kept first."""

        def show(_: Sesion) -> None:
            self._show_in_place(self.evidence)
            self.evidence.presenter.show(self.presenter.draft.start, piece)

        self.presenter.ensure(show)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped beside the list."""
        self.show_evidence()
        self.presenter.ensure(lambda _: self.evidence.presenter.add(paths))

    def _show_asked(self, asked: Sequence[Asked], pieces: int) -> None:
        self.proof.show_asked(asked, pieces)

    def _read_list(self) -> None:
        self.attendance.presenter.read()

    # what the presenter asks ---------------------------------------------------------------

    def show_form(self, draft: Draft[Actividad], choices: Mapping[str, Offered]) -> None:
        self.card.form.bind(draft, choices)

    def show_choices(self, name: str, offered: Offered) -> None:
        self.card.form.offer(name, offered)

    def go_on(self) -> None:
        """The cursor where most is typed: the list, or the data where it stands below them."""
        if self._compact or self._home is not self.attendance:
            self.card.form.focus("nombre")
        else:
            self.attendance.field.setFocus()

    def show_value(self, name: str) -> None:
        self.card.form.show_value(name)
        if name == "modo_conteo":
            self._go_home()

    def show_hidden(self, hidden: tuple[str, ...], more: bool) -> None:
        self.card.form.set_hidden(*hidden)
        self.card.more.setChecked(more)
        last = last_shown(hidden)
        QWidget.setTabOrder(self.card.form.row(last).editor, self.attendance.field)

    def show_marks(self, marks: Mapping[str, Said]) -> None:
        self.card.form.set_problems(marks)

    def show_head(self, title: str, crumb: str, state: tuple[str, str]) -> None:
        self.title.setText(title)
        self.crumbs.setText(f"Actividades › {crumb}" if crumb else "Actividades ›")
        self.pill.show_state(*state)
        self.pill.setVisible(bool(state[0]))

    def show_problems(self, count: int, where: str) -> None:
        go = action_button("problema_siguiente", lambda: self.card.form.go_to_problem(1))
        go.setShortcut("")  # the form hears F8 already
        title = "No se pudo concluir: hay " + (
            "un problema" if count == 1 else f"{count} problemas"
        )
        text = f"{where}. Lo escrito está guardado; puede seguir y concluir después."
        self.problems.show_message("bad", title, text, actions=[go])
        self.card.form.go_to_first_problem()

    def hide_problems(self) -> None:
        self.problems.hide()

    def show_sessions(self, sessions: Sequence[Sesion], chosen: Sesion | None) -> None:
        self.sessions.show_sessions(sessions, chosen)
        self.attendance.set_day(chosen.fecha if chosen else None)
        self.counts.presenter.show(chosen)
        self._go_home()
        now = self.attendance.presenter.session
        if now is not None and chosen is not None and now.id == chosen.id:
            self.attendance.presenter.read()
        else:
            self.attendance.presenter.show(chosen)
        self.repeat.setVisible(bool(self.presenter.draft.start.id))
        self.evidence.presenter.show(self.presenter.draft.start)

    def offer_kept(self, when: str) -> None:
        self.offer.offer(when)

    def hide_offer(self) -> None:
        self.offer.hide()

    def focus(self, name: str) -> None:
        self.card.form.focus(name)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self._compact = compact
        turn(self._halves, compact)
        self.card.set_compact(compact)
        self.attendance.set_compact(compact)
        self.evidence.set_compact(compact)
