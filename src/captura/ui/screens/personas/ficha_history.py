"""What happened to a person: activities and supports on a line of time, changes in a table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from captura.actions.office import Office
from captura.store.queries.people import TookPart
from captura.store.queries.supports import SupportRow
from captura.ui.components import Button, Card, Entry, KeyHints, Label, Timeline
from captura.ui.screens.personas import wording
from captura.ui.screens.personas.columns import iso_day
from captura.ui.screens.personas.ficha_presenter import Changed, Ficha
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import short_day

TABS = {"todo": "Todo", "actividades": "Actividades", "apoyos": "Apoyos", "cambios": "Cambios"}
SHOWN = 40  # entries on the line of time; the tables hold all

Item = TookPart | SupportRow


class HistoryPanel(Card):
    """Four chips: the line of time, and a table each of activities, supports and changes."""

    def __init__(
        self,
        office: Office,
        undo: Callable[[int], object],
        go_activity: Callable[[str], object],
    ) -> None:
        super().__init__("Historia")
        self._office, self._undo, self._go = office, undo, go_activity
        self._edit: Callable[[str], object] = lambda _: None
        self.chips = {name: self._chip(name, words) for name, words in TABS.items()}
        for chip in self.chips.values():
            self.right.addWidget(chip)
        self.line = Timeline()
        self.nothing = Label("Todavía no ha participado ni recibido apoyos.", "sub")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self.line)
        self.line.setAutoFillBackground(False)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        self.activities = Table(RowsModel(self._part_columns()), "Actividades en que participó")
        self.supports = Table(RowsModel(self._support_columns()), "Apoyos recibidos")
        self.changes = Table(RowsModel(_CHANGES), "Cambios en sus datos", acts=True)
        self.activities.opened.connect(lambda at: self._open(self.activities, at))
        self.supports.opened.connect(lambda at: self._open(self.supports, at))
        self.changes.opened.connect(self._undo_row)
        self.changes.linked.connect(lambda at, _: self._undo_row(at))
        self.hints = KeyHints([("Return", "Abrir, o deshacer un cambio")])
        self.stack = QStackedWidget()
        parts = (area, self.activities, self.supports, self.changes)
        self._parts = dict(zip(TABS, parts, strict=True))
        for part in parts:
            self.stack.addWidget(part)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.hints)
        self.choose("todo")

    def _chip(self, name: str, words: str) -> Button:
        return Button(words, "chip", slot=lambda: self.choose(name))

    def choose(self, name: str) -> None:
        """Show one of the four."""
        for other, chip in self.chips.items():
            chip.setChecked(other == name)
        self.stack.setCurrentWidget(self._parts[name])
        self.hints.setVisible(name != "todo")

    def show_ficha(self, ficha: Ficha, edit: Callable[[str], object]) -> None:
        """Fill all four."""
        self._edit = edit
        items: list[Item] = sorted(
            [*ficha.part, *ficha.supports], key=lambda one: one.fecha or "", reverse=True
        )
        self.nothing.setVisible(not items)
        entries = [self._entry(item) for item in items[:SHOWN]]
        entries += [_change_entry(one) for one in ficha.changes[:6]]
        self.line.set_entries(entries)
        self._model(self.activities).set_rows(ficha.part)
        self._model(self.supports).set_rows(ficha.supports)
        self._model(self.changes).set_rows(ficha.changes)
        counts = {"actividades": len(ficha.part), "apoyos": len(ficha.supports),
                  "cambios": len(ficha.changes)}  # fmt: skip
        for name, count in counts.items():
            self.chips[name].set_words(f"{TABS[name]}  {count}")

    def _model(self, table: Table) -> RowsModel:
        model = table.model()
        assert isinstance(model, RowsModel)  # noqa: S101 - made above
        return model

    def _open(self, table: Table, at: int) -> None:
        item = self._model(table).row(at)
        if isinstance(item, TookPart) and item.actividad:
            self._go(item.actividad)
        elif isinstance(item, SupportRow):
            self._edit(item.id)

    def _undo_row(self, at: int) -> None:
        change = self._model(self.changes).row(at)
        if change is not None and change.number is not None:
            self._undo(change.number)

    def _entry(self, item: Item) -> Entry:
        when = short_day(iso_day(item.fecha), self._office.today())
        if isinstance(item, SupportRow):
            pill = None if item.recibo_firmado else ("Falta el recibo", "warn")
            title = self._label("tipo_apoyo", item.tipo_apoyo) or "Apoyo"
            return Entry(when, "hand-coins", title, _support_words(item), pill)
        came = None if item.attended else ("No asistió", "warn")
        session = f"sesión {item.numero}" if item.numero else ""
        kind = self._label("tipo_actividad", item.tipo_actividad)
        words = " · ".join(word for word in (item.estrategia or "", kind, session) if word)
        return Entry(when, "clipboard-list", item.nombre or "Actividad sin nombre", words, came)

    def _label(self, catalogue: str, code: str | None) -> str:
        return self._office.catalogues[catalogue].label(code) if code else ""

    def _day(self, text: str | None) -> str:
        return wording.shown_day(iso_day(text))

    def _part_columns(self) -> list[Column]:
        def kind(row: TookPart) -> str:
            return self._label("tipo_actividad", row.tipo_actividad)

        return [
            Column("Fecha", lambda row: self._day(row.fecha), 104),
            Column("Actividad", lambda row: Cell(row.nombre or "", bold=True), 160, stretch=True),
            Column("Tipo", kind, 130, low=True),
            Column("Sesión", lambda row: str(row.numero or ""), 64, right=True),
            Column("Asistió", lambda row: "Sí" if row.attended else "No", 72),
        ]

    def _support_columns(self) -> list[Column]:
        def kind(row: SupportRow) -> Cell:
            return Cell(self._label("tipo_apoyo", row.tipo_apoyo), bold=True)

        return [
            Column("Fecha", lambda row: self._day(row.fecha), 104),
            Column("Apoyo", kind, 160, stretch=True),
            Column("Cuánto", _support_words, 180),
            Column("Recibo", lambda row: "Sí" if row.recibo_firmado else "No", 72),
        ]

    def set_compact(self, compact: bool) -> None:
        """Fewer columns in a narrow window."""
        for table in (self.activities, self.supports, self.changes):
            table.set_compact(compact)


def _support_words(item: SupportRow) -> str:
    much = f"{item.cantidad} {item.unidad or ''}".strip() if item.cantidad else ""
    money = f"${item.monto / 100:,.2f}" if item.monto is not None else ""
    return " · ".join(word for word in (item.concepto or "", much, money) if word)


def _change_entry(change: Changed) -> Entry:
    icon = "user-plus" if change.what == "Se registró" else "pencil"
    words = " · ".join(word for word in (change.values, change.who) if word)
    return Entry(change.when, icon, change.what, words)


def _undo_cell(change: Changed) -> Cell:
    return Cell("Deshacer", link=True) if change.number is not None else Cell("")


_CHANGES = (
    Column("Cuándo", lambda row: row.when, 96),
    Column("Qué", lambda row: Cell(row.what, bold=True), 150, stretch=True),
    Column("Antes → después", lambda row: row.values, 150, stretch=True),
    Column("Quién", lambda row: row.who, 120, low=True),
    Column("", _undo_cell, 90),
)
