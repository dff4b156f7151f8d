"""Rules of participations, supports, the institute and answers, each looked at alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.records.apoyo import Apoyo
from captura.records.catalogues import Catalogues
from captura.records.fields import field_of
from captura.records.institucion import Institucion
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.problem import Problem
from captura.records.respuesta import Respuesta
from captura.records.rules import common


def participacion_rules(
    part: Participacion, catalogues: Catalogues, today: dt.date
) -> Iterator[Problem]:
    yield from common.required(part)
    yield from common.values(part, catalogues)
    if part.asistio is not False:
        return
    for name in ("horas", "constancia_folio", "post"):
        if getattr(part, name):
            label = field_of(Participacion, name).label
            yield common.warning(
                part, name, "participacion.ausente", f"No asistió y tiene «{label}».",
                "Borre ese dato, o marque que asistió.",
            )  # fmt: skip


def apoyo_rules(apoyo: Apoyo, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    yield from common.required(apoyo)
    yield from common.values(apoyo, catalogues)
    if apoyo.fecha and apoyo.fecha > today:
        yield common.error(
            apoyo, "fecha", "apoyo.futuro", "Esa fecha todavía no llega.", "Revise el año."
        )
    yield from _worth(apoyo, catalogues)
    if apoyo.recibo_firmado is False:
        yield common.warning(
            apoyo, "recibo_firmado", "apoyo.recibo", "No hay recibo firmado.",
            "Recabe la firma, o diga por qué no la hay.",
        )  # fmt: skip
    if apoyo.fecha:
        yield from common.closed(apoyo, field_of(Apoyo, "programa"), apoyo.fecha, catalogues)


def _worth(apoyo: Apoyo, catalogues: Catalogues) -> Iterator[Problem]:
    entry = catalogues["tipo_apoyo"].by_code.get(apoyo.tipo_apoyo or "")
    if entry and entry.extra.get("clase") == "monetario" and not apoyo.monto:
        yield common.error(
            apoyo, "monto", "apoyo.monto", "Un apoyo en dinero lleva su monto.",
            "Escríbalo en pesos.",
        )  # fmt: skip
    elif not apoyo.monto and apoyo.cantidad is None:
        yield common.error(
            apoyo, "cantidad", "apoyo.cantidad", "Falta la cantidad o el monto.",
            "Escriba al menos una de las dos cosas.",
        )  # fmt: skip


def institucion_rules(
    institute: Institucion, catalogues: Catalogues, today: dt.date
) -> Iterator[Problem]:
    yield from common.required(institute)
    yield from common.values(institute, catalogues)
    start, end = institute.periodo_desde, institute.periodo_hasta
    if start and end and end <= start:
        yield common.error(
            institute, "periodo_hasta", "institucion.periodo",
            "La administración termina antes de empezar.", "Revise las dos fechas.",
        )  # fmt: skip
    elif end and end < today:
        yield common.warning(
            institute, "periodo_hasta", "institucion.terminada",
            "El periodo de la administración ya terminó.",
            "Actualice la titular y las fechas de la nueva administración.",
        )  # fmt: skip


def respuesta_rules(answer: Respuesta, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    yield from common.required(answer)
    yield from common.values(answer, catalogues)


def misma_persona_rules(
    decision: MismaPersona, catalogues: Catalogues, today: dt.date
) -> Iterator[Problem]:
    yield from common.required(decision)
    yield from common.values(decision, catalogues)
    if decision.una and decision.una == decision.otra:
        yield common.error(
            decision, "otra", "misma_persona.una_sola", "Los dos registros son el mismo.",
            "Elija otro, o elimine esta decisión.",
        )  # fmt: skip


def meta_rules(goal: MetaAnual, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    yield from common.required(goal)
    yield from common.values(goal, catalogues)
    if not any((goal.meta_t1, goal.meta_t2, goal.meta_t3, goal.meta_t4)):
        yield common.error(
            goal, "meta_t1", "meta.cantidad", "La meta no dice cuánto.",
            "Escriba la cantidad de al menos un trimestre.",
        )  # fmt: skip
    if goal.instrumento == "MIR" and not goal.nivel:
        yield common.warning(
            goal, "nivel", "meta.nivel", "Una meta de la MIR dice su nivel.",
            "Elija fin, propósito, componente o actividad.",
        )  # fmt: skip
