"""The plan of a year: who writes it, how it is begun, what it counts, what undo takes back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.plan_year import (
    clone_plan,
    records_behind,
    remove_goal,
    save_goal,
    year_plan,
)
from captura.actions.save_record import undo
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.records.roles import CAPTURA, CONSULTA
from tests.actions.world import hand_in, talk, woman

FIELDS = {
    "instrumento": "POA", "estrategia": "2.10.3", "cuenta": "ACT", "unidad": "Taller",
    "meta_t1": 2, "meta_t2": 4, "presupuesto": 500_000,
}  # fmt: skip


def planned(office: Office, name: str, year: int = 2026, **changes: object) -> MetaAnual:
    given = {**FIELDS, "nombre": name, "ejercicio": year, **changes}
    return save_goal(office, MetaAnual(**given))[0]  # type: ignore[arg-type]


def carried_out(office: Office, goal: MetaAnual, day: dt.date) -> Actividad:
    act = Actividad(nombre="Taller", meta=goal.id, estatus="REA", fecha_inicio=day)
    return save_activity(office, act)[0]


def names(office: Office, year: int) -> list[str | None]:
    return [goal.row.nombre for goal in year_plan(office, year).goals]


def test_a_plan_stands_by_strategy_with_the_records_behind_it(jerez: Office) -> None:
    first = planned(jerez, "Talleres")
    planned(jerez, "Ferias", estrategia="2.10.1")
    act = carried_out(jerez, first, dt.date(2026, 4, 20))
    talk(jerez, woman())
    plan = year_plan(jerez, 2026)
    assert [one.code for one in plan.strategies] == ["2.10.1", "2.10.3"]
    ferias, talleres = plan.goals
    assert (ferias.row.whole, ferias.row.linked) == (0, 0)
    assert (talleres.row.done, talleres.row.whole, talleres.row.linked) == ((0, 1, 0, 0), 1, 1)
    assert talleres.standing.percent == 16
    assert len(plan.unplanned) == 1
    assert [one.id for one in records_behind(jerez, talleres.row, 2026)] == [act.id]
    assert [one.id for one in records_behind(jerez, talleres.row, 2026, 2)] == [act.id]
    assert records_behind(jerez, talleres.row, 2026, 1) == []


def test_last_years_plan_begins_the_next_and_undo_takes_all_of_it_back(jerez: Office) -> None:
    old = planned(jerez, "Talleres", 2025, linea_base=1)
    planned(jerez, "Pláticas", 2025)
    carried_out(jerez, old, dt.date(2025, 3, 3))
    planned(jerez, "platicas")  # the same name, whatever capitals and accents
    count, saved = clone_plan(jerez, 2026)
    assert count == 1
    assert sorted(str(name) for name in names(jerez, 2026)) == ["Talleres", "platicas"]
    (made,) = (g for g in year_plan(jerez, 2026).goals if g.row.nombre == "Talleres")
    kept = jerez.store.get(MetaAnual, made.row.id)
    assert kept is not None
    assert (kept.id != old.id, kept.folio != old.folio) == (True, True)
    assert (kept.linea_base, kept.meta_t2, made.row.whole) == (1, 4, 0)
    assert clone_plan(jerez, 2026)[0] == 0
    undo(jerez, saved.numbers)
    assert names(jerez, 2026) == ["platicas"]
    assert sorted(str(name) for name in names(jerez, 2025)) == ["Pláticas", "Talleres"]


def test_an_activity_outlives_its_goal_and_undo_joins_them_again(jerez: Office) -> None:
    goal = planned(jerez, "Talleres")
    act = carried_out(jerez, goal, dt.date(2026, 4, 20))
    saved = remove_goal(jerez, goal)
    kept = jerez.store.get(Actividad, act.id)
    assert kept is not None
    assert kept.meta is None
    undo(jerez, saved.numbers)
    kept = jerez.store.get(Actividad, act.id)
    assert kept is not None
    assert kept.meta == goal.id


def test_the_titular_plans_others_read_and_figures_name_no_activity(jerez: Office) -> None:
    goal = planned(jerez, "Talleres")
    talk(jerez, woman())
    typist, visitor = (dataclasses.replace(jerez, role=role) for role in (CAPTURA, CONSULTA))
    for deed in (
        lambda: save_goal(typist, goal),
        lambda: remove_goal(typist, goal),
        lambda: clone_plan(typist, 2026),
        lambda: records_behind(visitor, year_plan(jerez, 2026).goals[0].row, 2026),
    ):
        with pytest.raises(RoleError):
            deed()
    assert year_plan(typist, 2026).unplanned
    seen = year_plan(visitor, 2026)
    assert (len(seen.goals), seen.unplanned) == (1, ())


def test_the_plan_is_handed_in(jerez: Office) -> None:
    goal = planned(jerez, "Talleres")
    made, _ = hand_in(jerez)
    assert made.counts["meta_anual"] == 1
    assert goal.folio == "32020-MET-2026-A00001"
