"""Age on a day, full name, age group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from captura.records.catalogues import Catalogues
from captura.records.people import age_group, age_on, birth_date, full_name
from captura.records.persona import Persona


def test_age_turns_on_the_birthday() -> None:
    person = Persona(fecha_nacimiento=dt.date(1990, 5, 12))
    assert age_on(person, dt.date(2026, 5, 11)) == 35
    assert age_on(person, dt.date(2026, 5, 12)) == 36
    assert age_on(person, dt.date(1989, 1, 1)) is None


def test_born_on_29_february() -> None:
    person = Persona(fecha_nacimiento=dt.date(2008, 2, 29))
    assert age_on(person, dt.date(2026, 2, 28)) == 17
    assert age_on(person, dt.date(2026, 3, 1)) == 18


def test_a_declared_age_grows_from_the_day_it_was_declared() -> None:
    person = Persona(edad_declarada=40, edad_declarada_en=dt.date(2024, 6, 15))
    assert age_on(person, dt.date(2024, 6, 15)) == 40
    assert age_on(person, dt.date(2025, 6, 14)) == 40
    assert age_on(person, dt.date(2026, 6, 15)) == 42
    assert age_on(person, dt.date(2024, 1, 1)) == 40
    assert age_on(person, dt.date(2023, 6, 15)) == 39
    assert age_on(Persona(edad_declarada=7), dt.date(2026, 1, 1)) == 7
    assert age_on(Persona(), dt.date(2026, 1, 1)) is None


def test_a_list_of_two_weeks_ago_makes_nobody_younger() -> None:
    """Who says that she is 18 today is no minor on the list typed from paper."""
    person = Persona(edad_declarada=18, edad_declarada_en=dt.date(2026, 11, 27))
    assert age_on(person, dt.date(2026, 11, 10)) == 18


def test_a_flawless_curp_tells_the_birth_date() -> None:
    assert birth_date(Persona(curp="BOXW310820HNERXN09")) == dt.date(1931, 8, 20)
    assert birth_date(Persona(curp="BOXW310820HNERXN08")) is None
    assert birth_date(Persona(curp="SINCURP")) is None


def test_full_name(persona: Callable[..., Persona]) -> None:
    assert full_name(persona()) == "María de los Ángeles Ñañez de la Cruz"
    assert full_name(Persona(alias="Luna")) == "Luna"
    assert full_name(Persona()) == ""


@pytest.mark.parametrize(
    ("age", "group"),
    [(0, "GE1"), (5, "GE1"), (6, "GE2"), (14, "GE3"), (17, "GE4"), (18, "GE5"), (59, "GE7"),
     (60, "GE8"), (101, "GE8"), (None, "GE9")],
)  # fmt: skip
def test_age_groups(catalogues: Catalogues, age: int | None, group: str) -> None:
    assert age_group(age, catalogues["grupos_etarios"]) == group
