"""The page of one person as widgets: facts at the left, what happened at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from captura.actions.office import Office
from captura.actions.support_record import record_of_support
from captura.records.persona import Persona
from captura.records.roles import allows
from captura.ui import keys
from captura.ui.components import (
    Button,
    Card,
    InlineMessage,
    Label,
    Page,
    Pages,
    Rule,
    action_button,
    column,
    row,
)
from captura.ui.components.layouts import clear, turn
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_card import PaperCard
from captura.ui.screens.personas import wording
from captura.ui.screens.personas.ficha_history import HistoryPanel
from captura.ui.screens.personas.ficha_presenter import Ficha, PersonFicha
from captura.ui.screens.personas.support_view import SupportForm

FACTS = 376


class PersonFichaView(Page):
    """`correct(id)`: her form; `go_activity(id)`: an activity; `join(id)`: choose one for her;
    `other(id)`: another person."""

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        notes: QWidget,
        *,
        correct: Callable[[str], object],
        other: Callable[[str], object],
        go_activity: Callable[[str], object],
        join: Callable[[str], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("Persona", crumbs=("Personas",))
        self.presenter = PersonFicha(office, self, run, tell)
        self._office, self._correct, self._other, self._back = office, correct, other, back
        self._run = run
        self._join_activity = join
        self._persona: Persona | None = None
        edit = action_button("corregir", lambda: self._correct(self.presenter.id))
        support = action_button("registrar_apoyo", self.start_support)
        add = action_button("agregar_a_actividad", self._join, "primary", big=True)
        self.set_actions([edit, support, add])
        self.history = HistoryPanel(office, self.presenter.undo, go_activity)
        self.support = SupportForm(office, run, tell, self._support_done, self._show_acta)
        self.acta = PaperCard(
            "Acta de entrega", tell, self._support_done, said="Acta enviada a la impresora",
            back="Volver a su ficha", heard=False,
        )  # fmt: skip
        self.right = Pages()
        self.right.addWidget(self.history)
        self.right.addWidget(self.support)
        self.right.addWidget(self.acta)
        self.facts = self._facts_card()
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._halves.addWidget(self.facts)
        self._halves.addWidget(self.right, 1)
        self.body.addWidget(notes)
        self.body.addLayout(self._halves, 1)
        keys.shortcut(self, keys.action("volver").key, self.leave)

    def _facts_card(self) -> Card:
        self.mark = Label("", "avatar")
        self.mark.setFixedSize(dp(48), dp(48))
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.headline, self.came = Label("", "strong"), Label("", "sub")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(dp(8))
        self.grid.setVerticalSpacing(dp(6))
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnMinimumWidth(0, dp(104))
        self.like = InlineMessage("warn", "", below=True)
        self.like.hide()
        self.remove = Button("Quitar del padrón", "link", icon="trash-2", slot=self._remove)
        top = row(self.mark, column(None, self.headline, self.came, None, gap=2), None, gap=12)
        card = Card("", top, Rule(), self.grid, self.like, None, row(self.remove, None))
        card.setFixedWidth(dp(FACTS))
        return card

    def _join(self) -> None:
        self._join_activity(self.presenter.id)

    def start_support(self) -> None:
        """The small form of a support takes the place of the history."""
        self.support.start(self.presenter.id)
        self.right.show_page(self.support)

    def edit_support(self, record_id: str) -> None:
        """The same form with a support already kept."""
        self.support.open(record_id)
        self.right.show_page(self.support)

    def _show_acta(self, record_id: str) -> None:
        self.right.show_page(self.acta)
        office = self._office
        self._run(
            lambda: record_of_support(office, record_id),
            lambda page: self.acta.show_paper(page, "acta.pdf"),
        )
        self.acta.print.setFocus()

    def _support_done(self) -> None:
        self.right.show_page(self.history)
        self.presenter.read(self.presenter.id)

    def _remove(self) -> None:
        if self._persona is not None:
            self.presenter.remove(self._persona)

    def leave(self) -> None:
        """Esc closes the support's form or its paper first, then the page."""
        if self.right.currentWidget() is not self.history:
            self._support_done()
        else:
            self._back()

    # what the presenter asks ---------------------------------------------------------------

    def show_ficha(self, ficha: Ficha) -> None:
        self._persona = ficha.persona
        self.set_title(wording.listed_name(ficha.persona))
        first, _, second = ficha.headline.partition("\n")
        self.headline.setText(first)
        self.came.setText(second)
        self.mark.setText(wording.initials(ficha.persona))
        self._show_facts(ficha)
        self.history.show_ficha(ficha, self.edit_support)
        self._show_other(ficha)

    def _show_facts(self, ficha: Ficha) -> None:
        clear(self.grid)
        line = 0
        for number, (title, lines) in enumerate(ficha.facts):
            if number:
                self.grid.addWidget(Rule(), line, 0, 1, 2)
                line += 1
            self.grid.addWidget(Label(title, "strong"), line, 0, 1, 2)
            line += 1
            for label, value in lines:
                # a CURP is compared letter by letter
                role = "mono" if label == "CURP" and " " not in value else "body"
                self.grid.addWidget(Label(label, "sub"), line, 0, Qt.AlignmentFlag.AlignTop)
                self.grid.addWidget(Label(value, role, wrap=True), line, 1)
                line += 1

    def _show_other(self, ficha: Ficha) -> None:
        """Who she may be, for somebody to decide; else where the rest of her was written."""
        if ficha.like is not None:
            record_id, why = ficha.like
            see = Button("Ver a la otra", icon="users", slot=lambda: self._other(record_id))
            who = "Usted" if allows(self._office.role, "unir_personas") else "La titular"
            said = f"{why} {who} decide en «Duplicados» si son una o dos."
            self.like.show_message("warn", "Se parece a otra persona", said, actions=[see])
        elif ficha.twin is not None:
            twin, folio = ficha.twin
            see = Button("Ver el otro registro", icon="users", slot=lambda: self._other(twin))
            said = f"El otro es {folio}. Cuenta una vez; se deshace en «Duplicados»."
            self.like.show_message("info", "Tiene otro registro", said, actions=[see])
        else:
            self.like.hide()

    def gone(self) -> None:
        self._back()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        turn(self._halves, compact)
        self.facts.setMinimumWidth(0 if compact else dp(FACTS))
        self.facts.setMaximumWidth(16777215 if compact else dp(FACTS))
        self.history.set_compact(compact)
