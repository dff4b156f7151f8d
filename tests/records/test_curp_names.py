"""The letters a name gives, and where a key and the data beside it disagree."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.records import curp
from captura.records.curp_names import build, complete, disagreements

BORN = dt.date(1990, 5, 12)


@pytest.mark.parametrize(
    ("given", "first", "second", "letters", "inner"),
    [
        ("Alejandra", "Hernández", "García", "HEGA", "RRL"),
        ("María de los Ángeles", "Ñañez", "de la Cruz", "XACA", "XRN"),
        ("Ma. Elena", "López", "Pérez", "LOPE", "PRL"),
        ("José Luis", "Güemes", "Núñez", "GUNL", "MXS"),
        ("María", "Ruiz", None, "RUXM", "ZXR"),
        ("J. Jesús", "De León", "Ávila", "LEAJ", "NVS"),
        ("Ana-Lucía", "O'Farril", "Ek", "OAEA", "FKN"),
        ("Eva", "Ix", "Oo", "IXOE", "XXV"),
        ("Yolanda", "Bueno", "Esparza", "BXEY", "NSL"),  # BUEY is written BXEY
        ("María José", "Vela", "Mc Gregor", "VEGJ", "LRS"),
        ("De Jesús", "Del Río", "Y", "RIYJ", "XXS"),
    ],
)
def test_letters_of_a_name(
    given: str, first: str, second: str | None, letters: str, inner: str
) -> None:
    assert build(given, first, second, BORN, "M", "ZS") == f"{letters}900512MZS{inner}"


def test_a_completed_key_is_flawless() -> None:
    for born in (BORN, dt.date(2003, 2, 28)):
        for homonym in range(10):
            key = complete(build("Rosa", "Mena", "Lara", born, "M", "ZS"), born, homonym)
            reading = curp.read(key, dt.date(2026, 9, 22))
            assert reading.ok
            assert reading.birth == born


def found(**said: object) -> set[str]:
    key = complete(build("Alejandra", "Hernández", "García", BORN, "M", "ZS"), BORN)
    typed: dict[str, object] = {
        "nombres": "Alejandra", "primer_apellido": "Hernandez", "segundo_apellido": "GARCÍA",
        "birth": BORN, "sex": "M", "state": "ZS",
    }  # fmt: skip
    findings = disagreements(curp.read(key), **(typed | said))  # type: ignore[arg-type]
    assert all(finding.level == "warning" for finding in findings)
    return {finding.code for finding in findings}


def test_all_agrees() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"nombres": "Beatriz"}, "curp.nombres"),
        ({"primer_apellido": "Fernández"}, "curp.primer_apellido"),
        ({"segundo_apellido": "Barrios"}, "curp.segundo_apellido"),
        ({"segundo_apellido": ""}, "curp.segundo_apellido"),
        ({"birth": dt.date(1990, 12, 5)}, "curp.fecha_nacimiento"),
        ({"sex": "H"}, "curp.sexo"),
        ({"state": "JC"}, "curp.entidad_nac"),
    ],
)
def test_each_disagreement_is_named(said: dict[str, object], code: str) -> None:
    assert found(**said) == {code}


def test_what_is_not_known_is_not_compared() -> None:
    unknown = dict.fromkeys(("nombres", "primer_apellido", "segundo_apellido", "birth"))
    assert found(**unknown, sex="9", state=None) == set()


def test_an_x_in_place_of_a_vowel_may_be_right() -> None:
    key = complete(build("Yolanda", "Bueno", "Esparza", BORN, "M", "ZS"), BORN)
    reading = curp.read(key)
    assert key.startswith("BXEY")
    typed = {"nombres": "Yolanda", "primer_apellido": "Bueno", "segundo_apellido": "Esparza"}
    assert disagreements(reading, **typed) == ()  # type: ignore[arg-type]
