"""The page of the catalogues: the list chosen above, and the card of the state or the institute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from captura.records.editions import OPEN
from captura.records.roles import allows
from captura.ui.components import Button, Card, Combo, Label, Page, action_button, row
from captura.ui.components.layouts import fill, keep_aside
from captura.ui.desk import Desk
from captura.ui.lane import DeskLane
from captura.ui.look.measure import dp
from captura.ui.screens.catalogos.entry_card import EntryCard
from captura.ui.screens.catalogos.lines import COLUMNS, Line, Lists, edition_words
from captura.ui.screens.catalogos.own_card import OwnCard
from captura.ui.screens.catalogos.presenter import Catalogues
from captura.ui.tables import RowsModel, Table, take_spare

FILES = "Catálogos de la coordinación (*.catalogos);;Todos (*)"


class CataloguesScreen(Page):
    """Enter on an entry asks for its last day, where the role may say it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Catálogos", " ")
        self._desk, self._may = desk, allows(desk.office.role, "fijar_catalogos")
        lane = DeskLane(desk, self)
        self.presenter = Catalogues(desk.office, self, lane, desk)
        titles = [(name, one.title) for name, one in OPEN.items()]
        self.lists = Combo(titles, name="Catálogo", big=True)
        self.lists.setFixedWidth(dp(240))
        self.lists.set_code(self.presenter.name)
        self.lists.edited.connect(lambda: self._choose())
        take = action_button("importar", self.ask_file, text="Leer archivo…", big=True)
        actions: list[QWidget] = [self.lists, take]
        if self._may:
            write = self.presenter.write
            actions.append(Button("Guardar archivo…", icon="file-up", slot=write, big=True))
        self.set_actions(actions)
        self.model = RowsModel(COLUMNS)
        self.table = Table(self.model, "Valores del catálogo")
        take_spare(self.table, 6)
        self.table.moved.connect(lambda _: self._tell_basis())
        self.table.opened.connect(self._ask_last)
        self.basis = Label("", "sub", wrap=True)
        self.add = Button("Agregar…", icon="plus", slot=self._ask_new)
        self.last = Button("Último día…", icon="calendar", key="Return", slot=self._ask_chosen)
        self.card = EntryCard()
        self.card.adding.connect(self.presenter.add)
        self.card.closing.connect(self.presenter.close)
        self._offer()
        self.own = None if self._may else OwnCard(desk.office, lane, desk)
        listed = Card("", self.table, self.basis)
        listed.body.setStretch(0, 1)
        if self._may:
            listed.body.addLayout(row(self.last, None, self.add))
        else:
            keep_aside(self, self.last, self.add, self.card)
        halves = self.flips(QHBoxLayout())
        fill(halves, (listed, self.own or self.card), 16)
        halves.setStretch(0, 1)
        self.body.addLayout(halves, 1)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)

    # what the presenter asks --------------------------------------------------------------------

    def show_lists(self, lists: Lists, code: str) -> None:
        at = self.table.current_row()
        self.model.set_rows(lists.lines)
        codes = [line.entry.code for line in lists.lines]
        self.table.select(codes.index(code) if code in codes else max(at, 0))
        words = edition_words(lists.edition, is_state=self._desk.office.is_state)
        self.set_title(self.title.text(), words)
        self._tell_basis()

    def show_refused(self, message: str, *, date: bool) -> None:
        self.card.show_refused(message, date=date)

    def show_done(self) -> None:
        self.card.ask_new()
        self.table.setFocus()

    def ask_where(self, name: str, data: bytes) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Guardar catálogos", name, FILES)
        if chosen:
            self.presenter.keep(Path(chosen), data)

    # what she does ------------------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Nothing to go to but the lists."""
        self.presenter.read()

    def refresh(self, touched: object) -> None:
        """An acuse may have brought something."""
        if self.isVisible():
            self._read()

    def entered(self) -> None:
        """The screen shows; what was begun in the card stays."""
        self._read()
        self.table.setFocus()

    def ask_file(self) -> None:
        """Ask for a signed file and read it."""
        path, _ = QFileDialog.getOpenFileName(self, "Leer catálogos", "", FILES)
        if path:
            self.presenter.take(path)

    def _read(self) -> None:
        self.presenter.read()
        if self.own is not None:
            self.own.presenter.read()

    def _choose(self) -> None:
        self._offer()
        self.presenter.choose(self.lists.code())

    def _offer(self) -> None:
        name = self.lists.code()
        entries = self._desk.office.catalogues[name].entries if OPEN[name].copied else ()
        self.card.offer([(one.code, one.label) for one in entries])

    def _chosen(self) -> Line | None:
        at = self.table.current_row()
        return self.model.row(at) if 0 <= at < len(self.model.rows) else None

    def _tell_basis(self) -> None:
        line = self._chosen()
        self.basis.setText(f"Fundamento: {line.entry.basis or '—'}" if line else "")

    def _ask_new(self) -> None:
        self.card.ask_new()
        self.card.label.setFocus()

    def _ask_chosen(self) -> None:
        self._ask_last(self.table.current_row())

    def _ask_last(self, at: int) -> None:
        line = self._chosen()
        if line is not None and self._may:
            self.card.ask_last(line.entry)


def build(desk: Desk) -> CataloguesScreen:
    """The screen for an open office."""
    return CataloguesScreen(desk)
