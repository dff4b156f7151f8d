"""The rows behind a figure; from here any strategy and measure of the same line is one key away."""

from __future__ import annotations

from collections.abc import Callable

from captura.ui.components import Button, ChipRow
from captura.ui.listing.behind import Behind
from captura.ui.listing.behind_view import RowsBehind
from captura.ui.screens.consolidado.behind import Cell, span_behind
from captura.ui.screens.consolidado.crossing import MEASURES, Crossing, short


class BehindPage(RowsBehind):
    """`opened(cell)` asks for other rows of the same line; `back` returns to the figures."""

    def __init__(self, opened: Callable[[Cell], object], back: Callable[[], object]) -> None:
        self._strategies, self._measures = ChipRow(), ChipRow()
        super().__init__("Consolidado", back, self._measures)
        self._opened, self._compact = opened, False
        self._shown: tuple[Crossing, Cell, Behind] | None = None
        self.body.insertLayout(0, self._strategies)

    def show_behind(self, crossing: Crossing, cell: Cell, behind: Behind) -> None:
        """Show the rows of one figure."""
        self._shown = crossing, cell, behind
        known = {one.code: short(one) for one in crossing.strategies}
        where = known.get(cell.strategy, "") if cell.strategy is not None else ""
        span = span_behind(crossing, cell.line)
        name = cell.line.label if crossing.axis == "municipios" else "Todo el estado"
        parts = [name, where, span.label]
        self._offer_strategies(crossing, cell)
        self._offer_measures(cell)
        self.show_rows(" · ".join(part for part in parts if part), behind)

    def _offer_strategies(self, crossing: Crossing, cell: Cell) -> None:
        chips = []
        choices = [(None, "Todas"), *((one.code, short(one)) for one in crossing.strategies)]
        for code, words in choices:
            said = code or "Todas" if self._compact else words
            chip = Button(said, "chip", slot=self._go(Cell(cell.line, code, cell.measure)))
            chip.setToolTip(words)
            chip.setChecked(code == cell.strategy)
            chips.append(chip)
        self._strategies.set_chips(chips)

    def _offer_measures(self, cell: Cell) -> None:
        chips = []
        for name, words in MEASURES.items():
            count = cell.line.count(name, cell.strategy)
            chip = Button(
                f"{words}  {count:,}", "chip", slot=self._go(Cell(cell.line, cell.strategy, name))
            )
            chip.setChecked(name == cell.measure)
            chips.append(chip)
        self._measures.set_chips(chips)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        changed, self._compact = compact != self._compact, compact
        if changed and self._shown is not None:
            self.show_behind(*self._shown)

    def _go(self, cell: Cell) -> Callable[[], object]:
        return lambda: self._opened(cell)
