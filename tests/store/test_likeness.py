"""Pairs that anybody would decide, and what the rules say of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from captura.records.persona import Persona
from captura.store.likeness import likeness

ANA = Persona(
    nombres="Ana Laura", primer_apellido="Esparza", segundo_apellido="Luna", sexo="M",
    fecha_nacimiento=dt.date(1990, 4, 12), curp="EALA900412MZSSNN05", municipio="32020",
    telefono="4941234567",
)  # fmt: skip
SURE, LOOK, NOTHING = "sure", "look", "nothing"
OTHER_KEY = "EALA900412MZSSNN13"  # far from hers in nothing but the last two places
FAR_KEY = "EALB651103MZSSNT08"
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("the same again", {}, SURE),
    ("no CURP on one of them", {"curp": None}, SURE),
    ("capitals, no accents", {"primer_apellido": "ESPARZA", "nombres": "ANA LAURA"}, SURE),
    ("another spelling", {"primer_apellido": "Esparsa", "curp": None}, SURE),
    ("a letter wrong in a surname", {"primer_apellido": "Esprza", "curp": None}, SURE),
    ("the second surname left out", {"segundo_apellido": None, "curp": None}, SURE),
    ("one given name left out", {"nombres": "Laura", "curp": None}, SURE),
    ("surnames turned round", {"primer_apellido": "Luna", "segundo_apellido": "Esparza"}, SURE),
    ("day and month turned round", {"fecha_nacimiento": dt.date(1990, 12, 4), "curp": None}, SURE),
    ("a year beside", {"fecha_nacimiento": dt.date(1991, 4, 12), "curp": None}, SURE),
    ("two letters of the CURP swapped", {"curp": "EALA900421MZSSNN05"}, SURE),
    ("a twin", {"nombres": "Ana Lilia", "curp": OTHER_KEY}, LOOK),
    ("a twin without CURP", {"nombres": "Ana Lilia", "curp": None}, LOOK),
    ("another given name, a sister's phone",
     {"nombres": "Beatriz", "fecha_nacimiento": dt.date(1993, 1, 2), "curp": None}, NOTHING),
    ("her mother", {"fecha_nacimiento": dt.date(1965, 11, 3), "curp": FAR_KEY}, NOTHING),
    ("her mother, whose age alone is known",
     {"fecha_nacimiento": None, "edad_declarada": 61, "edad_declarada_en": dt.date(2026, 5, 5),
      "curp": None}, NOTHING),
    ("her surname was corrected", {"primer_apellido": "Trejo", "curp": None}, LOOK),
    ("corrected, and the CURP with it",
     {"primer_apellido": "Trejo", "curp": "TELA900412MZSRNN01"}, LOOK),
    ("her CURP on a woman of another name",
     {"nombres": "Tomasa", "primer_apellido": "Ruiz", "segundo_apellido": "Cruz"}, LOOK),
    ("another sex", {"sexo": "H"}, LOOK),
    ("a namesake elsewhere",
     {"fecha_nacimiento": dt.date(1971, 9, 30), "curp": FAR_KEY, "municipio": "32001",
      "telefono": None}, NOTHING),
    ("only an age, one phone",
     {"fecha_nacimiento": None, "edad_declarada": 36, "edad_declarada_en": dt.date(2026, 5, 5),
      "curp": None}, SURE),
    ("only an age, another phone",
     {"fecha_nacimiento": None, "edad_declarada": 36, "edad_declarada_en": dt.date(2026, 5, 5),
      "curp": None, "telefono": "4987654321"}, LOOK),
    ("a placeholder for a CURP", {"curp": "XXXX000000XXXXXX00"}, SURE),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_the_rules_say(changes: dict[str, Any], expected: str) -> None:
    other = replace(ANA, **changes)
    for pair in ((ANA, other), (other, ANA)):
        alike = likeness(*pair)
        said = SURE if alike.sure else LOOK if alike.score >= 70 else NOTHING
        assert said == expected, alike


def test_two_placeholders_join_nobody() -> None:
    one = Persona(nombres="Petra", primer_apellido="Ruiz", curp="XXXX000000XXXXXX00")
    alike = likeness(one, replace(one, nombres="Amalia", primer_apellido="Cruz"))
    assert not alike.sure
    assert alike.score < 70
    assert alike.in_favour == ()


def test_the_reasons_in_words() -> None:
    twin = likeness(ANA, replace(ANA, nombres="Ana Lilia", curp=FAR_KEY))
    assert twin.in_favour == ("nombre parecido", "mismo nacimiento", "mismo teléfono")
    assert twin.against == ("CURP distinta", "nombre de pila distinto")
