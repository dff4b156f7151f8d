"""The page of a year's plan: the table of its goals, and below it what lacks a goal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from captura.actions.plan_year import Goal, YearPlan
from captura.records.catalogues import Catalogue
from captura.ui import keys
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    KeyHints,
    LinkRow,
    Page,
    action_button,
    column,
)
from captura.ui.components.layouts import clear, keep_aside
from captura.ui.screens.plan.columns import Line, plan_columns, quarter_at
from captura.ui.screens.plan.presenter import PlanPresenter
from captura.ui.screens.plan.wording import strategy_words
from captura.ui.tables import RowsModel, Table, take_spare

_NOTE = (
    "Lo hecho se cuenta solo, de los registros; la señal dice cómo cerraría el año a este ritmo."
)
_NONE = (
    "Escriba cada meta con lo que se propone por trimestre; lo hecho se contará de las actividades "
    "y los apoyos que la nombren."
)
_BY_TITULAR = "La titular del instituto escribe las metas; aquí se verá cómo van."


class PlanPage(Page):
    """`opened(goal)`: one was chosen; `new`, `report`: the titular wants another, or the paper."""

    def __init__(
        self,
        presenter: PlanPresenter,
        strategies: Catalogue,
        opened: Callable[[Goal], object],
        new: Callable[[], object],
        report: Callable[[], object],
    ) -> None:
        super().__init__("Plan anual", _NOTE)
        self.presenter, self._strategies, self._opened = presenter, strategies, opened
        self.year = Combo(presenter.years(), name="Año", big=True)
        self.year.setFixedWidth(self.year.sizeHint().width() + 24)
        self.year.set_code(str(presenter.year))
        self.year.edited.connect(lambda: presenter.choose(int(self.year.code())))
        self.copy = action_button("copiar_plan", presenter.clone, big=True)
        self.new = action_button("nueva_meta", new, "primary", big=True)
        self.report = action_button("imprimir", report, text="Informe trimestral", big=True)
        self.set_actions([self.year, self.report])
        if presenter.plans:
            self.set_actions([self.copy, self.new])
        else:
            keep_aside(self, self.copy, self.new)
        self.model = RowsModel(plan_columns(presenter.reads))
        self.table = Table(self.model, "Metas del plan", acts=True)
        take_spare(self.table, 4, 36)
        self.table.opened.connect(self._open)
        self.table.linked.connect(self._link)
        self.none = self._empty(new)
        self.hints = KeyHints(["abrir", "ver_registros"] if presenter.reads else [])
        if presenter.reads:
            key = keys.action("ver_registros").key
            keys.shortcut(self, key, lambda: self._link(self.table.current_row()))
        self.apart = column(gap=0)
        self.card = Card("", self.table, self.none, self.hints)
        self.card.body.addLayout(self.apart)
        for place in (0, 1):  # the plan, or that there is none
            self.card.body.setStretch(place, 1)
        self.body.addWidget(self.card, 1)

    def _empty(self, new: Callable[[], object]) -> EmptyState:
        plans = self.presenter.plans
        key = keys.action("copiar_plan").key  # of two buttons that never show together
        words = "Copiar el del año anterior"
        self.begin = Button(words, icon="copy", key=key, slot=self.presenter.clone)
        if not plans:
            keep_aside(self, self.begin)
            return EmptyState("target", "Este año no tiene plan", _BY_TITULAR)
        first = Button("Escribir la primera meta", "primary", icon="plus", slot=new)
        actions = [first, self.begin]
        return EmptyState("target", "Este año no tiene plan", _NONE, actions=actions)

    def show_plan(self, plan: YearPlan) -> None:
        """The goals of a year under their strategies; the cursor stays on its goal."""
        kept = self.model.row(self.table.current_row())
        lines: list[Line] = []
        for one in plan.strategies:
            lines.append(Line(strategy_words(one.code, self._strategies), one))
            lines.extend(Line(goal.row.nombre or "Sin nombre", goal) for goal in one.goals)
        self.model.set_rows(lines)
        self.set_title(f"Plan anual · {plan.year}", _NOTE)
        focus = QApplication.focusWidget()
        begun = bool(lines) and focus is not None and self.none.isAncestorOf(focus)
        for part in (self.table, self.hints):
            part.setVisible(bool(lines))
        if begun:  # or the keyboard goes to the bar, whose button undoes it
            self.table.setFocus()
        self.none.setVisible(not lines)
        copies = self.presenter.plans and bool(plan.before)
        self.copy.setVisible(copies and bool(lines))
        self.begin.setVisible(copies)
        self._put_back(kept)
        self._show_apart(plan)

    def _put_back(self, kept: Line | None) -> None:
        goals = {line.goal.row.id: at for at, line in enumerate(self.model.rows) if line.goal}
        if kept is not None and kept.goal is not None and kept.goal.row.id in goals:
            self.table.select(goals[kept.goal.row.id])

    def _show_apart(self, plan: YearPlan) -> None:
        """Activities without a goal, goals without an activity, what was counted without a list."""
        clear(self.apart)
        if not plan.goals:
            return
        idle = [goal for goal in plan.goals if not goal.row.linked]
        if plan.unplanned:
            words = "actividad sin meta" if len(plan.unplanned) == 1 else "actividades sin meta"
            link = LinkRow("clipboard-list", words, count=len(plan.unplanned), tone="warn")
            link.clicked.connect(self.presenter.unplanned)
            self.apart.addWidget(link)
        if idle:
            single = f"meta sin actividad ni apoyo: «{idle[0].row.nombre or ''}»"
            words = single if len(idle) == 1 else "metas sin actividad ni apoyo"
            link = LinkRow("target", words, count=len(idle), tone="warn")
            link.clicked.connect(lambda: self._next(lambda goal: not goal.row.linked))
            self.apart.addWidget(link)
        beside = [goal for goal in plan.goals if any(goal.row.counted)]
        if beside:
            single = f"«{beside[0].row.nombre or ''}»"
            whose = single if len(beside) == 1 else f"{len(beside)} metas"
            words = f"asistencias contadas sin lista, aparte: no hacen avanzar {whose}"
            link = LinkRow("users", words, count=sum(sum(one.row.counted) for one in beside))
            link.clicked.connect(lambda: self._next(lambda goal: any(goal.row.counted)))
            self.apart.addWidget(link)

    def _next(self, wanted: Callable[[Goal], bool]) -> None:
        """The next goal of such below the cursor, around the end."""
        rows, here = self.model.rows, self.table.current_row()
        found = [at for at, one in enumerate(rows) if one.goal and wanted(one.goal)]
        if found:
            self.table.select(next((at for at in found if at > here), found[0]))
            self.table.setFocus()

    def _open(self, at: int) -> None:
        line = self.model.row(at)
        if line is not None and line.goal is not None:
            self._opened(line.goal)

    def _link(self, at: int, column: int = -1) -> None:
        line = self.model.row(at)
        if line is not None and line.goal is not None:
            self.presenter.behind(line.goal, quarter_at(column) or 0)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)
