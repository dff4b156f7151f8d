"""At the left the pairs, by chips: to be looked at, sure, decided; at the right one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit

from captura.actions.doubles import Decision, Double
from captura.actions.save_record import Saved
from captura.records.persona import Persona
from captura.records.roles import allows
from captura.ui.components import (
    Button,
    Card,
    EmptyState,
    KeyHints,
    Page,
    ProgressCard,
    action_button,
    row,
)
from captura.ui.desk import Desk
from captura.ui.lane import DeskLane
from captura.ui.screens.duplicados import wording
from captura.ui.screens.duplicados.pair_card import PairCard
from captura.ui.screens.duplicados.presenter import DECIDED, OPEN, SURE, DoublesPresenter, Seen
from captura.ui.screens.duplicados.tables import decision_columns, double_columns
from captura.ui.tables import RowsModel, Table, take_spare

_CHIPS = {OPEN: "Por ver", SURE: "Seguras", DECIDED: "Decididas"}
_NONE = {
    OPEN: ("check", "Nada por ver", wording.NONE_OPEN),
    SURE: ("check", "Ninguna segura", wording.NONE_SURE),
    DECIDED: ("history", "Nada decidido todavía", wording.NONE_DECIDED),
}


class DoublesScreen(Page):
    """One pair after another, by 1, 2 and 3."""

    def __init__(self, desk: Desk) -> None:
        self._may = allows(desk.office.role, "unir_personas")
        self.again = Button("Buscar otra vez", icon="refresh-cw", slot=self._search)
        self.join = action_button("unir_seguras", self._join, "primary", big=True)
        super().__init__("Duplicados", wording.SUBTITLE, actions=[self.again, self.join])
        self.presenter = DoublesPresenter(self, desk.office, DeskLane(desk, self), desk)
        self._catalogues = desk.office.catalogues
        self._chosen, self._arriving = OPEN, False
        self.chips = {name: self._chip(name) for name in _CHIPS}
        self.progress = ProgressCard("Duplicados", "Si cancela, no cambia nada.")
        self.progress.cancelled.connect(self.presenter.cancel)
        self.progress.hide()
        names = lambda: self.presenter.seen.names  # noqa: E731 - the columns ask when they paint
        self.pairs = RowsModel(
            # all of an institute's are of its own municipality
            double_columns(names, self._catalogues, towns=desk.office.is_state)
        )
        self.decisions = RowsModel(decision_columns())
        self.tables = {
            self.pairs: Table(self.pairs, "Parejas que pueden ser una persona"),
            self.decisions: Table(self.decisions, "Decisiones"),
        }
        self.empty = {name: EmptyState(*words) for name, words in _NONE.items()}
        self.card = PairCard(self._catalogues, may=self._may)
        self._lay_out()

    def _lay_out(self) -> None:
        for table in self.tables.values():
            take_spare(table, 5)
            table.moved.connect(lambda _: self._look())
        tables, empty = self.tables.values(), self.empty.values()
        hints = self.hints = KeyHints([("1", "Es la misma"), ("2", "Son dos"), ("3", "Después")])
        left = Card("", row(*self.chips.values(), None), *tables, *empty, hints)
        for place in range(1, 1 + len(self.tables) + len(self.empty)):
            left.body.setStretch(place, 1)
        self.card.answered.connect(self._answer)
        self.card.later.connect(self._later)
        self.card.taken_back.connect(self._take_back)
        sides = row(left, self.card, gap=16)
        sides.setStretch(0, 1)
        self.body.addWidget(self.progress)
        self.body.addLayout(self.flips(sides), 1)
        self._show_chosen()

    def open(self, **where: Any) -> None:
        """Nothing to go to but the queue."""
        self.entered()

    def entered(self) -> None:
        """The screen shows: the arrows walk the queue, once there is one."""
        self._arriving = True
        self.presenter.enter()

    def refresh(self, touched: Saved) -> None:
        """Something was saved, here or elsewhere."""
        if self.isVisible():
            self.presenter.read()

    # what the presenter asks --------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """What is open and what was decided; the place in the list stays."""
        counts = {
            OPEN: len(seen.doubles.doubtful),
            SURE: len(seen.doubles.sure),
            DECIDED: len(seen.decisions),
        }
        for name, chip in self.chips.items():
            chip.set_words(wording.chip(_CHIPS[name], counts[name]))
        self.join.set_words(wording.join(counts[SURE]))
        self.join.setVisible(self._may and counts[SURE] > 0)
        self._show_chosen()
        typing = isinstance(QApplication.focusWidget(), QLineEdit)  # she went on meanwhile
        if self._arriving and not typing and self.isVisible() and self._model().rows:
            self._arriving = False
            self._table().setFocus()

    def show_pair(
        self, one: Persona | None, other: Persona | None, pair: Double | Decision | None
    ) -> None:
        """These two side by side."""
        if pair is None or one is None or other is None:
            self.card.show_nobody()
        else:
            self.card.show_pair(one, other, pair)

    def show_working(self, title: str) -> None:
        """Something long is under way; "": no longer."""
        self.progress.setVisible(bool(title))
        for button in (self.again, self.join):
            button.setEnabled(not title)
        if title:
            self.progress.set_title(title)
            self.progress.start()

    def show_progress(self, done: int, total: int, step: str) -> None:
        """How far it is."""
        self.progress.set_progress(done, total, step)

    # ------------------------------------------------------------------------------------------

    def _chip(self, name: str) -> Button:
        return Button(_CHIPS[name], "chip", slot=lambda: self._choose(name))

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._show_chosen()
        if self._model().rows:
            self._table().setFocus()

    def _show_chosen(self) -> None:
        seen, chosen = self.presenter.seen, self._chosen
        rows: Sequence[Any] = {
            OPEN: seen.doubles.doubtful,
            SURE: seen.doubles.sure,
            DECIDED: seen.decisions,
        }[chosen]
        model, table = self._model(), self._table()
        at = max(table.current_row(), 0)
        model.set_rows(rows)
        for own, other in self.tables.items():
            other.setVisible(own is model and bool(rows))
        for name, empty in self.empty.items():
            empty.setVisible(name == chosen and not rows and self.presenter.searched)
        self.card.setVisible(bool(rows))  # nothing to compare where nothing can be chosen
        self.hints.setVisible(self._may and bool(rows) and chosen != DECIDED)
        for name, chip in self.chips.items():
            chip.setChecked(name == chosen)
        table.select(min(at, len(rows) - 1))
        self._look()

    def _current(self) -> Any:
        return self._model().row(self._table().current_row())

    def _model(self) -> RowsModel:
        return self.decisions if self._chosen == DECIDED else self.pairs

    def _table(self) -> Table:
        return self.tables[self._model()]

    def _look(self) -> None:
        self.presenter.look_at(self._current())

    def _shown(self) -> Any:
        """The chosen pair once it can be read: a key typed before that answers nothing unseen."""
        pair, read = self._current(), self.card.pair
        same = pair and read and (pair.one, pair.other) == (read.one, read.other)
        return pair if same else None

    def _answer(self, same: bool) -> None:
        pair = self._shown()
        if isinstance(pair, Double):
            self.presenter.answer(pair, same=same)

    def _later(self) -> None:
        pair = self._shown()
        if isinstance(pair, Double):
            self.presenter.leave_for_later(pair)

    def _take_back(self) -> None:
        decision = self._shown()
        if isinstance(decision, Decision):
            self.presenter.take_back(decision)

    def _search(self) -> None:
        self.presenter.search()

    def _join(self) -> None:
        self.presenter.join_sure()
