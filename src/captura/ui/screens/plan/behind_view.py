"""The records behind a figure of a goal, each leading to its place; any quarter is a chip away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.plan_year import Goal
from captura.records.registry import RECORDS
from captura.store.queries.progress import Behind
from captura.ui.components import Button, Card, ChipRow, EmptyState, KeyHints, Page, action_button
from captura.ui.screens.plan.wording import QUARTERS, apart, budget, of_planned
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import counted

_UNPLANNED = "Abra cada una y elija «Meta del plan», para que cuente."


class BehindPage(Page):
    """`asked(goal, quarter)` wants another quarter; `followed(row)` goes to a record."""

    def __init__(
        self,
        asked: Callable[[Goal, int], object],
        followed: Callable[[Behind], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("", "", crumbs=("Plan anual",), actions=[action_button("volver", back)])
        self._asked = asked
        self.chips = ChipRow()
        self.model = RowsModel(_columns())
        self.table = Table(self.model, "Registros de la cifra")
        self.table.opened.connect(lambda at: followed(self.model.rows[at]))
        self.none = EmptyState("inbox", "Ningún registro", "Nada cuenta aquí todavía.")
        self.hints = KeyHints(["abrir", ("Esc", "Volver al plan")])
        self.body.addWidget(Card("", self.chips, self.table, self.none, self.hints), 1)

    def show_behind(self, goal: Goal, quarter: int, rows: Sequence[Behind]) -> None:
        """What a goal counts, of a quarter or (0) of the year."""
        row = goal.row
        planned = sum(row.planned) if not quarter else row.planned[quarter - 1]
        said = f"{QUARTERS[quarter]}: {of_planned(len(rows), planned) or '0'} {row.unidad or ''}"
        money = "" if quarter else budget(row)
        parts = (said.strip(), apart(row, quarter), money)
        self.set_title(row.nombre or "", " · ".join(part for part in parts if part))
        chips = []
        for number, words in enumerate(QUARTERS):
            count = row.whole if not number else row.done[number - 1]
            chip = Button(f"{words}  {count:,}", "chip", slot=self._ask(goal, number))
            chip.setChecked(number == quarter)
            chips.append(chip)
        self.chips.set_chips(chips)
        self._fill(rows)

    def show_unplanned(self, rows: Sequence[Behind]) -> None:
        """The activities that count for no goal."""
        self.chips.set_chips([])
        title = counted(len(rows), "actividad sin meta", "actividades sin meta")
        self.set_title(title, _UNPLANNED)
        self._fill(rows)

    def _ask(self, goal: Goal, quarter: int) -> Callable[[], object]:
        return lambda: self._asked(goal, quarter)

    def _fill(self, rows: Sequence[Behind]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        if rows:
            self.table.select(0)
        self.table.setFocus()


def _columns() -> list[Column]:
    return [
        Column("Fecha", lambda one: f"{one.day[8:]}/{one.day[5:7]}/{one.day[:4]}", 104),
        Column("Qué", lambda one: Cell(RECORDS[one.type].TITLE, muted=True), 130, low=True),
        Column(
            "Registro", lambda one: Cell(one.name or "Sin nombre", bold=True), 240, stretch=True
        ),
    ]
