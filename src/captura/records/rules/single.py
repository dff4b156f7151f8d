"""All problems of one record by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from captura.records.catalogues import Catalogues
from captura.records.problem import Problem
from captura.records.record import Record
from captura.records.rules.actividad import actividad_rules, sesion_rules
from captura.records.rules.atencion import atencion_rules, estadistica_rules
from captura.records.rules.counted import conteo_rules
from captura.records.rules.evidencia import evidencia_rules
from captura.records.rules.others import (
    apoyo_rules,
    institucion_rules,
    meta_rules,
    misma_persona_rules,
    participacion_rules,
    respuesta_rules,
)
from captura.records.rules.persona import persona_rules

RULES: dict[str, Callable[[Any, Catalogues, dt.date], Iterator[Problem]]] = {
    "institucion": institucion_rules,
    "persona": persona_rules,
    "meta_anual": meta_rules,
    "actividad": actividad_rules,
    "sesion": sesion_rules,
    "participacion": participacion_rules,
    "conteo": conteo_rules,
    "evidencia": evidencia_rules,
    "apoyo": apoyo_rules,
    "respuesta": respuesta_rules,
    "misma_persona": misma_persona_rules,
    "atencion": atencion_rules,
    "atencion_estadistica": estadistica_rules,
}


def check(record: Record, catalogues: Catalogues, today: dt.date) -> list[Problem]:
    """Every problem of a record, in the order of its rules; empty if there is none."""
    return list(RULES[record.TYPE](record, catalogues, today))
