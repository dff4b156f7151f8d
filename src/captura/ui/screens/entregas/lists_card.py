"""The card at the left: review, deliveries made, and what the state observed or returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QStackedWidget,
    QWidget,
)

from captura.store.queries.packages import PackageRow
from captura.ui.components import Button, Card, EmptyState, Label, action_button
from captura.ui.components.layouts import row
from captura.ui.screens.entregas.finding_list import FindingList
from captura.ui.screens.entregas.gathered import Item
from captura.ui.screens.entregas.ledger import COLUMNS, Line
from captura.ui.screens.entregas.presenter import MADE, OBSERVED, REVIEW
from captura.ui.screens.entregas.scrolled_list import ScrolledList
from captura.ui.tables import RowsModel, Table

_TABS = {REVIEW: "Revisión", MADE: "Entregas hechas", OBSERVED: "Observaciones"}
_CLEAN = (
    "El trimestre está en orden",
    "Nada que corregir ni que explicar. A la derecha está lo que se entrega.",
)
_EMPTY = (
    "Nada registrado en este trimestre",
    "Registre una actividad con Ctrl+N, o elija otro trimestre arriba.",
)
_OBSERVED = {"bad": "Devuelto", "warn": "Abierta", "info": "Respondida", "ok": "Corregida"}


class ListsCard(Card):
    """`go(item)`, `answered(item, text)`; `reading` asks for acuses to read."""

    go = Signal(object)
    answered = Signal(object, str)
    reading = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.review = FindingList("Motivo, para la coordinación")
        self.observed = FindingList("Respuesta, para la coordinación", _OBSERVED)
        self._review, self._observed = ScrolledList(self.review), ScrolledList(self.observed)
        self.model = RowsModel(COLUMNS)
        self.table = Table(self.model, "Entregas hechas")
        self.chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        for tab, words in _TABS.items():
            chip = Button(words, "chip", slot=partial(self.show_tab, tab))
            self.chips[tab] = chip
            self._group.addButton(chip)
        self.summary = Label("", "sub")
        self.receipts = action_button("leer_acuse", self.reading.emit)
        self._stack = QStackedWidget()
        self._clean = EmptyState("shield-check", *_CLEAN)
        self._pages = {
            REVIEW: self._pair(self._review, self._clean),
            MADE: self._pair(self.table, _none_made()),
            OBSERVED: self._pair(self._observed, _none_observed()),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.body.addLayout(row(*self.chips.values(), None, self.receipts))
        self.body.addWidget(self.summary)
        self.body.addWidget(self._stack, 1)
        for found in (self.review, self.observed):
            found.go.connect(self.go)
            found.answered.connect(self.answered)
        self.show_tab(REVIEW)

    def show_tab(self, tab: str) -> None:
        """Bring one of the three lists to the front."""
        self.chips[tab].setChecked(True)
        self._stack.setCurrentWidget(self._pages[tab])
        self.summary.setVisible(tab == REVIEW)

    def show_summary(self, words: str, *, empty: bool) -> None:
        """What the review found, in one line; empty: nothing was recorded to review."""
        self.summary.setText("" if empty else f"Antes de entregar: {words}")
        title, text = _EMPTY if empty else _CLEAN
        self._clean.title.setText(title)
        self._clean.text.setText(text)

    def show_reading(self, reading: bool) -> None:
        """The review is under way, or no longer."""
        if reading:
            self.summary.setText("Revisando el trimestre…")

    def show_items(self, items: Sequence[Item], total: int) -> None:
        """The problems of the review; total: how many there are, listed or not."""
        self._review.show_items(items, total - len(items))
        self._count(REVIEW, total)

    def show_observed(self, items: Sequence[Item]) -> None:
        """What the state observed or returned."""
        self._observed.show_items(items)
        self._count(OBSERVED, len(items))

    def show_packages(self, rows: Sequence[PackageRow], returned: Mapping[str, int]) -> None:
        """The ledger."""
        self.model.set_rows([Line(row, returned.get(row.id, 0)) for row in rows])
        self._count(MADE, len(rows))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the table shows less."""
        self.table.set_compact(compact)

    def walk(self, step: int) -> None:
        """To the next or previous problem of the list in front."""
        front = self._stack.currentWidget()
        if front is self._pages[OBSERVED]:
            self.observed.walk(step)
        else:
            self.show_tab(REVIEW)
            self.review.walk(step)

    def _count(self, tab: str, count: int) -> None:
        words = _TABS[tab]
        self.chips[tab].set_words(f"{words} · {count:,}" if count else words)
        page = self._pages[tab]
        page.setCurrentIndex(0 if count else 1)

    def _pair(self, full: QWidget, empty: QWidget) -> QStackedWidget:
        page = QStackedWidget()
        page.addWidget(full)
        page.addWidget(empty)
        return page


def _none_made() -> EmptyState:
    text = "Aquí quedan sus entregas con sus fechas: empacada, entregada y acusada."
    return EmptyState("package", "Todavía no hay entregas", text)


def _none_observed() -> EmptyState:
    text = "Lo que la coordinación observe o devuelva aparece aquí al leer su acuse."
    return EmptyState("inbox", "Sin observaciones", text)
