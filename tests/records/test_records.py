"""What every record type declares: names, sheets, letters, labels, privacy, references."""

from __future__ import annotations

import datetime as dt
import os
import re
import uuid

import pytest

from captura.records.fields import Field, field_of, fields_of
from captura.records.record import Record, new_id
from captura.records.registry import EVENT_DATE, EVERY, RECORDS, SEALED

FIELDS = [(record, field) for record in EVERY.values() for field in fields_of(record)]


def test_the_records_and_their_marks() -> None:
    marks = {name: (record.SHEET, record.LETTERS) for name, record in EVERY.items()}
    assert marks == {
        "institucion": ("Institución", "INS"), "persona": ("Personas", "PER"),
        "meta_anual": ("Metas", "MET"), "actividad": ("Actividades", "ACT"),
        "sesion": ("Sesiones", "SES"),
        "participacion": ("Asistencia", "PAR"), "conteo": ("Conteos", ""),
        "apoyo": ("Apoyos", "APO"),
        "evidencia": ("Evidencias", "EVI"),
        "respuesta": ("Respuestas", "RES"),
        "atencion_estadistica": ("Estadística de atenciones", ""),
        "misma_persona": ("Misma persona", ""),
        "atencion": ("Atenciones", "ATE"),
    }  # fmt: skip


def test_nothing_open_refers_to_anything_sealed() -> None:
    assert all(record.SEALED for record in SEALED.values())
    for record in RECORDS.values():
        assert not record.SEALED
        assert not {field.of for field in fields_of(record)} & SEALED.keys()


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
    own = field.section != "Registro"
    assert field.privacy in (("P4",) if record.SEALED and own else ("P0", "P1", "P2", "P3"))
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


def test_ids_of_one_millisecond_sort_by_time() -> None:
    start = dt.datetime(2026, 7, 6, 15, 0, 0, 250_000, tzinfo=dt.UTC)
    moments = [start + dt.timedelta(microseconds=step) for step in range(0, 1000, 7)]
    ids = [new_id("32020", moment, os.urandom) for moment in moments]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert all(uuid.UUID(one.partition("-")[2]).version == 7 for one in ids)
