"""The button «Vista» of a list: its order, its columns, and the filters kept under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from captura.actions.arrangements import Arrangement, arrangement, keep_arrangement
from captura.actions.office import Office
from captura.ui.components import Button
from captura.ui.lane import Run
from captura.ui.listing.name_bar import NameBar
from captura.ui.tables import Table

Values = Mapping[str, str]


class ViewMenu:
    """`button` opens the menu, `naming` is the bar that asks for a filter's name.

    sort(order, down): read the rows in that order; `values()` what is chosen in the filters now;
    `choose(values)` choose that. All of it is remembered for this user on this computer.
    """

    def __init__(
        self,
        office: Office,
        run: Run,
        of_list: str,
        table: Table,
        *,
        sort: Callable[[str, bool], object],
        values: Callable[[], Values],
        choose: Callable[[Values], object],
    ) -> None:
        self._office, self._run, self._list, self._table = office, run, of_list, table
        self._sort, self._values, self._choose = sort, values, choose
        self.now = Arrangement()
        self.button = Button("Vista", icon="table", slot=self._open)
        self.naming = NameBar("Nombre del filtro", "Guardar filtro", self._keep_filter)
        table.sorted_by.connect(self._sorted)

    def read(self) -> None:
        """Show the list as this user left it."""
        self._run(lambda: arrangement(self._office, self._list), self._apply)

    def _apply(self, found: Arrangement) -> None:
        self.now = found
        self._table.show_columns(found.columns)
        self._table.show_order(found.order, found.down)
        if found.order:
            self._sort(found.order, found.down)

    def _keep(self, now: Arrangement) -> None:
        self.now = now
        self._run(lambda: keep_arrangement(self._office, self._list, now), lambda _: None)

    def _sorted(self, order: str, down: bool) -> None:
        self._sort(order, down)
        self._keep(replace(self.now, order=order, down=down))

    def _keep_filter(self, name: str) -> None:
        self._keep(self.now.with_filter(name, self._values()))

    def _toggle(self, title: str, shown: bool) -> None:
        columns = [*self._table.columns_shown(), title] if shown else self._table.columns_shown()
        wanted = [one for one in columns if shown or one != title]
        self._table.show_columns(wanted)
        self._keep(replace(self.now, columns=tuple(wanted)))

    def _usual(self) -> None:
        self._table.show_columns(())
        self._keep(replace(self.now, columns=()))

    def _open(self) -> None:
        menu = self.menu(self.button)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self, parent: QWidget) -> QMenu:
        """The menu as things stand now; it goes when it closes."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        self._orders(menu.addMenu("Ordenar por"))
        self._columns(menu.addMenu("Columnas"))
        menu.addSeparator()
        for name, values in self.now.filters.items():
            menu.addAction(f"Filtro «{name}»").triggered.connect(
                lambda _=False, chosen=values: self._choose(chosen)
            )
        menu.addAction("Guardar este filtro…").triggered.connect(lambda: self.naming.ask())
        if self.now.filters:
            self._removals(menu.addMenu("Quitar un filtro"))
        return menu

    def _orders(self, menu: QMenu) -> None:
        for column in self._table.columns_model().columns:
            if column.sort:
                here = column.sort == self.now.order
                down = here and not self.now.down
                action = menu.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(here)
                action.triggered.connect(
                    lambda _=False, order=column.sort, way=down: self._by_menu(order, way)
                )

    def _by_menu(self, order: str, down: bool) -> None:
        self._table.show_order(order, down)
        self._sorted(order, down)

    def _columns(self, menu: QMenu) -> None:
        shown = self._table.columns_shown()
        for column in self._table.columns_model().columns[1:]:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.title in shown)
            action.setEnabled(not column.stretch)
            action.toggled.connect(lambda on, title=column.title: self._toggle(title, on))
        menu.addSeparator()
        menu.addAction("Las de siempre").triggered.connect(lambda: self._usual())

    def _removals(self, menu: QMenu) -> None:
        for name in self.now.filters:
            menu.addAction(name).triggered.connect(
                lambda _=False, gone=name: self._keep(self.now.without_filter(gone))
            )
