"""What the first screen counts, against what was put in by hand; and what each role may see."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from captura.actions.attend import register_person
from captura.actions.count_people import save_counts
from captura.actions.decide import Remark, decide
from captura.actions.doubles import decide_double
from captura.actions.drafts import keep_draft
from captura.actions.evidence import add_evidence
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.overview import (
    DOUBTFUL,
    DRAFTS,
    OBSERVED,
    PASSED,
    UNLISTED,
    UNPLANNED,
    UNPROVEN,
    overview,
)
from captura.actions.plan_activity import add_session
from captura.actions.plan_year import save_goal
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import delete_record, save_record
from captura.actions.take_in import take_in
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.records.roles import CAPTURA, CONSULTA, REVISION
from captura.records.standing import FAR, WELL
from captura.store.queries.overview import _MONTHS, people_by_month
from tests.actions.photos import telephone_photo, written
from tests.actions.world import hand_in, talk, woman


def bare(office: Office, **how: object) -> Actividad:
    given = {"nombre": "Feria", "fecha_inicio": dt.date(2026, 5, 2), "estatus": "REA", **how}
    return save_record(office, Actividad(**given))[0]


def waiting(office: Office) -> dict[str, tuple[int, str]]:
    return {one.what: (one.count, one.name) for one in overview(office).waiting}


def test_a_new_office_waits_for_nothing(jerez: Office) -> None:
    seen = overview(jerez)
    assert seen.waiting == ()
    assert len(seen.months) == jerez.today().month
    assert not any(sum(month.values()) for month in seen.months)


def test_a_plan_whose_day_has_passed_waits(jerez: Office) -> None:
    """It counts nowhere until someone says what became of it."""
    assert PASSED not in waiting(jerez)
    bare(jerez, estatus="PLA", fecha_inicio=jerez.today())
    later = jerez.today() + dt.timedelta(days=1)
    bare(jerez, estatus="PLA", fecha_inicio=dt.date(2026, 5, 2), fecha_fin=later)
    assert PASSED not in waiting(jerez)
    bare(jerez, nombre="De ayer", estatus="PLA")
    assert waiting(jerez)[PASSED] == (1, "De ayer")
    (one,) = (each for each in overview(jerez).waiting if each.what == PASSED)
    assert (one.type, one.field) == ("actividad", "estatus")


def test_a_person_counts_once_a_month_and_by_her_sex(jerez: Office) -> None:
    rosa, juan = woman("Rosa"), dataclasses.replace(woman("Juan"), sexo="H")
    nobody = dataclasses.replace(woman("Alex"), sexo=None)
    activity, _ = talk(jerez, rosa, juan, nobody)
    again = jerez.store.value("SELECT id FROM persona WHERE nombres='Rosa'")
    kept = jerez.store.get(Persona, again)
    assert kept is not None
    talk(jerez, kept)
    assert activity.fecha_inicio is not None
    month = activity.fecha_inicio.month
    assert overview(jerez).months[month - 1] == {"M": 1, "H": 1, "": 1}
    assert people_by_month(jerez.store, "2025-01-01", "2025-12-31") == {}


def test_only_what_was_carried_out_with_a_list_and_has_none_waits(jerez: Office) -> None:
    talk(jerez, woman())
    bare(jerez, nombre="Planeada", estatus="PLA")
    bare(jerez, nombre="Contada", modo_conteo="AGR")
    delete_record(jerez, bare(jerez, nombre="Borrada"))
    assert UNLISTED not in waiting(jerez)
    first = bare(jerez, nombre="Primera", fecha_inicio=dt.date(2026, 4, 1))
    bare(jerez, nombre="Segunda")
    assert waiting(jerez)[UNLISTED] == (2, "Primera")
    (one,) = (each for each in overview(jerez).waiting if each.what == UNLISTED)
    assert (one.type, one.id) == ("actividad", first.id)


def test_only_what_its_type_asks_evidence_of_waits_for_it(jerez: Office, tmp_path: Path) -> None:
    bare(jerez, nombre="Visita", tipo_actividad="AC20")
    bare(jerez, nombre="Planeada", tipo_actividad="AC01", estatus="PLA")
    assert UNPROVEN not in waiting(jerez)
    first = bare(jerez, nombre="Primera", tipo_actividad="AC01", fecha_inicio=dt.date(2026, 4, 1))
    bare(jerez, nombre="Segunda", tipo_actividad="AC06")
    assert waiting(jerez)[UNPROVEN] == (2, "Primera")
    add_evidence(jerez, first, [written(tmp_path / "a.jpg", telephone_photo())])
    assert waiting(jerez)[UNPROVEN] == (1, "Segunda")


def test_each_strategy_stands_as_its_goals_and_what_has_none_waits(jerez: Office) -> None:
    loose = bare(jerez, nombre="Suelta", estrategia="2.10.6", modo_conteo="AGR")
    assert UNPLANNED not in waiting(jerez)  # without a plan nobody is asked for a goal
    assert overview(jerez).whole.standing is None
    kept = [
        save_goal(
            jerez, MetaAnual(ejercicio=2026, estrategia=code, nombre=code, cuenta="ACT", meta_t1=1)
        )[0]
        for code in ("2.10.1", "2.10.3")
    ]
    bare(jerez, nombre="Con meta", meta=kept[1].id, estrategia="2.10.3", modo_conteo="AGR")
    seen = overview(jerez)
    assert waiting(jerez) == {UNPLANNED: (1, loose.nombre)}
    found = [
        (one.figures.key, one.figures.activities, one.standing and one.standing.sign)
        for one in seen.strategies
    ]
    assert found == [("2.10.1", 0, FAR), ("2.10.3", 1, WELL), ("2.10.6", 1, None)]
    assert seen.whole.figures.activities == 2
    assert seen.whole.standing is not None
    assert (seen.whole.standing.percent, seen.whole.standing.forecast) == (50, 50)


def test_a_draft_is_called_by_what_is_typed(jerez: Office) -> None:
    keep_draft(jerez, "persona/nueva", "persona", {"nombres": "Rosa", "primer_apellido": "Luna"})
    assert waiting(jerez)[DRAFTS] == (1, "Rosa Luna")
    kept = bare(jerez)
    keep_draft(jerez, f"actividad/{kept.id}", "actividad", {"sede": "Casa"}, "sede", 4)
    drafts = [one for one in overview(jerez).waiting if one.what == DRAFTS]
    assert (drafts[0].count, drafts[0].name) == (2, "Feria")
    assert (drafts[0].id, drafts[0].field) == (kept.id, "sede")


def test_an_open_observation_comes_first_and_leads_to_its_field(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id, {}, [Remark("actividad", activity.id, "sede", "¿En qué sala?")])
    receive_receipt(jerez, issue_receipt(state, made.id).path.read_bytes())
    first = overview(jerez).waiting[0]
    assert (first.what, first.count, first.name) == (OBSERVED, 1, "¿En qué sala?")
    assert (first.type, first.id, first.field) == ("actividad", activity.id, "sede")


def test_the_last_changes_name_each_record_once(jerez: Office) -> None:
    kept = bare(jerez)
    save_record(jerez, dataclasses.replace(kept, sede="Casa"))
    recent = overview(jerez).recent
    assert [one.id for one in recent].count(kept.id) == 1
    assert recent[0].id == kept.id


def test_a_change_is_called_after_what_it_belongs_to(jerez: Office) -> None:
    fair = bare(jerez, nombre="Feria", modo_conteo="AGR")
    session, _ = add_session(jerez, fair, dt.date(2026, 5, 2))
    save_counts(jerez, session, {("M", "GE5"): 40}, None)
    one, other = (register_person(jerez, woman(name))[0] for name in ("Rosa", "Ana"))
    decide_double(jerez, one.id, other.id, same=False)
    named = {each.type: each.name for each in overview(jerez).recent}
    assert named["conteo"] == "Feria"
    assert named["misma_persona"] == full_name(one)


def test_who_may_be_twice_waits_until_someone_decides(jerez: Office) -> None:
    rosa = woman("Rosa", fecha_nacimiento=dt.date(1990, 3, 4), edad_declarada=None)
    one, _ = register_person(jerez, rosa)
    assert DOUBTFUL not in waiting(jerez)
    other, _ = register_person(jerez, rosa)
    assert waiting(jerez)[DOUBTFUL] == (2, "")
    decide_double(jerez, one.id, other.id, same=True)
    assert DOUBTFUL not in waiting(jerez)


def test_a_role_sees_only_what_it_may(jerez: Office) -> None:
    talk(jerez, woman())
    bare(jerez)
    assert overview(dataclasses.replace(jerez, role=CAPTURA)).waiting
    seen = overview(dataclasses.replace(jerez, role=CONSULTA))
    assert (seen.waiting, seen.recent) == ((), ())
    assert any(sum(month.values()) for month in seen.months)
    with pytest.raises((RoleError, KeyError)):
        overview(dataclasses.replace(jerez, role="nadie"))
    assert overview(dataclasses.replace(jerez, role=REVISION)).waiting == ()


def test_people_of_a_month_are_looked_up_in_the_order_they_stand_in(jerez: Office) -> None:
    """Attendance by attendance the pages of 100,000 people are read at random: 4 times the time."""
    plan = [row[3] for row in jerez.store.rows(f"EXPLAIN QUERY PLAN {_MONTHS}", ("", ""))]
    assert plan.index("USE TEMP B-TREE FOR ORDER BY") < plan.index("SCAN came")
    assert plan[plan.index("SCAN came") + 1].startswith("SEARCH p USING INDEX")
