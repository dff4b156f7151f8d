"""One row beside the table: its problems, each field before and now, and what is noted on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.actions.phrases import Phrase
from captura.records.fields import fields_of
from captura.records.problem import ERROR, NOTE, Problem
from captura.records.registry import RECORDS
from captura.store.queries.observations import ObservationRow
from captura.ui.components import Button, Card, Elided, IconLine, Label, Pill, action_button, row
from captura.ui.components.layouts import clear, fill
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.changes import FieldLine
from captura.ui.screens.recepcion.examine import ReviewRow
from captura.ui.screens.recepcion.phrase_row import PhraseRow
from captura.ui.screens.recepcion.return_bar import ReturnBar
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare

OBSERVED = "message-square-warning"
MOST_PROBLEMS = 3  # in sight; the table names each beside its field
_KINDS = {ERROR: "bad", NOTE: "info"}


class RowCard(Card):
    """`observed(field, text)`, `returned(text)`: noted by the reviewer. `kept`: mark taken off.

    `closed(id)`: an earlier observation is settled. `used(text, label, keep)`: a sentence was
    written on a field ("": on the row), to be offered again with `keep`. known: what there is.
    """

    observed = Signal(str, str)
    returned = Signal(str)
    kept = Signal()
    closed = Signal(str)
    used = Signal(str, str, bool)

    def __init__(
        self,
        reason_of: Callable[[str, str], str],
        may_decide: bool,
        known: Callable[[], Sequence[Phrase]],
    ) -> None:
        super().__init__("")
        self._reason_of, self._may_decide, self._known = reason_of, may_decide, known
        self._row: ReviewRow | None = None
        self._field: FieldLine | None = None
        self.name = Elided("", "h2", least=120)
        self.novelty = Pill("", "", sign=False)
        self.problems = QVBoxLayout()
        fill(self.problems, (), 4)
        self.model = RowsModel(self._columns())
        self.table = Table(self.model, "Campos del renglón")
        take_spare(self.table, 4)
        self.table.opened.connect(lambda _: self.ask_observation())
        self.table.moved.connect(self._tell_whole)
        self.whole = Label("", "sub", wrap=True)
        self.observe = action_button("observar", self.ask_observation)
        self.back = action_button("devolver_renglon", self.ask_return, text="Devolver…")
        self.keep = action_button("devolver_renglon", self._keep, text="Ya no devolver")
        self.phrases = PhraseRow()
        self.bar = ReturnBar(self.phrases)
        self.phrases.chosen.connect(self.bar.write)
        self.bar.given.connect(self._given)
        self.bar.left.connect(self.table.setFocus)
        self.body.setSpacing(dp(8))
        self.body.addLayout(row(self.name, self.novelty))
        self.body.addLayout(self.problems)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.whole)
        self.body.addWidget(self.bar)
        self.acts = QWidget()
        self.acts.setLayout(row(self.observe, self.back, self.keep, None))
        self.body.addWidget(self.acts)
        self.bar.asking.connect(self._make_room)

    def _make_room(self, asking: bool) -> None:
        """The line that asks needs its room: beside words that wrap, none is kept for a table."""
        self.acts.setVisible(not asking)
        self.setMinimumHeight(self.minimumSizeHint().height() if asking else 0)

    def show_row(self, one: ReviewRow | None, lines: Sequence[FieldLine], marked: bool) -> None:
        """Show a row; `marked`: it goes back. Of the row that showed already the cursor stays."""
        at = self.model.row(self.table.current_row()) if _same(one, self._row) else None
        self._row = one
        self.bar.hide()
        self.setVisible(one is not None)
        if one is None:
            return
        self.name.setText(one.title)
        self.novelty.show_state(wording.NOVELTY.get(one.novelty, one.novelty), _tone(one))
        changed = one.novelty == "changed"
        ordered = sorted(lines, key=_first, reverse=True)
        self.model.set_rows(ordered)
        place = next((n for n, line in enumerate(ordered) if at and line.name == at.name), 0)
        self.table.select(place)
        self._tell_whole(place)
        self.table.show_columns(() if changed else ("Campo", "Llega", ""))
        clear(self.problems)
        self._tell(one, [line for line in lines if line.observed])
        open_still = one.undecided and self._may_decide
        self.observe.setVisible(open_still)
        self.back.setVisible(open_still and not marked)
        self.keep.setVisible(open_still and marked)

    def _tell_whole(self, at: int) -> None:
        """What the columns may have cut, in full."""
        line = self.model.row(at)
        if line is not None:
            was = f"{line.before or 'vacío'} → " if line.changed else ""
            self.whole.setText(f"{line.label}: {was}{line.now or 'vacío'}" if line.name else "")

    def _tell(self, one: ReviewRow, observed: Sequence[FieldLine]) -> None:
        if one.reason:
            self.problems.addWidget(IconLine("bad", f"Devuelto: {one.reason}", wrap=True))
        for remark in one.remarks:
            self.problems.addWidget(self._remark(remark))
        for line in observed:
            said = f"{line.label}: {line.observed}"
            self.problems.addWidget(IconLine("warn", said, icon=OBSERVED, wrap=True))
        for problem in one.problems[:MOST_PROBLEMS]:
            self.problems.addWidget(IconLine(_kind(problem), self._words(problem), wrap=True))
        more = len(one.problems) - MOST_PROBLEMS
        if more > 0:
            self.problems.addWidget(Label(f"y {more} más, junto a su campo", "sub"))

    def _remark(self, remark: ObservationRow) -> QWidget:
        """What was observed before, what the institute answered, and the way to close it."""
        holder = QWidget()
        said = self._reason_of(remark.id, remark.record) or remark.answer  # what comes, or came
        answered = f" Responde: «{said}»." if said else " Sin respuesta."
        text = f"{_label(remark)}: {remark.text}{answered}"
        line = IconLine("warn", text, icon=OBSERVED, wrap=True)
        close = Button("Cerrar", "link", slot=lambda: self.closed.emit(remark.id))
        close.setAccessibleName(f"Cerrar la observación: {remark.text}")
        parts = row(line, close)
        parts.setStretch(0, 1)
        holder.setLayout(parts)
        return holder

    def _words(self, problem: Problem) -> str:
        reason = self._reason_of(problem.code, problem.id)
        said = f" El instituto dice: «{reason}»." if reason else ""
        return f"{problem.what}{said}"

    def ask_observation(self) -> None:
        """Ask what is observed on the field under the cursor."""
        one = self.model.row(self.table.current_row())
        if one is None or not self._can_note():
            return
        self._field = one
        note = "Va en el acuse, junto al campo. Si la borra, se quita."
        known = bool(one.observed)
        self._offer(one.label if one.name else "")
        self.bar.ask(f"Observación: {one.label}", "Anotar", one.observed, note, blank=known)

    def _can_note(self) -> bool:
        """What is noted goes with the decision: who doesn't decide has nowhere to keep it."""
        return self._may_decide and self._row is not None and self._row.undecided

    def ask_return(self) -> None:
        """Ask why the row goes back."""
        if self._can_note():
            self._field = None
            self._offer("")
            self.bar.ask("Motivo para devolver", "Devolver")

    def _offer(self, label: str) -> None:
        if self._row is not None:
            self.phrases.offer(self._known(), self._row.type, label)

    def _given(self, text: str) -> None:
        self.used.emit(text, self.phrases.label, self.phrases.keep.isChecked())
        if self._field is not None:
            self.observed.emit(self._field.name, text)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.returned.emit(text)

    def _keep(self) -> None:
        self.kept.emit()

    def _columns(self) -> list[Column]:
        return [
            Column("Campo", lambda line: Cell(line.label, muted=True), 116, stretch=True),
            Column("Aquí dice", _before, 96),
            Column("Llega", _now, 146, stretch=True),
            Column("", _note, 32),
        ]


def _same(one: ReviewRow | None, other: ReviewRow | None) -> bool:
    return one is not None and other is not None and one.id == other.id


def _label(remark: ObservationRow) -> str:
    """The field that was observed, as the form calls it."""
    labels = {field.name: field.label for field in fields_of(RECORDS[remark.type])}
    return labels.get(remark.field or "", "Observado")


def _before(line: FieldLine) -> Cell:
    return Cell(line.before or "—" if line.changed else "igual", muted=True)


def _now(line: FieldLine) -> Cell:
    return Cell(line.now or "—", bold=line.changed, mono=line.name == "curp")


def _note(line: FieldLine) -> Cell:
    if line.observed:
        return Cell("", icon=OBSERVED, tone="warn", spoken=line.observed)
    if not line.problems:
        return Cell("")
    worst = "bad" if any(one.level == ERROR for one in line.problems) else "warn"
    icon = "circle-x" if worst == "bad" else "triangle-alert"
    return Cell("", icon=icon, tone=worst, spoken=" ".join(one.what for one in line.problems))


def _kind(problem: Problem) -> str:
    return _KINDS.get(problem.level, "warn")


def _tone(one: ReviewRow) -> str:
    return {"new": "info", "changed": "warn"}.get(one.novelty, "")


def _first(line: FieldLine) -> int:
    """Fields with problems first, then those that changed."""
    return 2 * bool(line.problems) + line.changed
