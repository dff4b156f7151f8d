"""Every rule of a single record speaks when broken, and is silent when not."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from captura.records import rules
from captura.records.catalogues import Catalogues
from captura.records.fields import field_of
from captura.records.persona import Persona
from captura.records.problem import errors_of
from captura.records.record import Record
from captura.records.rules import asked_fields, check
from captura.records.rules.curp import curp_rules
from tests.records.cases import ALLOWED, CASES, CURP, SOUND


def make(record_type: type[Record], changes: dict[str, Any]) -> Record:
    return record_type(**(SOUND[record_type] | changes))


@pytest.mark.parametrize("record_type", SOUND)
def test_a_sound_record_has_no_problem(
    catalogues: Catalogues, today: dt.date, record_type: type[Record]
) -> None:
    assert check(make(record_type, {}), catalogues, today) == []


@pytest.mark.parametrize(("record_type", "changes", "field", "level", "code"), CASES)
def test_a_broken_rule_is_told(
    catalogues: Catalogues,
    today: dt.date,
    record_type: type[Record],
    changes: dict[str, Any],
    field: str,
    level: str,
    code: str,
) -> None:
    problems = check(make(record_type, changes), catalogues, today)
    assert (field, level, code) in {(p.field, p.level, p.code) for p in problems}
    for problem in problems:
        assert (problem.type, problem.id) == (record_type.TYPE, SOUND[record_type]["id"])
        assert field_of(record_type, problem.field).label
        assert problem.what.endswith(".")
        assert problem.level == "note" or problem.fix.endswith(".")


@pytest.mark.parametrize(("record_type", "changes"), ALLOWED)
def test_what_is_odd_but_right_is_let_be(
    catalogues: Catalogues, today: dt.date, record_type: type[Record], changes: dict[str, Any]
) -> None:
    assert check(make(record_type, changes), catalogues, today) == []


def test_every_rule_has_a_case() -> None:
    folder = Path(str(rules.__file__)).parent
    single = [path for path in folder.glob("*.py") if path.name != "together.py"]
    texts = "".join(path.read_text(encoding="utf-8") for path in single)
    families = r'"((?:persona|actividad|sesion|participacion|apoyo|institucion|curp)\.\w+)"'
    assert set(re.findall(families, texts)) <= {code for *_, code in CASES}


@pytest.mark.parametrize(
    "key", ["", "BOXW", "BUEY900512MZSXRN04", "XACA900512XNEXRN04", "SINCURP", "Ñ", "9" * 18]
)
def test_no_curp_ever_blocks(catalogues: Catalogues, today: dt.date, key: str) -> None:
    person = make(Persona, {"curp": key or None})
    assert errors_of(check(person, catalogues, today)) == []


def test_looks_wrong_but_is_so(catalogues: Catalogues, today: dt.date) -> None:
    odd = {"curp": CURP[:-1] + "5", "nombres": "Rosa"}
    reasoned = odd | {"curp_excepcion": True, "curp_motivo": "Vi el acta"}
    before = check(make(Persona, odd), catalogues, today)
    after = check(make(Persona, reasoned), catalogues, today)
    assert {problem.level for problem in before} == {"warning"}
    assert {problem.level for problem in after} == {"note"}
    assert [problem.code for problem in before] == [problem.code for problem in after]


def test_a_sensitive_field_of_each_kind_needs_consent(
    catalogues: Catalogues, today: dt.date
) -> None:
    from captura.records.rules.consent import sensitive_fields

    assert len(sensitive_fields()) == 10
    for name in sensitive_fields():
        kind = field_of(Persona, name).kind.name
        value = {"choice": "SI", "choices": ("OTR",), "yes_no": False, "whole": 1}[kind]
        problems = check(make(Persona, {name: value}), catalogues, today)
        assert ("persona.consentimiento", name) in {(p.code, p.field) for p in problems}


def test_no_message_holds_what_was_typed(catalogues: Catalogues, today: dt.date) -> None:
    secret = {"nombres": "Zuleyma9", "primer_apellido": "Quetzal9", "curp": "ZUQZ9",
              "telefono": "777", "localidad_texto": "Yonder"}  # fmt: skip
    for problem in check(make(Persona, secret), catalogues, today):
        for value in secret.values():
            assert value not in problem.message


def test_a_talk_asks_only_name_sex_age_and_place(catalogues: Catalogues) -> None:
    types = catalogues["tipo_actividad"]
    assert asked_fields("AC01", types) == (
        "nombres", "primer_apellido", "segundo_apellido", "sexo", "fecha_nacimiento",
        "edad_declarada", "municipio", "localidad", "localidad_texto",
    )  # fmt: skip
    assert asked_fields(None, types) == asked_fields("AC01", types)
    assert "telefono" in asked_fields("AC02", types)
    assert "curp" not in asked_fields("AC02", types)
    assert {"curp", "escolaridad"} <= set(asked_fields("AC03", types))
    assert {"curp", "calle"} <= set(asked_fields("AC15", types))


def test_every_type_asks_what_a_person_must_have(catalogues: Catalogues) -> None:
    types = catalogues["tipo_actividad"]
    for entry in types.entries:
        asked = asked_fields(entry.code, types)
        assert {"nombres", "primer_apellido", "sexo", "municipio"} <= set(asked)
        for name in asked:
            assert field_of(Persona, name).privacy != "P3"


def test_a_placeholder_is_compared_with_nothing() -> None:
    marked = Persona(curp="XXXX000000XXXXXX00", nombres="Amalia", primer_apellido="López")
    codes = {found.code for found in curp_rules(marked, dt.date(2026, 6, 1))}
    assert "curp.sin" in codes
    assert not codes & {"curp.nombres", "curp.primer_apellido"}
