"""Why two totals differ: one cause a row, and the causes add up to the gap."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from captura.actions.decide import decide
from captura.actions.demonstration.year import record_quarter, start_year
from captura.actions.difference_causes import (
    ABSENT,
    CHANGED,
    GONE,
    LATE,
    NOT_DONE,
    OTHER_DELIVERY,
    OTHER_TOWN,
    OUT,
    SENT_BACK,
    TWICE,
    UNMET,
    UNSEEN,
    WAITS,
)
from captura.actions.differences import Differences, differences, letter, people_of
from captura.actions.doubles import decide_double
from captura.actions.office import Office
from captura.actions.save_record import delete_record, save_record
from captura.actions.take_in import take_in
from captura.documents.page import Page, Table, Text
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.participacion import Participacion
from captura.records.people import full_name
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.figures import figures
from captura.store.queries.totals import recorded_ids
from captura.store.rows import many
from tests.actions.world import JEREZ, LORETO, T2, World, hand_in, talk, woman

T3 = T2.shift(1)
AUGUST = dt.datetime(2026, 8, 20, 15, tzinfo=dt.UTC)  # after the last day of the second quarter


def arrive(office: Office, state: Office, period: Period = T2) -> str:
    made, data = hand_in(office, period)
    take_in(state, data)
    return made.id


def accept(office: Office, state: Office, period: Period = T2) -> str:
    package = arrive(office, state, period)
    decide(state, package)
    return package


def compared(state: Office, institute: str = JEREZ, period: Period = T2) -> Differences:
    """The comparison, once its rows add up to each gap, and its figures are the published ones."""
    found = differences(state, institute, period)
    assert found is not None
    for one in found.figures:
        rows = [row for row in found.rows if row.type == one.type]
        assert sum(row.effect for row in rows) == one.gap
        assert len({(row.id, row.effect) for row in rows}) == len(rows)
    mine = {one.type: one.state for one in found.figures}
    span = period.first.isoformat(), period.last.isoformat()
    published = {one.institute: one for one in figures(state.store, *span, institute=True)}
    ours = published.get(institute)
    assert mine["actividad"] == (ours.activities if ours else 0)
    assert mine["participacion"] == (ours.attendances if ours else 0)
    every = sum(len(people_of(state, key, period).counted) for key in published)
    assert every == sum(one.people for one in figures(state.store, *span))
    return found


def causes(found: Differences, record_type: str) -> Counter[str]:
    return Counter(row.cause for row in found.rows if row.type == record_type)


def people_at(office: Office, activity: Actividad) -> list[Persona]:
    rows = many(office.store, Participacion, recorded_ids(office.store, "participacion"))
    ids = [one.persona or "" for one in rows.values() if one.actividad == activity.id]
    return list(many(office.store, Persona, ids).values())


def test_a_quarter_of_the_demonstration_with_a_cause_of_each_kind(
    state: Office, jerez: Office, loreto: Office
) -> None:
    for office in (jerez, loreto):
        record_quarter(start_year(office, 7, 40, 2026), T2)
    twice, _ = talk(jerez, woman("Rosa", "Pérez"), woman("Rosa", "Peres"), name="Repetida")
    both, _ = talk(jerez, woman("Eva", "Cruz"), name="De dos municipios")
    absent, _ = talk(jerez, woman("Inés", "Vega"), woman("Olga", "Vega"), name="Faltó una")
    planned, _ = talk(jerez, woman("Ana", "Mora"), name="No se hizo")
    back, _ = talk(jerez, woman("Luz", "Ríos"), woman("Paz", "Ríos"), name="Devuelta")
    here = {"municipio": LORETO, "localidad": f"{LORETO}0001"}
    there, _ = talk(loreto, woman("Eva", "Cruz", **here), name="En Loreto")
    (missing, _) = [
        one
        for one in many(
            jerez.store, Participacion, recorded_ids(jerez.store, "participacion")
        ).values()
        if one.actividad == absent.id
    ]
    save_record(jerez, replace(missing, asistio=False))
    kept = jerez.store.get(Actividad, planned.id)
    assert kept is not None
    save_record(jerez, replace(kept, estatus="PLA"))
    package = arrive(jerez, state)
    decide(state, package, {back.id: "Falta la lista firmada."})
    accept(loreto, state)
    one, other = (person.id for person in people_at(jerez, twice))
    decide_double(state, one, other, same=True)
    eva, also = people_at(jerez, both)[0].id, people_at(loreto, there)[0].id
    decide_double(state, eva, also, same=True)

    found = compared(state)
    assert causes(found, "actividad") == {SENT_BACK: 1, NOT_DONE: 1}
    assert causes(found, "participacion") == {SENT_BACK: 2, ABSENT: 1}
    people = causes(found, "persona")
    assert people.pop(TWICE) == 1
    # one of the two municipalities counts her, and only one
    counted_there = causes(compared(state, LORETO), "persona")
    assert people.pop(OTHER_TOWN, 0) + counted_there.pop(OTHER_TOWN, 0) == 1
    assert people == {UNSEEN: 3}  # the absent one, and both of the activity that went back
    (detail,) = {row.detail for row in found.rows if row.cause == SENT_BACK and row.id == back.id}
    assert detail == "Falta la lista firmada."


def test_what_waits_is_said_and_that_it_came_late(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman("Rosa", "Pérez"))
    arrive(jerez, state)
    assert {row.cause for row in compared(state).rows} == {WAITS}
    talk(jerez, woman("Eva", "Cruz"))
    world.clock.now = AUGUST
    arrive(jerez, state)
    found = compared(state)
    assert {row.cause for row in found.rows} == {LATE}
    assert [one.state for one in found.figures] == [0, 0, 0]


def test_later_deliveries_take_out_and_bring_in(world: World, state: Office, jerez: Office) -> None:
    moved, _ = talk(jerez, woman("Rosa", "Pérez"), name="Se pasa a julio")
    talk(jerez, woman("Eva", "Cruz"), name="Se queda")
    world.clock.now = AUGUST
    into, into_session = talk(
        jerez, woman("Luz", "Ríos"), name="Se pasa a junio", day=dt.date(2026, 8, 3)
    )
    accept(jerez, state)
    accept(jerez, state, T3)
    day, june = dt.date(2026, 7, 2), dt.date(2026, 6, 10)
    for record, when in ((moved, day), (into, june)):
        kept = jerez.store.get(Actividad, record.id)
        assert kept is not None
        save_record(jerez, replace(kept, fecha_inicio=when))
    session = jerez.store.get(Sesion, into_session.id)
    assert session is not None
    save_record(jerez, replace(session, fecha=june))
    accept(jerez, state, T3)
    found = compared(state)
    assert causes(found, "actividad") == {CHANGED: 1, OTHER_DELIVERY: 1}
    assert causes(found, "participacion") == {OTHER_DELIVERY: 1}
    assert causes(found, "persona") == {OTHER_DELIVERY: 1}
    (out,) = [row for row in found.rows if row.cause == CHANGED]
    assert (out.effect, "3.er trimestre 2026" in out.detail) == (1, True)
    assert {row.effect for row in found.rows if row.cause == OTHER_DELIVERY} == {-1}


def test_what_the_institute_deleted_and_what_is_of_another_quarter(
    world: World, state: Office, jerez: Office
) -> None:
    gone, _ = talk(jerez, woman("Rosa", "Pérez"), name="Se elimina")
    stays, session = talk(jerez, woman("Eva", "Cruz"), name="Sigue en julio")
    accept(jerez, state)
    kept = jerez.store.get(Actividad, gone.id)
    assert kept is not None
    delete_record(jerez, kept)
    world.clock.now, july = AUGUST, dt.date(2026, 7, 3)
    late, whole = jerez.store.get(Sesion, session.id), jerez.store.get(Actividad, stays.id)
    assert late is not None
    assert whole is not None
    save_record(jerez, replace(whole, fecha_fin=july))
    save_record(jerez, replace(late, fecha=july))
    accept(jerez, state)
    found = compared(state)
    assert causes(found, "actividad") == {GONE: 1}
    assert causes(found, "participacion") == {GONE: 1, OUT: 1}
    assert causes(found, "persona") == {UNSEEN: 2}
    assert stays.folio in {row.title.split(" · ")[0] for row in found.rows if row.cause == OUT}


def test_an_attendance_whose_activity_is_not_here(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Rosa", "Pérez"))
    accept(jerez, state)
    kept = state.store.get(Actividad, activity.id)
    assert kept is not None
    with state.store.work(who="x", device="A") as work:  # as a later delivery would leave it
        work.delete(kept)
    found = compared(state)
    assert causes(found, "actividad") == {GONE: 1}
    assert causes(found, "participacion") == {UNMET: 1}


def test_the_letter_says_both_totals_every_cause_and_no_name(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Rosaura", "Pérez"), woman("Eva", "Cruz"))
    persona = people_at(jerez, activity)[0]
    decide(state, arrive(jerez, state), {persona.id: "Está dos veces."})
    page = letter(state, compared(state))
    said = words(page)
    assert f"{SENT_BACK}: 1" in said
    assert "Está dos veces." in said
    assert persona.folio is not None
    assert persona.folio in said
    assert persona.id not in said
    for person in people_at(jerez, activity):
        assert full_name(person) not in said
        assert (person.nombres or "") not in said
    (totals,) = [block for block in page.blocks if isinstance(block, Table)][:1]
    assert totals.rows[1] == ("Personas distintas", "2", "1", "1")


def test_without_a_delivery_there_is_nothing_to_compare(state: Office) -> None:
    assert differences(state, JEREZ, T2) is None
    with pytest.raises(RoleError):
        differences(replace(state, role="consulta"), JEREZ, T2)


def words(page: Page) -> str:
    cells = [
        cell
        for block in page.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if isinstance(cell, str)
    ]
    return " ".join([*(block.text for block in page.blocks if isinstance(block, Text)), *cells])
