"""The screen of the plan: the year's table, one goal, the records behind a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from captura.actions.plan_year import Goal, YearPlan
from captura.actions.printed_figures import Found
from captura.actions.quarterly_report import quarterly_report
from captura.actions.save_record import Saved
from captura.store.queries.progress import Behind
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.printed_page import PrintedPage
from captura.ui.report_page import ReportPage
from captura.ui.screens.plan.behind_view import BehindPage
from captura.ui.screens.plan.goal_view import GoalPage
from captura.ui.screens.plan.plan_view import PlanPage
from captura.ui.screens.plan.presenter import PlanPresenter

_WAY_BACK = {"crumb": "Plan anual", "back_words": "Volver al plan"}


class PlanScreen(Pages):
    """`open()` the year, `open(id=…, field=…)` one goal, `open(unplanned=True)` what has none,
    `open(code=…)` what a figure on paper counted, `open(report=True)` the quarter's report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._run = desk, lane(desk, self)
        self.presenter = PlanPresenter(self, desk.office, self._run, desk)
        strategies = desk.office.catalogues["estrategias"]
        self.year = self.keep(
            PlanPage(self.presenter, strategies, self._open_goal, self._new, self._report)
        )

    @made_later
    def goal(self) -> GoalPage:
        """One goal."""
        return GoalPage(self._desk.office, self._run, self._desk, self._back)

    @made_later
    def behind(self) -> BehindPage:
        """The records of a figure."""
        return BehindPage(self.presenter.behind, self.presenter.follow, self._back)

    @made_later
    def printed(self) -> PrintedPage:
        """What a figure on paper counted."""
        return PrintedPage(self.presenter.follow, self._back, **_WAY_BACK)

    @made_later
    def report(self) -> ReportPage:
        """The quarter's report."""
        return ReportPage(
            self._desk.office, self._run, self._desk, self._back,
            title="Informe trimestral", make=quarterly_report, **_WAY_BACK,
        )  # fmt: skip

    def open(self, **where: Any) -> None:
        """Go to a place of this screen."""
        record_id = str(where.get("id", ""))
        if record_id and self.presenter.plans:
            self.show_page(self.goal)
            self.goal.presenter.open(record_id, str(where.get("field", "")))
        elif code := str(where.get("code", "")):
            self.presenter.find(code)
        elif where.get("report"):
            self._report()
        elif where.get("unplanned"):
            self.year.year.set_code(str(self.presenter.this_year()))
            self.presenter.read(self.presenter.unplanned)
        else:
            self._back()

    def refresh(self, touched: Saved) -> None:
        """Something was saved."""
        if self.isVisible():
            self.presenter.read()

    def entered(self) -> None:
        """The screen shows: what was counted may have changed meanwhile."""
        self.presenter.read()
        if self.currentWidget() is self.year:
            self.year.table.setFocus()

    def _back(self) -> None:
        self.show_page(self.year)
        self.presenter.read()
        self.year.table.setFocus()

    def _report(self) -> None:
        self.show_page(self.report)
        self.report.show_report(self.presenter.year)

    def _new(self) -> None:
        line = self.year.model.row(self.year.table.current_row())
        strategy = None
        if line is not None:
            strategy = line.goal.row.estrategia if line.goal else line.of.code
        self.show_page(self.goal)
        self.goal.presenter.start(self.presenter.year, strategy or None)

    def _open_goal(self, goal: Goal) -> None:
        if self.presenter.plans:
            self.open(id=goal.row.id)
        else:
            self.presenter.behind(goal)

    # what the presenter asks --------------------------------------------------------------------

    def show_plan(self, plan: YearPlan) -> None:
        """The goals of the chosen year."""
        self.year.show_plan(plan)

    def show_behind(self, goal: Goal, quarter: int, rows: Sequence[Behind]) -> None:
        """The records of a figure."""
        self.show_page(self.behind)
        self.behind.show_behind(goal, quarter, rows)

    def show_unplanned(self, rows: Sequence[Behind]) -> None:
        """The activities without a goal."""
        self.show_page(self.behind)
        self.behind.show_unplanned(rows)

    def show_printed(self, found: Found) -> None:
        """A figure of a paper, with what it counted."""
        self.show_page(self.printed)
        self.printed.show_figure(found)
