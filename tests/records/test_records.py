"""What every record type declares: names, sheets, letters, labels, privacy, references."""

from __future__ import annotations

import re

import pytest

from captura.records.fields import Field, field_of, fields_of
from captura.records.record import Record
from captura.records.registry import EVENT_DATE, RECORDS

FIELDS = [(record, field) for record in RECORDS.values() for field in fields_of(record)]


def test_the_seven_records_and_their_marks() -> None:
    marks = {name: (record.SHEET, record.LETTERS) for name, record in RECORDS.items()}
    assert marks == {
        "institucion": ("Institución", "INS"), "persona": ("Personas", "PER"),
        "actividad": ("Actividades", "ACT"), "sesion": ("Sesiones", "SES"),
        "participacion": ("Asistencia", "PAR"), "apoyo": ("Apoyos", "APO"),
        "respuesta": ("Respuestas", "RES"),
    }  # fmt: skip


def test_records_refer_only_to_those_before_them() -> None:
    seen: set[str] = set()
    for name, record in RECORDS.items():
        targets = {field.of for field in fields_of(record) if field.kind.name == "reference"}
        assert targets <= seen | {name}
        seen.add(name)


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_a_field_is_declared_whole(record: type[Record], field: Field) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", field.name)
    assert field.label
    assert field.label[0].isupper() or field.label[0] == "¿"
    assert field.section
    assert field.privacy in ("P0", "P1", "P2", "P3")
    assert not re.search(r"[;\n]", field.label)


@pytest.mark.parametrize("record", RECORDS.values())
def test_labels_are_unique_in_their_sheet(record: type[Record]) -> None:
    labels = [field.label for field in fields_of(record)]
    assert len(labels) == len(set(labels))


def test_what_names_a_person_is_never_public() -> None:
    for name in ("nombres", "primer_apellido", "curp", "telefono", "calle", "fecha_nacimiento"):
        assert field_of(RECORDS["persona"], name).privacy == "P2"


def test_the_event_date_is_a_required_date() -> None:
    for name, date in EVENT_DATE.items():
        field = field_of(RECORDS[name], date)
        assert (field.kind.name, field.required) == ("date", True)
