"""The page of the rows behind a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.ui.components import Card, EmptyState, KeyHints, Page, action_button
from captura.ui.components.layouts import Part
from captura.ui.listing.behind import Behind
from captura.ui.look.measure import dp
from captura.ui.tables import Cell, Column, RowsModel, Table

_BOLD = ("Persona", "Actividad", "Renglón")
_RIGHT, _LOW = ("Asistencias", "Efecto"), ("Sexo",)
_WIDTHS = {
    "Fecha": 104,
    "Municipio": 190,
    "Localidad": 190,
    "Sexo": 150,
    "Asistencias": 104,
    "Causa": 240,
    "Efecto": 90,
}
_NONE = ("Ningún renglón", "Esta casilla está en cero.")


class RowsBehind(Page):
    """`crumb`: the screen one came from, and `back` returns to; `above` stands over the table.

    none: what is said, and in smaller words, where there are no rows.
    """

    def __init__(
        self,
        crumb: str,
        back: Callable[[], object],
        *above: Part,
        hints: Sequence[tuple[str, str]] = (),
        none: tuple[str, str] = _NONE,
    ) -> None:
        super().__init__("", "", crumbs=(crumb,), actions=[action_button("volver", back)])
        self.model = RowsModel([])
        self.table = Table(self.model, "Renglones de la cifra")
        self.none = EmptyState("inbox", *none)
        self.foot = KeyHints([*hints, ("Esc", "Volver a las cifras")])
        self.body.setSpacing(dp(12))
        self.body.addWidget(Card("", *above, self.table, self.none, self.foot), 1)

    def show_rows(self, title: str, behind: Behind) -> None:
        """Show them under a title, with the figure beside it."""
        self.set_title(title, f"{behind.title}: {behind.total:,}")
        columns = [_column(place, name) for place, name in enumerate(behind.headings)]
        self.model = RowsModel(columns, behind.rows)
        self.table.setModel(self.model)
        self.table.setVisible(bool(behind.rows))
        self.none.setVisible(not behind.rows)
        if behind.rows:
            self.table.select(0)
        self.table.setFocus()


def _column(place: int, name: str) -> Column:
    width = _WIDTHS.get(name)

    def show(row: tuple[str, ...]) -> Cell:
        return Cell(row[place], bold=name in _BOLD)

    return Column(
        name, show, width or 200, stretch=width is None, right=name in _RIGHT, low=name in _LOW
    )
