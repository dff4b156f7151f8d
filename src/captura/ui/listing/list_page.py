"""The page of a long list: filters over it, the table, what the keys do, and its tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from captura.actions.office import Office
from captura.records.record import Record
from captura.ui.components import Card, EmptyState, FindField, KeyHints, Page
from captura.ui.components.layouts import turn
from captura.ui.lane import Run, Teller
from captura.ui.listing.many import Many
from captura.ui.listing.many_bar import ManyBar
from captura.ui.listing.view_menu import ViewMenu
from captura.ui.listing.way_out import WayOut
from captura.ui.tables import Table


@dataclass(frozen=True)
class Listed:
    """What a list holds. key: of its arrangement. names: it says who someone is."""

    key: str
    title: str
    record: type[Record]
    nouns: tuple[str, str]
    names: bool


class ListPage(Page):
    """Whoever extends it makes `filter`, `model`, `table` and `hints`, and then calls both below;
    the underscored methods say how its own rows are read."""

    filter: FindField
    model: QAbstractTableModel
    table: Table
    hints: KeyHints

    def _add_tools(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        listed: Listed,
        *,
        sort: Callable[[str, bool], object],
        values: Callable[[], Mapping[str, str]],
    ) -> None:
        """What every long list offers."""
        self.view = ViewMenu(
            office,
            run,
            listed.key,
            self.table,
            sort=sort,
            values=values,
            choose=self._choose_filter,
        )
        self.out = WayOut(
            office, run, tell, self.table, self._rows_of, what=listed.title, names=listed.names
        )
        self.many = ManyBar(
            self.table,
            lambda bar: Many(office, bar, run, tell, listed.record, listed.nouns),
            self._ids_of,
        )

    def _lay_out(self, bar: QBoxLayout, *empty: EmptyState) -> None:
        """The filters, the tools while they are asked for, the table or why it is empty."""
        self._bar = bar
        self.middle = QStackedWidget()
        for part in (self.table, *empty):
            self.middle.addWidget(part)
        self.flips(self.many.line)
        tools = (self.view.naming, self.many, self.out)
        self.body.addWidget(Card("", bar, *tools, self.middle, self.hints), 1)
        self.table.opened.connect(self._open)
        self.filter.returnPressed.connect(self._into_table)
        self.filter.down.connect(self._into_table)

    def _open(self, at: int) -> None:
        raise NotImplementedError

    def _rows_of(self, places: Sequence[int]) -> Callable[[], Iterable[Any]]:
        raise NotImplementedError

    def _ids_of(self, rows: Sequence[int]) -> Callable[[], Sequence[str]]:
        raise NotImplementedError

    def _choose_filter(self, values: Mapping[str, str]) -> None:
        raise NotImplementedError

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.select(max(0, self.table.current_row()))

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)
        turn(self._bar, compact)
