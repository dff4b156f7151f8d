"""The plan of a year: its goals as they stand, kept by the titular, begun from last year's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, delete_record, saved
from captura.records.meta_anual import MetaAnual
from captura.records.names import fold
from captura.records.periods import Period
from captura.records.roles import allows
from captura.records.standing import Standing, standing, together
from captura.store.queries.progress import Behind, GoalRow, behind, goal_ids, progress, unplanned
from captura.store.rows import many
from captura.store.work import Work


@dataclass(frozen=True)
class Goal:
    """A goal, what counts for it, and how it stands."""

    row: GoalRow
    standing: Standing


@dataclass(frozen=True)
class Strategy:
    """The goals of one strategy (code, "" for none) and how they stand together."""

    code: str
    goals: tuple[Goal, ...]
    standing: Standing


@dataclass(frozen=True)
class YearPlan:
    """strategies: those with a goal, in order · unplanned: activities that count for none.

    before: how many goals the year before has. Who may see figures only gets no activity.
    """

    year: int
    strategies: tuple[Strategy, ...]
    unplanned: tuple[Behind, ...]
    before: int

    @property
    def goals(self) -> tuple[Goal, ...]:
        return tuple(goal for strategy in self.strategies for goal in strategy.goals)


def year_plan(office: Office, year: int) -> YearPlan:
    """The plan of a year with its progress, counted anew."""
    office.allow("cifras")
    today, store = office.today(), office.store
    goals = [
        Goal(row, standing(row.planned, row.whole, year, today)) for row in progress(store, year)
    ]
    codes = dict.fromkeys(goal.row.estrategia or "" for goal in goals)
    return YearPlan(
        year,
        tuple(_strategy(code, goals) for code in codes),
        tuple(unplanned(store, year)) if allows(office.role, "leer") else (),
        len(goal_ids(store, year - 1)),
    )


def _strategy(code: str, goals: list[Goal]) -> Strategy:
    own = tuple(goal for goal in goals if (goal.row.estrategia or "") == code)
    return Strategy(code, own, together([goal.standing for goal in own]))


def records_behind(office: Office, goal: GoalRow, year: int, quarter: int = 0) -> list[Behind]:
    """The records that a figure of a goal counts, oldest first; quarter 0 is the whole year."""
    office.allow("leer")
    first = Period(year, quarter or 1).first
    last = Period(year, quarter or 4).last
    if goal.cuenta is None:
        return []
    return behind(office.store, goal.id, goal.cuenta, first.isoformat(), last.isoformat())


def save_goal(office: Office, goal: MetaAnual) -> tuple[MetaAnual, Saved]:
    """Keep a goal, new or changed."""
    office.allow("planear")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = work.save(replace(goal, estado_registro=VALID))
        return kept, saved(work, [work.last_number])


def remove_goal(office: Office, goal: MetaAnual) -> Saved:
    """Put a goal in the bin; what named it stays, without it. One undo brings all of it back."""
    office.allow("planear")
    return delete_record(office, goal)


def clone_plan(office: Office, year: int) -> tuple[int, Saved]:
    """Begin a year with the goals of the one before: how many were copied. One undo takes all back.

    What was done becomes the base line. A goal whose strategy, instrument and name are already in
    the year is not copied twice.
    """
    office.allow("planear")
    with office.store.work(who=office.user, device=office.letter) as work:
        there = {_key(goal) for goal in _goals(work, year)}
        done = {row.id: row.whole for row in progress(work, year - 1)}
        numbers: list[int | None] = []
        for goal in _goals(work, year - 1):
            if _key(goal) in there:
                continue
            work.save(
                replace(
                    goal,
                    id="",
                    folio=None,
                    creado_en=None,
                    creado_por=None,
                    ejercicio=year,
                    linea_base=done.get(goal.id),
                )
            )
            numbers.append(work.last_number)
        return len(numbers), saved(work, numbers)


def _goals(work: Work, year: int) -> list[MetaAnual]:
    return list(many(work, MetaAnual, goal_ids(work, year)).values())


def _key(goal: MetaAnual) -> tuple[str | None, str | None, str]:
    return goal.estrategia, goal.instrumento, fold(goal.nombre or "")
