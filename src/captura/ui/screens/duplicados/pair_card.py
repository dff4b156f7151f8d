"""One pair: both records side by side, what speaks for and against, three answers."""

from __future__ import annotations

from PySide6.QtCore import Signal

from captura.actions.doubles import Decision, Double
from captura.records.catalogues import Catalogues
from captura.records.persona import Persona
from captura.ui.components import Card, IconLine, Label, Pair, PairGrid, action_button
from captura.ui.look.measure import dp
from captura.ui.screens.duplicados import wording
from captura.ui.screens.personas.likeness import compare

_ASK = "¿Es la misma persona?"
_NOBODY = "Elija una pareja de la lista para ver los dos registros."


class PairCard(Card):
    """may: whether whoever is here decides; else the card only shows."""

    answered = Signal(bool)
    later = Signal()
    taken_back = Signal()

    def __init__(self, catalogues: Catalogues, *, may: bool) -> None:
        super().__init__(_ASK)
        self._catalogues, self._may = catalogues, may
        self.pair: Double | Decision | None = None  # the one that can be read now
        self.grid = PairGrid()
        self.favour = IconLine("ok", "", wrap=True)
        self.against = IconLine("warn", "", wrap=True)
        self.said = Label(_NOBODY, "sub", wrap=True)
        self.same = action_button("una_sola", lambda: self.answered.emit(True), "primary")
        self.two = action_button("son_dos", lambda: self.answered.emit(False))
        self.wait = action_button("despues", self.later.emit)
        self.back = action_button("deshacer_decision", self.taken_back.emit)
        self._answers = (self.same, self.two, self.wait)
        for part in (self.said, self.grid, self.favour, self.against, *self._answers, self.back):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setFixedWidth(dp(440))
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nothing is chosen."""
        self.pair = None
        self._show_parts(_NOBODY, answers=False, back=False)
        self.set_title(_ASK)
        for part in (self.grid, self.favour, self.against):
            part.hide()

    def show_pair(self, one: Persona, other: Persona, pair: Double | Decision) -> None:
        """These two, with what is known of the pair."""
        self.pair = pair
        lines = compare(one, other, self._catalogues)
        pairs = [Pair(line.label, line.this, line.other, line.same) for line in lines]
        where = [wording.recorded(who, self._catalogues) for who in (one, other)]
        self.grid.show_pairs(pairs, *where)
        self.grid.show()
        if isinstance(pair, Decision):
            self.set_title("Son la misma persona" if pair.same else "Son dos personas")
            self._say(pair.why if pair.same else "", "" if pair.same else pair.why)
            self._show_parts(wording.by_whom(pair), answers=False, back=self._may)
            return
        self.set_title(_ASK)
        alike = pair.likeness
        self._say(", ".join(alike.in_favour), ", ".join(alike.against))
        note = wording.SURE if alike.sure else ""
        self._show_parts(note if self._may else wording.NOT_YOU, answers=self._may, back=False)

    def _say(self, favour: str, against: str) -> None:
        for line, kind, words in (
            (self.favour, "ok", f"A favor: {favour}."),
            (self.against, "warn", f"En contra: {against}."),
        ):
            line.show_state(kind, words)
        self.favour.setVisible(bool(favour))
        self.against.setVisible(bool(against))

    def _show_parts(self, note: str, *, answers: bool, back: bool) -> None:
        self.said.setText(note)
        self.said.setVisible(bool(note))
        for button in self._answers:
            button.setVisible(answers)
        self.back.setVisible(back)
