"""Rules of a person: who she is, how old, where she lives; who may answer for a girl."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from captura.records import people
from captura.records.catalogues import Catalogues
from captura.records.fields import field_of
from captura.records.names import is_no_name
from captura.records.persona import Persona
from captura.records.problem import ERROR, WARNING, Problem
from captura.records.rules import common
from captura.records.rules.consent import consent, has_sensitive
from captura.records.rules.curp import curp_rules

ZACATECAS = "ZS"
_NAME = re.compile(r"[^\W\d_][^\W\d_ '´’.\-]*(?:[ '´’.\-]+[^\W\d_]*)*")
_NAMES = ("nombres", "primer_apellido", "segundo_apellido")
_DEGREES = frozenset({"10", "11", "12", "13", "14"})
NONE_OF_THEM = "CP99"
PREGNANT = "CP01"


def persona_rules(persona: Persona, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    """Every problem of one person."""
    yield from common.required(persona, _excused(persona))
    yield from common.values(persona, catalogues)
    yield from _identity(persona)
    yield from curp_rules(persona, today)
    yield from _age(persona, today)
    yield from _place(persona, catalogues)
    yield from _contact(persona)
    yield from _profile(persona, people.age_on(persona, today))
    yield from consent(persona, today)


def _excused(persona: Persona) -> frozenset[str]:
    excused = set()
    if people.is_anonymous(persona):
        excused |= {"nombres", "primer_apellido"}
    if persona.entidad_residencia not in (None, ZACATECAS):
        excused.add("municipio")
    return frozenset(excused)


def _identity(persona: Persona) -> Iterator[Problem]:
    if people.is_anonymous(persona):
        if persona.curp or persona.nombres or persona.primer_apellido:
            yield common.warning(
                persona, "tipo_identificacion", "persona.anonima",
                "Está marcada como anónima y tiene nombre o CURP.",
                "Borre esos datos, o cambie cómo se identifica.",
            )  # fmt: skip
        return
    for name in _NAMES:
        said = getattr(persona, name)
        if said is None:
            continue
        fault = _fault(said)
        if fault == "sin_nombre":
            yield common.warning(
                persona, name, "persona.sin_nombre", "Esto no es un nombre.",
                "Si no quiso decirlo, elija «Anónima (seudónimo)».",
            )  # fmt: skip
        elif fault == "letras":
            yield common.warning(
                persona, name, "persona.letras", "El nombre lleva cifras o signos.",
                "Déjelo solo con letras, espacio, punto, guion o apóstrofo.",
            )  # fmt: skip


@lru_cache(maxsize=16_384)
def _fault(name: str) -> str:
    if is_no_name(name):
        return "sin_nombre"
    return "" if _NAME.fullmatch(name) else "letras"


def _age(persona: Persona, today: dt.date) -> Iterator[Problem]:
    born, said, when = persona.fecha_nacimiento, persona.edad_declarada, persona.edad_declarada_en
    if said is None and people.birth_date(persona) is None:
        yield common.error(
            persona, "fecha_nacimiento", "persona.edad", "Falta la fecha de nacimiento o la edad.",
            "Escriba una de las dos; la edad aproximada basta.",
        )  # fmt: skip
    if born and born > today:
        yield common.error(
            persona, "fecha_nacimiento", "persona.futuro", "Esa fecha todavía no llega.",
            "Revise el año.",
        )  # fmt: skip
    elif born and people.years_between(born, today) > 120:
        yield common.error(
            persona, "fecha_nacimiento", "persona.siglo", "Tendría más de 120 años.",
            "Revise el año.",
        )  # fmt: skip
    if said is None:
        return
    if when is None:
        yield common.error(
            persona, "edad_declarada_en", "persona.edad_cuando", "Falta qué día dijo su edad.",
            "Escriba la fecha de la actividad.",
        )  # fmt: skip
    elif when > today:
        yield common.error(
            persona, "edad_declarada_en", "persona.futuro", "Esa fecha todavía no llega.",
            "Revise el año.",
        )  # fmt: skip
    elif (known := people.birth_date(persona)) and abs(
        people.years_between(known, when) - said
    ) > 1:
        yield common.warning(
            persona, "edad_declarada", "persona.edad_distinta",
            "La edad no concuerda con la fecha de nacimiento.",
            "Deje la que conste en un documento y borre la otra.",
        )  # fmt: skip


def _place(persona: Persona, catalogues: Catalogues) -> Iterator[Problem]:
    away = persona.entidad_residencia not in (None, ZACATECAS)
    if not persona.localidad and not persona.localidad_texto and not away:
        yield common.error(
            persona, "localidad", "persona.localidad", "Falta la localidad.",
            "Elija una, o escríbala en «Otra localidad o colonia».",
        )  # fmt: skip
    entry = catalogues["localidades"].by_code.get(persona.localidad or "")
    belongs = entry.extra.get("municipio") if entry else None
    if belongs and persona.municipio and belongs != persona.municipio:
        yield common.error(
            persona, "localidad", "persona.municipio",
            "Esa localidad es de otro municipio.", "Cambie la localidad o el municipio.",
        )  # fmt: skip
    if away and (persona.municipio or persona.localidad):
        yield common.warning(
            persona, "municipio", "persona.fuera", "Vive fuera de Zacatecas y tiene municipio.",
            "Borre el municipio, o corrija dónde vive.",
        )  # fmt: skip
    if persona.cp and not re.fullmatch("[0-9]{5}", persona.cp):
        yield common.warning(
            persona, "cp", "persona.cp", "El código postal lleva cinco cifras.",
            "Cópielo de un recibo o déjelo vacío.",
        )  # fmt: skip
    elif persona.cp and not away and persona.cp[:2] not in ("98", "99"):
        yield common.warning(
            persona, "cp", "persona.cp", "El código postal no es de Zacatecas.",
            "Empieza con 98 o 99; si vive en otro estado, diga en cuál.",
        )  # fmt: skip


def _contact(persona: Persona) -> Iterator[Problem]:
    for name in ("telefono", "tutor_contacto"):
        number = getattr(persona, name)
        if number and not re.fullmatch("[0-9]{10}", number):
            yield common.warning(
                persona, name, "persona.telefono", "El teléfono lleva diez cifras.",
                "Escríbalo con lada y sin extensión.",
            )  # fmt: skip
    if persona.medio_seguro in ("NO", "NC") and persona.telefono:
        yield common.note(
            persona, "telefono", "persona.no_llamar", "No es seguro llamar a este número."
        )


def _profile(persona: Persona, age: int | None) -> Iterator[Problem]:
    if age is not None:
        yield from _by_age(persona, age)
    conditions = persona.condiciones or ()
    if NONE_OF_THEM in conditions and len(conditions) > 1:
        yield common.error(
            persona, "condiciones", "persona.ninguna", "«Ninguna» no va junto con otras.",
            "Deje solo las que correspondan.",
        )  # fmt: skip
    if (persona.meses_embarazo or PREGNANT in conditions) and persona.sexo == "H":
        yield common.warning(
            persona, "meses_embarazo", "persona.embarazo", "El embarazo no concuerda con el sexo.",
            "Revise los dos datos.",
        )  # fmt: skip


def _by_age(persona: Persona, age: int) -> Iterator[Problem]:
    if age < 14 and persona.estado_conyugal not in (None, "6", "9"):
        yield common.warning(
            persona, "estado_conyugal", "persona.conyugal", "No concuerda con su edad.",
            "Revise la edad; si es así, dígalo como motivo.",
        )  # fmt: skip
    if age < 18 and persona.escolaridad in _DEGREES:
        yield common.warning(
            persona, "escolaridad", "persona.escolaridad", "No concuerda con su edad.",
            "Revise la edad y la escolaridad.",
        )  # fmt: skip
    if age < 18:
        # a girl in a school talk gives only the minimum; her tutor is needed for anything more
        level = ERROR if has_sensitive(persona) or persona.consent_imagen else WARNING
        for name in ("tutor_nombre", "tutor_parentesco"):
            if getattr(persona, name) is None:
                label = field_of(Persona, name).label
                yield common.problem(
                    persona, name, level, "persona.tutora",
                    f"Es menor de edad y falta «{label}».",
                    "Escríbalo; nunca registre aquí a quien la agrede.",
                )  # fmt: skip
