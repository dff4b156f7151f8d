"""What a figure on paper counted, and which of its records changed since."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.printed_figures import Found
from captura.records.registry import RECORDS
from captura.store.queries.printed import Since
from captura.ui.components import Card, EmptyState, KeyHints, Page, action_button
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import counted

_FIGURES_ONLY = "Su usuaria ve la cifra; los registros, quien captura o la titular."


class PrintedPage(Page):
    """`followed(row)` goes to a record; None where records can't be gone to."""

    MANUAL = "informe-trimestral.md"

    def __init__(
        self,
        followed: Callable[[Since], object] | None,
        back: Callable[[], object],
        *,
        crumb: str,
        back_words: str,
    ) -> None:
        super().__init__("", "", crumbs=(crumb,), actions=[action_button("volver", back)])
        self.model = RowsModel(_columns())
        self.table = Table(self.model, "Registros de la cifra")
        if followed is not None:
            self.table.opened.connect(lambda at: followed(self.model.rows[at]))
        self.none = EmptyState("inbox", "Sin registros que enseñar", _FIGURES_ONLY)
        opens = ["abrir"] if followed is not None else []
        self.hints = KeyHints([*opens, ("Esc", back_words)])
        self.body.addWidget(Card("", self.table, self.none, self.hints), 1)

    def show_figure(self, found: Found) -> None:
        """The figure with its code and moment over the records."""
        changed = sum(one.changed and not one.gone for one in found.rows)
        gone = sum(one.gone for one in found.rows)
        since = [
            counted(number, one, many)
            for number, one, many in (
                (changed, "cambió después", "cambiaron después"),
                (gone, "ya no está", "ya no están"),
            )
            if number
        ]
        moment = f"{found.paper}, {found.at:%d/%m/%Y %H:%M}, código {found.code}"
        self.set_title(f"{found.value:,} · {found.says}", " · ".join((moment, *since)))
        self.model.set_rows(found.rows)
        self.table.setVisible(bool(found.rows))
        self.none.setVisible(not found.rows)
        if found.rows:
            self.table.select(0)
        self.table.setFocus()


def _columns() -> list[Column]:
    return [
        Column("Qué", lambda one: Cell(RECORDS[one.type].TITLE, muted=True), 130, low=True),
        Column(
            "Registro", lambda one: Cell(one.name or "Sin nombre", bold=True), 240, stretch=True
        ),
        Column("Desde entonces", _since, 150),
    ]


def _since(one: Since) -> Cell:
    if one.gone:
        return Cell("Ya no está", pill=True, tone="bad")
    return Cell("Cambió", pill=True, tone="warn") if one.changed else Cell("Igual", muted=True)
