"""Finding people as typed, with typos, and those who may be one person."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from captura.records.persona import Persona
from captura.store.database import Store
from captura.store.search import search_people, similar_people

ROSA = Persona(
    nombres="María del Rosario", primer_apellido="Núñez", segundo_apellido="Güereña", sexo="M",
    fecha_nacimiento=dt.date(1990, 3, 7), curp="NUGR900307MZSXRS09", telefono="4929876543",
    municipio="32020", localidad="320200001",
)  # fmt: skip
EVA = Persona(
    nombres="Eva", primer_apellido="Martínez", segundo_apellido="Luna", sexo="M",
    fecha_nacimiento=dt.date(1975, 12, 1), municipio="32020",
)  # fmt: skip
BLANK = Persona(alias="Golondrina", tipo_identificacion="ANO")


@pytest.fixture
def filled(store: Store) -> Store:
    with store.work("Ana") as work:
        for person in (ROSA, EVA, BLANK):
            work.save(person)
    return store


@pytest.mark.parametrize(
    ("typed", "name", "reason"),
    [
        ("ros nun", "María del Rosario Núñez Güereña", "nombre"),
        ("NÚÑ guer", "María del Rosario Núñez Güereña", "nombre"),
        ("luna eva", "Eva Martínez Luna", "nombre"),
        ("golon", "Golondrina", "nombre"),
        ("nugr9003", "María del Rosario Núñez Güereña", "CURP"),
        ("NUGR 900307 MZS", "María del Rosario Núñez Güereña", "CURP"),
        ("492 987", "María del Rosario Núñez Güereña", "teléfono"),
        ("rosrio nuñes", "María del Rosario Núñez Güereña", "nombre parecido"),
        ("martines", "Eva Martínez Luna", "nombre parecido"),
    ],
)
def test_typed_finds(filled: Store, typed: str, name: str, reason: str) -> None:
    (hit,) = search_people(filled, typed)
    assert (hit.name, hit.reason) == (name, reason)


@pytest.mark.parametrize("typed", ["", "  ", "!\"*'()", "zzzzqq", 'x" OR "eva', "ZZZZ99"])
def test_nothing_is_found_and_nothing_breaks(filled: Store, typed: str) -> None:
    assert search_people(filled, typed) == []


def test_a_hit_says_how_lists_order_it(filled: Store) -> None:
    (hit,) = search_people(filled, "rosario")
    assert hit.listed == "Núñez Güereña, María del Rosario"
    assert (hit.participations, hit.fecha_nacimiento, hit.localidad) == (
        0,
        "1990-03-07",
        "320200001",
    )
    assert search_people(filled, "golondrina")[0].listed == "Golondrina"


def test_words_learnt_after_the_vocabulary_was_read(filled: Store) -> None:
    assert search_people(filled, "xochitk") == []
    with filled.work("Ana") as work:
        work.save(Persona(nombres="Xóchitl", primer_apellido="Ávila"))
    (hit,) = search_people(filled, "xochitk")
    assert hit.name == "Xóchitl Ávila"


def test_at_most_the_limit(store: Store) -> None:
    with store.work("Ana") as work:
        for _ in range(30):
            work.save(Persona(nombres="Ana", primer_apellido="Luna"))
    assert len(search_people(store, "an")) == 20
    assert len(search_people(store, "an", 7)) == 7


def only(store: Store, typed: Persona) -> tuple[str, int, tuple[str, ...]] | None:
    found = similar_people(store, typed)
    assert len(found) <= 1
    return (found[0].name, found[0].score, found[0].reasons) if found else None


def test_reasons_of_likeness(filled: Store) -> None:
    rosa = "María del Rosario Núñez Güereña"
    same = only(filled, Persona(curp=ROSA.curp))
    assert same == (rosa, 100, ("misma CURP",))
    found = only(filled, dataclasses.replace(ROSA, curp=None, telefono=None, nombres="Ma Rosario"))
    assert found is not None
    assert found[0] == rosa
    assert "mismo nacimiento" in found[2]
    swapped = dataclasses.replace(EVA, fecha_nacimiento=dt.date(1975, 1, 12))
    found = only(filled, swapped)
    assert found is not None
    assert found[2] == ("mismo nombre", "nacimiento con día y mes al revés")
    near = dataclasses.replace(ROSA, curp="NUGR900307MZSXRS19", fecha_nacimiento=None)
    found = only(filled, near)
    assert found is not None
    assert "CURP casi igual" in found[2]


def test_a_name_alone_is_enough_to_warn(filled: Store) -> None:
    found = only(
        filled, Persona(nombres="Eva", primer_apellido="Martinez", segundo_apellido="Luna")
    )
    assert found is not None
    assert found[2][0] == "mismo nombre"


def test_twins_strangers_and_placeholders_are_not_joined(filled: Store) -> None:
    twin = dataclasses.replace(
        ROSA, nombres="María de la Luz", curp="NUGL900307MZSXRZ05", telefono=None
    )
    assert only(filled, twin) is None
    assert only(filled, dataclasses.replace(EVA, fecha_nacimiento=dt.date(2001, 5, 5))) is None
    with filled.work("Ana") as work:
        for curp in ("SIN CURP", "XXXX000000XXXXXX00"):
            work.save(Persona(nombres="Irma", primer_apellido="Ríos", curp=curp))
    for curp in ("SIN CURP", "XXXX000000XXXXXX00", "NA"):
        assert only(filled, Persona(nombres="Olga", primer_apellido="Paz", curp=curp)) is None


def test_nobody_is_like_herself_or_like_the_deleted(filled: Store) -> None:
    with filled.work("Ana") as work:
        (hit,) = search_people(filled, "rosario")
        saved = work.get(Persona, hit.id)
        assert saved is not None
        assert similar_people(work, saved) == []
        work.delete(saved)
    assert similar_people(filled, ROSA) == []
    assert search_people(filled, "rosario") == []
