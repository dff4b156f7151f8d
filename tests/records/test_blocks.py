"""Two records of one person share a key in spite of the usual slips; strangers and blanks don't."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from captura.records.blocks import block_keys
from captura.records.persona import Persona

CURP = "XACA900512MZSXRN04"


@pytest.mark.parametrize(
    "slip",
    [
        {"primer_apellido": "Nanes"},
        {"primer_apellido": "DE LA CRUZ", "segundo_apellido": "Ñañez"},
        {"nombres": "Ma. de los Angeles", "fecha_nacimiento": None},
        {"fecha_nacimiento": dt.date(1990, 12, 5)},
        {"nombres": "Angeles", "segundo_apellido": None},
        {"nombres": "María", "primer_apellido": "Otra", "segundo_apellido": None, "curp": CURP},
        {"nombres": "X", "primer_apellido": "X", "segundo_apellido": None,
         "fecha_nacimiento": None, "telefono": "+52 492 123 4567"},
        {"curp": "XACA900512MZSXRN13", "nombres": "Otra", "primer_apellido": "Otra",
         "segundo_apellido": None, "fecha_nacimiento": None},
        {"curp": "YYCA900512MZSXRN04", "nombres": "Otra", "primer_apellido": "Otra",
         "segundo_apellido": None, "fecha_nacimiento": None},
    ],
)  # fmt: skip
def test_slips_still_share_a_key(persona: Callable[..., Persona], slip: dict[str, Any]) -> None:
    whole = persona(curp=CURP, telefono="4921234567")
    assert block_keys(whole) & block_keys(persona(**slip))


def test_a_stranger_shares_none(persona: Callable[..., Persona]) -> None:
    stranger = persona(
        nombres="Rosa", primer_apellido="Mena", segundo_apellido="Lara",
        fecha_nacimiento=dt.date(1971, 2, 3),
    )  # fmt: skip
    assert not block_keys(persona()) & block_keys(stranger)


def test_maria_born_the_same_day_joins_nobody(persona: Callable[..., Persona]) -> None:
    one = persona(nombres="María Elena", primer_apellido="Mena", segundo_apellido="Lara")
    other = persona(nombres="María Rosa", primer_apellido="Gil", segundo_apellido="Paz")
    assert not block_keys(one) & block_keys(other)


@pytest.mark.parametrize("curp", ["SIN CURP", "XXXX000000XXXXXX00", "NA", "000000000000000000"])
def test_placeholders_give_no_key(curp: str) -> None:
    blank = Persona(
        curp=curp, nombres="SIN NOMBRE", primer_apellido="N/A", telefono="0000000000",
        fecha_nacimiento=dt.date(1990, 5, 12),
    )  # fmt: skip
    assert block_keys(blank) == frozenset()


def test_an_unknown_day_gives_no_key(persona: Callable[..., Persona]) -> None:
    keys = block_keys(persona(fecha_nacimiento=dt.date(1900, 1, 1)))
    assert {key[0] for key in keys} == {"f"}


def test_the_anonymous_give_no_key(persona: Callable[..., Persona]) -> None:
    assert block_keys(persona(tipo_identificacion="ANO", telefono="4921234567")) == frozenset()


def test_a_whole_person_gives_every_kind_of_key(persona: Callable[..., Persona]) -> None:
    keys = block_keys(persona(curp=CURP, telefono="4921234567"))
    assert {key[0] for key in keys} == set("cpqsnmft")
    assert all(len(key) < 80 for key in keys)
