"""The screen of indicators: their page, and over it the women and the localities behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from captura.actions.save_record import Saved
from captura.documents.page import Block
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.list_paper import ListPaper
from captura.ui.listing.behind import Behind
from captura.ui.listing.behind_view import RowsBehind
from captura.ui.screens.indicadores.localities_view import LocalitiesPage
from captura.ui.screens.indicadores.view import IndicatorsPage


class IndicatorsScreen(Pages):
    """`open(localities=True)` goes to those that nobody reached."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._run = desk, lane(desk, self)
        self._ids: Sequence[str] = ()
        self.page = self.keep(
            IndicatorsPage(
                desk.office,
                self._run,
                desk,
                self._show_women,
                self._show_localities,
                self._show_paper,
            )
        )
        self.page.show_as(desk.settings.municipalities)
        self.page.way_chosen.connect(
            lambda way: desk.remember(replace(desk.settings, municipalities=way))
        )

    @made_later
    def women(self) -> RowsBehind:
        """The women of a figure; an institute's own lead to their page."""
        own = not self._desk.office.is_state
        page = RowsBehind(
            "Indicadores", self._back, hints=[("Return", "Abrir su ficha")] if own else []
        )
        if own:
            page.table.opened.connect(lambda at: self._desk.go("personas", id=self._ids[at]))
        return page

    @made_later
    def localities(self) -> LocalitiesPage:
        """Where nobody was reached."""
        return LocalitiesPage(self._desk.office, self._run, self._desk, self._back)

    @made_later
    def paper(self) -> ListPaper:
        """The table on paper."""
        return ListPaper(self._desk.office, self._run, self._desk, self._back, names=False)

    def open(self, **where: Any) -> None:
        """Go to the indicators, or to the localities."""
        if where.get("localities"):
            self._show_localities()
        else:
            self._back()
            self.page.presenter.read()

    def refresh(self, touched: Saved) -> None:
        """Something was saved or accepted."""
        if self.isVisible():
            self._read()

    def entered(self) -> None:
        """The screen shows."""
        self._read()
        if self.currentWidget() is self.page:
            self.page.focus()

    def _read(self) -> None:
        """Read again what shows; the women of a figure stay as they were asked for."""
        shown = self.currentWidget()
        if shown is self.page:
            self.page.presenter.read()
        elif isinstance(shown, LocalitiesPage):
            shown.presenter.read()

    def _show_women(self, title: str, behind: Behind, ids: Sequence[str]) -> None:
        self._ids = ids
        self.show_page(self.women)
        self.women.show_rows(title, behind)

    def _show_localities(self) -> None:
        self.show_page(self.localities)
        self.localities.presenter.read()
        self.localities.table.setFocus()

    def _show_paper(self, filters: str, first: Sequence[Block], note: Sequence[str]) -> None:
        self.show_page(self.paper)
        self.paper.show_list("Indicadores", filters, self.page.table, first=first, note=note)

    def _back(self) -> None:
        self.show_page(self.page)
        self.page.focus()


def build(desk: Desk) -> IndicatorsScreen:
    """The screen for an open office of the state, or of an institute."""
    return IndicatorsScreen(desk)
