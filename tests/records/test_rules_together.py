"""Rules across records: references, repetitions, dates and attendance that must fit."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.conteo import Conteo
from captura.records.evidencia import Evidencia
from captura.records.fields import fields_of
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.rules import check_together, read_together
from captura.records.sesion import Sesion
from tests.records.cases import CURP, ID, SOUND


def sound() -> list[Record]:
    return [record_type(**values) for record_type, values in SOUND.items()]


def found(records: list[Record]) -> list[tuple[str, str, str, str]]:
    """What is found, which is the same where only what is said to be read was read."""
    problems = [(p.id, p.field, p.level, p.code) for p in check_together(records)]
    little = [(p.id, p.field, p.level, p.code) for p in check_together(map(bared, records))]
    assert little == problems
    return problems


def bared(record: Record) -> Record:
    names = read_together(type(record))
    if names is None:
        return record
    return type(record)(id=record.id, **{name: getattr(record, name) for name in names})


def changed(record_type: type[Record], **changes: Any) -> list[Record]:
    return [
        dataclasses.replace(record, **changes) if isinstance(record, record_type) else record
        for record in sound()
    ]


def twice(record_type: type[Record], **changes: Any) -> list[Record]:
    """The sound set with a second record of one type, whose id ends in 9."""
    return [*sound(), record_type(**(SOUND[record_type] | {"id": ID + "9"} | changes))]


def test_a_sound_set_has_no_problem() -> None:
    assert found(sound()) == []
    assert found(sound()[::-1]) == []


@pytest.mark.parametrize(
    ("record_type", "field"),
    [(Sesion, "actividad"), (Participacion, "persona"), (Participacion, "sesion"),
     (Apoyo, "persona"), (Apoyo, "actividad"), (Evidencia, "actividad"), (Actividad, "meta")],
)  # fmt: skip
def test_a_reference_to_nothing(record_type: type[Record], field: str) -> None:
    problems = found(changed(record_type, **{field: ID + "8"}))
    assert (SOUND[record_type]["id"], field, "error", "referencia") in problems


def test_a_reference_to_another_type_is_a_reference_to_nothing() -> None:
    problems = found(changed(Apoyo, persona=SOUND[Actividad]["id"]))
    assert problems == [(ID + "5", "persona", "error", "referencia")]


def test_the_same_person_twice_in_a_session() -> None:
    assert found(twice(Participacion)) == [(ID + "9", "persona", "error", "participacion.repetida")]
    assert found(twice(Participacion)[::-1]) == found(twice(Participacion))


def test_a_second_support_of_the_programme_in_a_year() -> None:
    repeated = [(ID + "9", "persona", "warning", "apoyo.repetido")]
    assert found(twice(Apoyo, fecha=dt.date(2026, 1, 2))) == repeated
    assert found(twice(Apoyo, fecha=dt.date(2025, 12, 31))) == []
    assert found(twice(Apoyo, programa="ESTATAL")) == []


def joined(other: str, **changes: Any) -> list[Record]:
    """The sound set, and a second record of its woman who was given the same support."""
    both = {"id": ID + "8", "una": SOUND[Persona]["id"], "otra": other, "es_la_misma": True}
    second = Persona(**(SOUND[Persona] | {"id": other, "curp": None}))
    return [*twice(Apoyo, persona=other), MismaPersona(**(both | changes)), second]


def test_a_second_support_to_another_record_of_one_woman() -> None:
    repeated = (ID + "9", "persona", "warning", "apoyo.repetido")
    assert repeated in found(joined(ID + "7"))
    (said,) = [p.what for p in check_together(joined(ID + "7")) if p.code == "apoyo.repetido"]
    assert said.endswith("en otro de sus registros.")
    assert repeated not in found(joined(ID + "7", es_la_misma=False))
    # what an institute says of people who are not its own is kept and not heard
    assert repeated not in found(joined(ID + "7", id="32056" + ID[5:] + "8"))


def test_two_people_with_one_curp() -> None:
    records = [r for r in changed(Persona, curp=CURP) if not isinstance(r, Participacion)]
    other = Persona(**(SOUND[Persona] | {"id": ID + "9", "curp": CURP.lower()}))
    codes = [code for *_, code in found([*records, other])]
    assert "persona.repetida" in codes
    for blank in ("SINCURP", "NA", "XXXX000000XXXXXX00"):
        people = [Persona(**(SOUND[Persona] | {"id": f"{ID}{n}", "curp": blank})) for n in (1, 9)]
        assert "persona.repetida" not in [code for *_, code in found(list(people))]


def test_a_session_outside_its_activity() -> None:
    assert found(changed(Sesion, fecha=dt.date(2026, 9, 2))) == [
        (ID + "3", "fecha", "error", "sesion.fecha")
    ]
    longer = changed(Actividad, fecha_fin=dt.date(2026, 9, 5))
    longer = [
        dataclasses.replace(r, fecha=dt.date(2026, 9, 5)) if isinstance(r, Sesion) else r
        for r in longer
    ]
    assert found(longer) == []


def test_two_sessions_with_one_number() -> None:
    assert found(twice(Sesion)) == [(ID + "9", "numero", "error", "sesion.numero")]
    assert found(twice(Sesion, numero=2)) == []


def test_a_goal_of_another_years_plan() -> None:
    assert found(changed(MetaAnual, ejercicio=2025)) == [
        (ID + "2", "meta", "warning", "actividad.meta")
    ]


def test_attendance_in_a_session_of_another_activity() -> None:
    other = Actividad(**(SOUND[Actividad] | {"id": ID + "8", "modo_conteo": "AGR"}))
    records = [*changed(Participacion, actividad=ID + "8"), other]
    assert (ID + "4", "sesion", "error", "participacion.sesion") in found(records)


def test_more_hours_than_the_session_lasted() -> None:
    records = [
        dataclasses.replace(r, horas=Decimal(3 if isinstance(r, Participacion) else 2))
        if isinstance(r, Sesion | Participacion) else r
        for r in sound()
    ]  # fmt: skip
    assert found(records) == [(ID + "4", "horas", "warning", "participacion.horas")]


def test_an_activity_counted_by_name_that_nobody_attended() -> None:
    nobody = [(ID + "2", "modo_conteo", "warning", "actividad.sin_lista")]
    assert found(changed(Participacion, asistio=False)) == nobody
    assert found([r for r in sound() if not isinstance(r, Participacion)]) == nobody
    counted = [r for r in changed(Actividad, modo_conteo="AGR") if not isinstance(r, Participacion)]
    assert found(counted) == [(ID + "2", "modo_conteo", "warning", "conteo.falta")]
    assert found(with_counts(counted, 5)) == []


def with_counts(records: list[Record], number: int) -> list[Record]:
    return [
        dataclasses.replace(r, cantidad=number) if isinstance(r, Conteo) else r for r in records
    ]


def test_people_on_a_list_beside_a_count() -> None:
    both = [(ID + "2", "modo_conteo", "warning", "conteo.con_lista")]
    assert found(with_counts(sound(), 3)) == both


def test_a_sum_that_is_not_the_total_of_the_sheet() -> None:
    told = [
        dataclasses.replace(r, total_contado=8) if isinstance(r, Sesion) else r for r in sound()
    ]
    wrong = (ID + "3", "total_contado", "error", "conteo.total")
    assert wrong in found(with_counts(told, 7))
    assert wrong not in found(with_counts(told, 8))
    assert wrong in found([r for r in told if not isinstance(r, Conteo)])


def test_one_group_counted_twice() -> None:
    assert found(twice(Conteo)) == [(ID + "c", "cantidad", "error", "conteo.repetido")]
    assert found(twice(Conteo, sexo="M")) == []


def test_a_person_refers_to_nothing() -> None:
    """`check_together` keeps only her id and CURP: it would see no reference."""
    assert [one.name for one in fields_of(Persona) if one.kind.name == "reference"] == []
