"""The screen of the consolidated figures: its page, and over it the rows behind one figure."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from captura.actions.printed_figures import Found
from captura.actions.state_report import state_report
from captura.records.periods import Period
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import DeskLane
from captura.ui.listing.behind import Behind
from captura.ui.printed_codes import find_printed
from captura.ui.printed_page import PrintedPage
from captura.ui.report_page import ReportPage
from captura.ui.screens.consolidado.adjustment_page import AdjustmentPage
from captura.ui.screens.consolidado.behind import Cell
from captura.ui.screens.consolidado.behind_view import BehindPage
from captura.ui.screens.consolidado.closing import Line as ClosingLine
from captura.ui.screens.consolidado.closing_page import ClosingPage
from captura.ui.screens.consolidado.crossing import Crossing
from captura.ui.screens.consolidado.view import ConsolidatedPage

_WAY_BACK = {"crumb": "Consolidado", "back_words": "Volver al consolidado"}


class ConsolidatedScreen(Pages):
    """`open(span="2026")` or `open(span="2026-T3")`, `open(code=…)` what a figure on paper counted,
    `open(report=True)` the quarter's report, `open(closing=True)` its closing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._lane = desk, DeskLane(desk, self)
        self.page = self.keep(
            ConsolidatedPage(desk, self._lane, self._show_behind, self._open_closing, self._report)
        )

    @made_later
    def behind(self) -> BehindPage:
        """The rows of a figure."""
        return BehindPage(self.page.presenter.open_cell, self._back)

    @made_later
    def closing(self) -> ClosingPage:
        """The closing of a quarter."""
        return ClosingPage(self._desk, self._lane, self._back, self._show_adjustment)

    @made_later
    def adjustment(self) -> AdjustmentPage:
        """What came after a closing."""
        return AdjustmentPage(self._back_to_closing)

    @made_later
    def printed(self) -> PrintedPage:
        """What a figure on paper counted."""
        return PrintedPage(None, self._back, **_WAY_BACK)

    @made_later
    def report(self) -> ReportPage:
        """The quarter's report."""
        return ReportPage(
            self._desk.office, self._lane.run, self._desk, self._back,
            title="Informe estatal", make=state_report, **_WAY_BACK,
        )  # fmt: skip

    def open(self, **where: Any) -> None:
        """Go to a place of this screen."""
        if code := str(where.get("code", "")):
            find_printed(self._desk.office, self._lane.run, self._desk, code, self._show_printed)
            return
        if where.get("report"):
            self._report()
            return
        if where.get("closing"):
            self._open_closing(self.page.quarter())
            return
        self.show_page(self.page)
        if span := str(where.get("span", "")):
            self.page.span.set_code(span)
            self.page.presenter.choose_span(span)

    def refresh(self, touched: object) -> None:
        """Count again: something was accepted."""
        self.page.presenter.read()

    def entered(self) -> None:
        """The screen shows."""
        if self.currentWidget() is self.page:
            self.page.presenter.read()
            self.page.table.setFocus()

    def _show_behind(self, crossing: Crossing, cell: Cell, behind: Behind) -> None:
        self.show_page(self.behind)
        self.behind.show_behind(crossing, cell, behind)

    def _open_closing(self, period: Period) -> None:
        self.closing.read(period)
        self._back_to_closing()

    def _back_to_closing(self) -> None:
        self.show_page(self.closing)
        self.closing.table.setFocus()

    def _show_adjustment(self, line: ClosingLine, measure: str, found: Behind) -> None:
        self.show_page(self.adjustment)
        self.adjustment.show_adjustment(line, measure, found)

    def _show_printed(self, found: Found) -> None:
        self.show_page(self.printed)
        self.printed.show_figure(found)

    def _report(self) -> None:
        self.show_page(self.report)
        self.report.show_report(self.page.presenter.span.last.year)

    def _back(self) -> None:
        self.show_page(self.page)
        self.page.table.setFocus()


def build(desk: Desk) -> QWidget:
    """The screen for an open office of the state."""
    return ConsolidatedScreen(desk)
