"""The rows of a delivery: sheets and filters as chips, the table, and one row beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout

from captura.actions.office import Office
from captura.records.roles import allows
from captura.ui.components import (
    Button,
    Card,
    ChipRow,
    InlineMessage,
    KeyHints,
    Page,
    action_button,
    row,
)
from captura.ui.components.layouts import turn
from captura.ui.lane import Lane
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.changes import FieldLine
from captura.ui.screens.recepcion.deliveries import Delivery
from captura.ui.screens.recepcion.examine import ReviewRow
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.row_card import RowCard
from captura.ui.screens.recepcion.rows_presenter import FILTERS, RowLine, Rows
from captura.ui.screens.recepcion.rows_table import row_columns
from captura.ui.tables import RowsModel, Table, take_spare
from captura.ui.wording import counted


class RowsPage(Page):
    """`back`: to the reception; `accept`: decide on the delivery as it is marked.

    `compare`: what it brings against what counts.
    """

    def __init__(
        self,
        office: Office,
        lane: Lane,
        back: Callable[[], object],
        accept: Callable[[], object],
        compare: Callable[[], object],
    ) -> None:
        self.leave = action_button("volver", back)
        self.accept = action_button("aceptar", accept, "primary", big=True)
        self.compare = action_button("diferencias", compare)
        actions = [self.compare, self.leave, self.accept]
        super().__init__("Renglones", "", crumbs=("Recepción",), actions=actions)
        self.presenter = Rows(office, self, lane)
        self._may_decide = allows(office.role, "aceptar")
        self.companions = InlineMessage("info", "")
        self.companions.hide()
        self._sheets = ChipRow()
        self.filters = {name: self._filter(name) for name in FILTERS}
        self.model = RowsModel(row_columns())
        self.table = Table(self.model, "Renglones de la hoja", many=True)
        take_spare(self.table, 5)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self._into_fields())
        self.table.removed.connect(lambda _: self._turn_mark())
        self.table.marked.connect(lambda _: self._turn_mark())
        noting = [("Space", "Devolver"), ("Ctrl+B", "Observar")] if self._may_decide else []
        hints = self.hints = KeyHints([("Return", "Campos"), *noting])
        left = Card("", row(*self.filters.values(), None), self.table, hints)
        left.body.setStretch(1, 1)
        self.card = RowCard(
            self.presenter.reason_of, self._may_decide, lambda: self.presenter.phrases
        )
        self.card.setMinimumWidth(dp(384))
        self.card.observed.connect(self._observed)
        self.card.returned.connect(self._returned)
        self.card.kept.connect(self._kept)
        self.card.bar.asking.connect(self._yield_keys)
        self.card.closed.connect(self.presenter.close_remark)
        self.card.used.connect(self.presenter.remember)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._halves.addWidget(left, 6)
        self._halves.addWidget(self.card, 5)
        self.body.setSpacing(dp(12))
        self.body.addLayout(self._sheets)
        self.body.addWidget(self.companions)
        self.body.addLayout(self._halves, 1)

    # what the presenter asks --------------------------------------------------------------------

    def show_delivery(self, delivery: Delivery, marks: Marks) -> None:
        rows = sum(one.new + one.changed + one.same for one in delivery.sheets)
        words = counted(rows, "renglón", "renglones")
        self.set_title(f"{delivery.name} · {delivery.period}", f"{words} · {delivery.sender}")
        self.pill.show_state(*wording.STATES.get(delivery.state, (delivery.state, "")))
        self.pill.show()
        self.accept.set_words(marks.decision)
        self.accept.setVisible(bool(delivery.pending) and self._may_decide)

    def show_sheets(self, counts: Mapping[str, int], chosen: str) -> None:
        chips = []
        for name, count in counts.items():
            chip = Button(f"{wording.sheet(name)}  {count:,}", "chip", slot=self._sheet(name))
            chip.setChecked(name == chosen)
            chips.append(chip)
        self._sheets.set_chips(chips)

    def show_rows(self, lines: Sequence[RowLine], counts: Mapping[str, int]) -> None:
        for name, chip in self.filters.items():
            chip.set_words(f"{FILTERS[name]}  {counts.get(name, 0):,}")
            chip.setChecked(name == self.presenter.filter)
        self.table.blockSignals(True)
        self.model.set_rows(lines)
        places = [line.row.id for line in lines]
        if self.presenter.at in places:
            self.table.select(places.index(self.presenter.at))
        self.table.blockSignals(False)
        self.hints.note.setText(counted(len(lines), "renglón", "renglones"))

    def show_row(self, one: ReviewRow | None, lines: Sequence[FieldLine]) -> None:
        marked = one is not None and one.id in self.presenter.marks.returned
        self.card.show_row(one, lines, marked)

    def show_companions(self, sentence: str) -> None:
        if sentence:
            self.companions.show_message("info", sentence)
        else:
            self.companions.hide()

    # what the person does -----------------------------------------------------------------------

    def _sheet(self, name: str) -> Callable[[], None]:
        def choose() -> None:
            self.presenter.choose_sheet(name)
            self.table.setFocus()

        return choose

    def _filter(self, name: str) -> Button:
        return Button(FILTERS[name], "chip", slot=lambda: self.presenter.choose_filter(name))

    def _moved(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None:
            self.presenter.choose(line.row.id)

    def _yield_keys(self, asking: bool) -> None:
        """While something is being written, Esc and Ctrl+Enter are not of the page."""
        for button in (self.compare, self.leave, self.accept):
            button.setEnabled(not asking)

    def _into_fields(self) -> None:
        self.card.table.setFocus()
        self.card.table.select(max(0, self.card.table.current_row()))

    def chosen(self) -> list[str]:
        """The ids of the selected rows."""
        places = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self.model.row(at).row.id for at in sorted(places)]

    def _turn_mark(self) -> None:
        if self.presenter.at in self.presenter.marks.returned:
            self._kept()
        else:
            self.card.ask_return()

    def _returned(self, reason: str) -> None:
        self.presenter.give_back(self.chosen() or [self.presenter.at], reason)
        self.table.setFocus()

    def _kept(self) -> None:
        self.presenter.keep(self.chosen() or [self.presenter.at])
        self.table.setFocus()

    def _observed(self, field: str, text: str) -> None:
        self.presenter.observe(self.presenter.at, field, text)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        turn(self._halves, compact)
        self.table.set_compact(compact)
