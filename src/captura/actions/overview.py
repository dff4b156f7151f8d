"""What the first screen of the day shows: what waits, how the year goes, what was done last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from captura.actions.bin import name_of
from captura.actions.drafts import kept_drafts
from captura.actions.figures import Line, strategy_figures
from captura.actions.office import Office
from captura.actions.plan_year import YearPlan, year_plan
from captura.actions.recent import Recent, recent_changes
from captura.records.registry import RECORDS
from captura.records.roles import allows
from captura.records.rules.evidence_asked import asked_of
from captura.records.standing import Standing, together
from captura.store.queries.doubtful import doubtful_people
from captura.store.queries.drafts import DraftRow
from captura.store.queries.evidence import without_evidence
from captura.store.queries.observations import observations
from captura.store.queries.overview import passed_plans, people_by_month, unlisted_activities
from captura.store.rows import get

OBSERVED, UNLISTED, DRAFTS = "observaciones", "sin_lista", "borradores"
PASSED = "planeadas_pasadas"
UNPLANNED, UNPROVEN, DOUBTFUL = "sin_meta", "sin_evidencia", "duplicadas"
WOMEN, MEN, OTHERS = "M", "H", ""  # of a month; others: no other sex is told apart
RECENT = 5


@dataclass(frozen=True)
class Waiting:
    """A kind of thing that waits: how many, and the first of them with its name and its field.

    id: "" for a draft of a record that doesn't stand yet, for activities without a goal, which
    stand together in the plan, and for people who may be twice.
    """

    what: str
    count: int
    name: str
    type: str
    id: str
    field: str = ""


@dataclass(frozen=True)
class StrategyYear:
    """The figures of a strategy or of the whole year, and how its goals stand; None without any."""

    figures: Line
    standing: Standing | None


@dataclass(frozen=True)
class Overview:
    """waiting: the most urgent first · months: {WOMEN, MEN, OTHERS: people} from January to today.

    strategies: those with anything done or planned. recent: the last changes. A role gets only what
    it may see.
    """

    waiting: tuple[Waiting, ...]
    strategies: tuple[StrategyYear, ...]
    whole: StrategyYear
    months: tuple[dict[str, int], ...]
    recent: tuple[Recent, ...]


def overview(office: Office) -> Overview:
    """Everything at once; some tens of milliseconds for a year of an institute."""
    office.allow("cifras")
    today = office.today()
    types = allows(office.role, "capturar")
    done, whole = strategy_figures(office, today.year)
    plan = year_plan(office, today.year)
    goals = [goal.standing for goal in plan.goals]
    return Overview(
        waiting=tuple(_waiting(office, today, plan)) if types else (),
        strategies=tuple(_strategies(done, plan)),
        whole=StrategyYear(whole, together(goals) if goals else None),
        months=tuple(_months(office, today)),
        recent=tuple(_last(office)) if allows(office.role, "deshacer") else (),
    )


def _strategies(lines: Iterable[Line], plan: YearPlan) -> Iterator[StrategyYear]:
    done = {line.key: line for line in lines}
    standings = {strategy.code: strategy.standing for strategy in plan.strategies}
    for code in sorted(done.keys() | standings.keys()):
        yield StrategyYear(done.get(code) or Line(code, 0, 0, 0, 0), standings.get(code))


def _months(office: Office, today: dt.date) -> Iterator[dict[str, int]]:
    found = people_by_month(office.store, f"{today.year}-01-01", today.isoformat())
    for month in range(1, today.month + 1):
        own = found.get(month, {})
        counts = {sex: own.get(sex, 0) for sex in (WOMEN, MEN)}
        yield {**counts, OTHERS: sum(own.values()) - sum(counts.values())}


def _waiting(office: Office, today: dt.date, plan: YearPlan) -> Iterator[Waiting]:
    remarks = observations(office.store, state="open")
    if remarks:
        first = remarks[0]
        yield Waiting(
            OBSERVED, len(remarks), first.text, first.type, first.record, first.field or ""
        )
    for what in (PASSED, UNLISTED, UNPROVEN):
        bare = lacking(office, what)
        if bare:
            field = "estatus" if what == PASSED else ""
            yield Waiting(what, len(bare), bare[0][1], "actividad", bare[0][0], field)
    if twice := len(doubtful_people(office.store)):
        yield Waiting(DOUBTFUL, twice, "", "persona", "")
    if plan.goals and plan.unplanned:
        yield Waiting(UNPLANNED, len(plan.unplanned), plan.unplanned[0].name, "meta_anual", "")
    drafts = kept_drafts(office)
    if drafts:
        yield _draft(office, drafts[0], len(drafts))


def lacking(office: Office, what: str) -> list[tuple[str, str]]:
    """(id, name) of the activities that lack something (PASSED, UNLISTED, UNPROVEN), oldest first.

    Last year too: a list of December is handed in in January. Only types that ask for evidence
    can lack it.
    """
    today, store = office.today(), office.store
    span = today.replace(year=today.year - 1, month=1, day=1).isoformat(), today.isoformat()
    if what == PASSED:
        return passed_plans(store, *span)
    if what == UNLISTED:
        return unlisted_activities(store, *span)
    types = office.catalogues["tipo_actividad"]
    return [
        (record_id, name)
        for record_id, name, tipo in without_evidence(store, *span)
        if asked_of(tipo, types)
    ]


def _draft(office: Office, row: DraftRow, count: int) -> Waiting:
    """Under the name that is being typed, or that stands."""
    record_id = row.key.partition("/")[2]
    kept = get(office.store, RECORDS[row.type], record_id)
    typed = " ".join(
        filter(None, (row.texts.get(name) for name in ("nombre", "nombres", "primer_apellido")))
    )
    name = typed or name_of(office.store, kept)
    return Waiting(DRAFTS, count, name, row.type, kept.id if kept else "", row.field or "")


def _last(office: Office) -> Iterator[Recent]:
    """The last changes, each record once."""
    seen: set[tuple[str, str]] = set()
    for one in recent_changes(office):
        if (one.type, one.id) not in seen and len(seen) < RECENT:
            seen.add((one.type, one.id))
            yield one
