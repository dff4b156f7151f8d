"""Rules of an atención and of the statistics made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.records.atencion import Atencion
from captura.records.atencion_estadistica import AtencionEstadistica
from captura.records.catalogues import Catalogues
from captura.records.fields import field_of
from captura.records.periods import read_period
from captura.records.problem import Problem
from captura.records.rules import common


def atencion_rules(atencion: Atencion, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    yield from common.required(atencion)
    yield from common.values(atencion, catalogues)
    when, next_one = atencion.fecha_hora, atencion.proxima_cita
    if when and when.date() > today:
        yield common.error(
            atencion, "fecha_hora", "atencion.futura", "Esa fecha todavía no llega.",
            "Revise el año; lo que viene se anota en «Próxima cita».",
        )  # fmt: skip
    if when and next_one and next_one <= when:
        yield common.error(
            atencion, "proxima_cita", "atencion.cita", "La próxima cita es antes de la atención.",
            "Revise las dos fechas.",
        )  # fmt: skip
    if when:
        for name in ("servicio", "modalidad"):
            yield from common.closed(atencion, field_of(Atencion, name), when.date(), catalogues)


def estadistica_rules(
    counted: AtencionEstadistica, catalogues: Catalogues, today: dt.date
) -> Iterator[Problem]:
    yield from common.required(counted)
    yield from common.values(counted, catalogues)
    if counted.periodo:
        try:
            read_period(counted.periodo)
        except ValueError:
            yield common.error(
                counted, "periodo", "estadistica.periodo", "El periodo no es un trimestre.",
                "Pida que publiquen otra vez la estadística.",
            )  # fmt: skip
