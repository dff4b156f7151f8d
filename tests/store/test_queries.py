"""The questions of the screens, asked of a small real store and compared with counting by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.respuesta import Respuesta
from captura.records.sesion import Sesion
from captura.store import rows
from captura.store.database import Store
from captura.store.queries import activities as acts
from captura.store.queries import (
    board,
    delivery,
    figure_rows,
    figures,
    history,
    packages,
    people,
    supports,
)
from captura.store.queries import drafts as half_typed
from captura.store.queries import observations as observed
from captura.store.queries import sessions as held

MAY, AUGUST = dt.date(2026, 5, 1), dt.date(2026, 8, 1)


@dataclasses.dataclass
class Town:
    """A made-up institute: two activities, three people, one anonymous."""

    store: Store
    ana: Persona
    eva: Persona
    anonymous: Persona
    talk: Actividad
    course: Actividad
    sessions: list[Sesion]
    support: Apoyo


@pytest.fixture
def town(store: Store) -> Town:
    with store.work("Ana") as work:
        ana = work.save(Persona(nombres="Ana", primer_apellido="Ñito", sexo="M", municipio="32020"))
        eva = work.save(
            Persona(nombres="Eva", primer_apellido="Núñez", sexo="M", curp="NUXE900101MZSXXV07")
        )
        anonymous = work.save(Persona(alias="Luz", tipo_identificacion="ANO"))
        talk = work.save(
            Actividad(nombre="Plática", estrategia="2.10.3", fecha_inicio=MAY, estatus="REA")
        )
        course = work.save(
            Actividad(
                nombre="Curso de costura", sede="Casa de Cultura", estrategia="2.10.1",
                fecha_inicio=dt.date(2026, 6, 20), fecha_fin=AUGUST, estatus="REA",
            )
        )  # fmt: skip
        sessions = [
            work.save(Sesion(actividad=talk.id, numero=1, fecha=MAY)),
            work.save(Sesion(actividad=course.id, numero=1, fecha=dt.date(2026, 6, 20))),
            work.save(Sesion(actividad=course.id, numero=2, fecha=AUGUST)),
        ]
        came = (
            (0, ana, True),
            (0, anonymous, True),
            (1, ana, True),
            (1, eva, False),
            (2, eva, True),
        )
        for number, person, here in came:
            work.save(
                Participacion(
                    actividad=sessions[number].actividad, sesion=sessions[number].id,
                    persona=person.id, asistio=here,
                )
            )  # fmt: skip
        work.save(Actividad(nombre="Cancelada", fecha_inicio=MAY, estatus="CAN"))
        support = work.save(Apoyo(persona=eva.id, fecha=MAY, monto=150050, recibo_firmado=True))
    return Town(store, ana, eva, anonymous, talk, course, sessions, support)


def test_people_in_the_order_of_their_names(town: Town) -> None:
    found = people.people(town.store, people.person_ids(town.store))
    assert [row.listed for row in found] == ["Luz", "Núñez, Eva", "Ñito, Ana"]
    ana = found[2]
    assert (ana.name, ana.participations, ana.last) == ("Ana Ñito", 2, "2026-06-20")
    assert people.people(town.store, [99, ana.rowid]) == [ana]
    assert people.count_people(town.store) == 3


def test_people_by_filter_and_their_counts(town: Town) -> None:
    def names(**wanted: object) -> list[str]:
        ids = people.person_ids(town.store, **wanted)  # type: ignore[arg-type]
        return [row.name for row in people.people(town.store, ids)]

    assert names(municipio="32020") == ["Ana Ñito"]
    assert names(sin_curp=True) == ["Luz", "Ana Ñito"]
    assert names(since="2026-05-05") == ["Luz", "Eva Núñez", "Ana Ñito"]
    assert names(since="2026-05-06") == []
    assert names(ids=[town.eva.id]) == ["Eva Núñez"]
    assert names(ids=[]) == []
    assert names(doubtful=True) == []
    with town.store.work("Ana") as work:
        work.save(Persona(nombres="Eba", primer_apellido="Nuñez", curp=town.eva.curp))
    assert names(doubtful=True) == ["Eba Nuñez", "Eva Núñez"]
    assert people.people_counts(town.store, "2026-04-01") == {
        "todas": 4, "sin_curp": 2, "periodo": 4, "mujeres": 2, "hombres": 0, "duplicadas": 2,
    }  # fmt: skip


def test_who_was_decided_about_is_doubtful_no_more(town: Town) -> None:
    def doubtful() -> list[str]:
        ids = people.person_ids(town.store, doubtful=True)
        return [row.name for row in people.people(town.store, ids)]

    with town.store.work("Ana") as work:
        eba = work.save(Persona(nombres="Eba", primer_apellido="Nuñez", curp=town.eva.curp))
        joined = work.save(MismaPersona(una=town.eva.id, otra=eba.id, es_la_misma=True))
    assert doubtful() == []
    assert people.people_counts(town.store, "2026-04-01")["duplicadas"] == 0
    with town.store.work("Ana") as work:  # a third with the same CURP: she and the two that are one
        eve = work.save(Persona(nombres="Eve", primer_apellido="Nuñez", curp=town.eva.curp))
    assert doubtful() == ["Eba Nuñez", "Eva Núñez", "Eve Nuñez"]
    with town.store.work("Ana") as work:
        work.save(MismaPersona(una=eba.id, otra=eve.id, es_la_misma=False))
    assert doubtful() == []
    with town.store.work("Ana") as work:
        work.delete(joined)  # Eva and Eve were told apart through Eba alone
    assert doubtful() == ["Eba Nuñez", "Eva Núñez", "Eve Nuñez"]


def test_what_a_person_took_part_in(town: Town) -> None:
    found = people.took_part(town.store, town.eva.id)
    assert [(row.nombre, row.fecha, row.attended) for row in found] == [
        ("Curso de costura", "2026-08-01", True),
        ("Curso de costura", "2026-06-20", False),
    ]


def test_activities_and_their_filters(town: Town) -> None:
    def names(**wanted: str) -> list[str | None]:
        return [row.nombre for row in acts.activities(town.store, **wanted)]

    assert names() == ["Curso de costura", "Cancelada", "Plática"]
    assert names(text="platica") == ["Plática"]
    assert names(text="cultura curso") == ["Curso de costura"]
    assert names(first="2026-06-01", last="2026-06-30") == ["Curso de costura"]
    assert names(estrategia="2.10.3") == ["Plática"]
    assert names(estatus="CAN") == ["Cancelada"]
    assert names(institute="32001") == []
    course = acts.activity(town.store, town.course.id)
    assert course is not None
    assert (course.sessions, course.people, course.attendances) == (2, 2, 2)


def test_sessions_and_lists(town: Town) -> None:
    found = held.sessions(town.store, town.course.id)
    assert [(row.numero, row.listed, row.attended) for row in found] == [(1, 2, 1), (2, 1, 1)]
    listed = held.attendance(town.store, town.sessions[1].id)
    assert [(row.name, row.asistio) for row in listed] == [("Ana Ñito", True), ("Eva Núñez", False)]
    assert held.listed(town.store, town.sessions[1].id, town.ana.id) == listed[0].id
    assert held.listed(town.store, town.sessions[2].id, town.ana.id) is None
    assert held.sexes(town.store, actividad=town.talk.id) == {"M": 1, "": 1}
    assert held.sexes(town.store, sesion=town.sessions[2].id) == {"M": 1}


def test_history_and_drafts(town: Town) -> None:
    with town.store.work("Eva") as work:
        work.save(dataclasses.replace(town.ana, nombres="Anna"), "así en su acta")
        work.keep_draft("actividad:nueva", "actividad", {"nombre": "Taller"})
        assert half_typed.draft(work, "actividad:nueva") is not None
    newest, oldest = history.record_history(town.store, "persona", town.ana.id)
    assert newest.changes == {"nombres": ("Ana", "Anna")}
    assert (newest.who, newest.reason) == ("Eva", "así en su acta")
    assert oldest.changes["nombres"] == (None, "Ana")
    assert history.last_entries(town.store, 1) == [newest]
    assert history.history_length(town.store) == newest.n
    assert [row.texts for row in half_typed.drafts(town.store)] == [{"nombre": "Taller"}]


def test_supports(town: Town) -> None:
    (row,) = supports.supports(town.store, persona=town.eva.id, first="2026-05-01")
    assert (row.name, row.monto, row.recibo_firmado) == ("Núñez, Eva", 150050, True)
    assert supports.supports(town.store, last="2026-04-30") == []


def test_a_delivery_holds_the_period_and_what_it_refers_to(town: Town) -> None:
    second = delivery.delivery_ids(town.store, Period(2026, 2))
    assert len(second["actividad"]) == 3
    assert second["sesion"] == sorted(one.id for one in town.sessions[:2])
    assert len(second["participacion"]) == 4
    assert second["apoyo"] == [town.support.id]
    assert len(second["persona"]) == 3
    third = delivery.delivery_ids(town.store, Period(2026, 3))
    assert third["sesion"] == [town.sessions[2].id]
    assert third["actividad"] == [town.course.id]
    assert third["persona"] == [town.eva.id]
    assert third["apoyo"] == []
    first = delivery.delivery_ids(town.store, Period(2026, 1))
    assert all(not ids for ids in first.values())


def test_a_deleted_record_travels_only_if_it_travelled_before(town: Town) -> None:
    with town.store.work("Ana") as work:
        work.delete(town.support)
        work.delete(town.talk)
        work.execute(
            "INSERT INTO package(id, direction, kind, period, state, at) "
            "VALUES ('p1', 'out', 'entrega', '2026-T2', 'packed', '')"
        )
        work.execute(
            "INSERT INTO package_row(package, type, id, code, state) VALUES (?,?,?,?,?)",
            ("p1", "actividad", town.talk.id, "0", "packed"),
        )
    found = delivery.delivery_ids(town.store, Period(2026, 2))
    assert town.talk.id in found["actividad"]
    assert found["apoyo"] == []
    talk = next(
        version
        for version in rows.versions(town.store, "actividad", found["actividad"])
        if version.id == town.talk.id
    )
    assert "eliminado" in talk.fields


def test_people_are_counted_never_added(town: Town) -> None:
    def one(**by: bool) -> list[tuple[str, str, int, int, int, int]]:
        found = figures.figures(town.store, "2026-01-01", "2026-12-31", **by)
        return [
            (row.period, row.estrategia, row.activities, row.people, row.anonymous, row.attendances)
            for row in found
        ]

    assert one() == [("", "", 2, 2, 1, 4)]
    assert one(period=True) == [("2026-T2", "", 2, 1, 1, 3), ("2026-T3", "", 0, 1, 0, 1)]
    assert one(estrategia=True) == [("", "2.10.1", 1, 2, 0, 2), ("", "2.10.3", 1, 1, 1, 2)]
    (row,) = figures.figures(town.store, "2026-01-01", "2026-12-31", institute=True)
    assert row.institute == "32020"


def test_the_rows_behind_a_cell_are_as_many_as_it_says(town: Town) -> None:
    days = ("2026-04-01", "2026-06-30")
    for row in figures.figures(town.store, *days, institute=True, estrategia=True):
        cell = {"institute": row.institute, "estrategia": row.estrategia}
        assert len(figure_rows.cell_activities(town.store, *days, **cell)) == row.activities
        assert len(figure_rows.cell_people(town.store, *days, **cell)) == row.people + row.anonymous
        assert len(figure_rows.cell_attendances(town.store, *days, **cell)) == row.attendances


def test_observations_come_with_the_answer_given(town: Town) -> None:
    with town.store.work("Ana") as work:
        work.execute(
            "INSERT INTO observacion(id, package, type, record, field, text, at, who) "
            "VALUES ('o1', 'p1', 'persona', ?, 'curp', 'Falta', '2026-07-01', 'Estado')",
            (town.ana.id,),
        )
    (row,) = observed.observations(town.store, town.ana.id)
    assert (row.text, row.state, row.answer) == ("Falta", "open", None)
    with town.store.work("Ana") as work:
        work.save(Respuesta(registro=town.ana.id, sobre="o1", texto="No tiene"))
    assert observed.observations(town.store, state="open")[0].answer == "No tiene"


def test_the_board_shows_the_last_entrega_and_what_is_missing(town: Town) -> None:
    with town.store.work("Ana") as work:
        for n, state in ((1, "accepted"), (3, "pending"), (4, "altered")):
            work.execute(
                "INSERT INTO package(id, direction, kind, institute, device, sequence, period, "
                "state, at) VALUES (?, 'in', 'entrega', '32020', 'd', ?, '2026-T2', ?, ?)",
                (f"p{n}", n, state, f"2026-07-0{n}"),
            )
        for record, state in (("a", "accepted"), ("b", "pending"), ("c", "returned")):
            work.execute(
                "INSERT INTO package_row(package, type, id, code, state) VALUES ('p3',?,?,'0',?)",
                ("persona", record, state),
            )
    ((place, cell),) = board.board(town.store, "2026-T1", "2026-T4").items()
    assert place == ("32020", "2026-T2")
    assert (cell.package, cell.rows, cell.pending, cell.accepted, cell.returned) == (
        "p3", 3, 1, 1, 1,
    )  # fmt: skip
    assert cell.missing == 1
    assert packages.row_counts(town.store, "p3") == {
        "persona": {"accepted": 1, "pending": 1, "returned": 1}
    }


def test_whole_records_in_batch(town: Town) -> None:
    found = rows.many(town.store, Persona, [town.ana.id, town.eva.id, "32020-none"])
    assert found == {town.ana.id: town.ana, town.eva.id: town.eva}
    assert issubclass(Persona, Record)


def test_the_plan_of_the_year_goes_with_each_of_its_deliveries(town: Town) -> None:
    with town.store.work("Ana") as work:
        goal = work.save(MetaAnual(ejercicio=2026, nombre="Pláticas"))
        old = work.save(MetaAnual(ejercicio=2025, nombre="La del año pasado"))

    def goals(year: int, quarter: int) -> list[str]:
        return delivery.delivery_ids(town.store, Period(year, quarter))["meta_anual"]

    assert goals(2026, 1) == goals(2026, 4) == [goal.id]
    assert goals(2025, 2) == [old.id]
    with town.store.work("Ana") as work:
        work.save(dataclasses.replace(town.talk, meta=old.id))
        work.save(dataclasses.replace(town.support, meta=old.id))
    # what a record names travels with it, even of another year's plan
    assert goals(2026, 2) == sorted([goal.id, old.id])
    assert goals(2026, 1) == [goal.id]
