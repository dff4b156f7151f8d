"""Rules of an activity and of its sessions, each looked at alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.records.actividad import Actividad
from captura.records.catalogues import Catalogues
from captura.records.fields import field_of
from captura.records.problem import Problem
from captura.records.record import institute_of
from captura.records.rules import common
from captura.records.sesion import Sesion
from captura.records.several import names_in

PLANNED, DONE, MOVED, CANCELLED = "PLA", "REA", "REP", "CAN"
VIRTUAL = "VIR"
OTHER = "OTRA"  # of the institutions


def actividad_rules(act: Actividad, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    """Every problem of one activity."""
    yield from common.required(act)
    yield from common.values(act, catalogues)
    yield from _dates(act, today)
    yield from _status(act)
    yield from _place(act, catalogues)
    yield from _institutions(act, catalogues, act.fecha_inicio or today)
    if act.estrategia and act.estrategia in (act.estrategias_secundarias or ()):
        yield common.warning(
            act, "estrategias_secundarias", "actividad.estrategia",
            "La estrategia principal está también entre las otras.", "Quítela de las otras.",
        )  # fmt: skip
    if act.gasto is not None and act.presupuesto is not None and act.gasto > act.presupuesto:
        yield common.warning(
            act, "gasto", "actividad.gasto", "El gasto es mayor que el presupuesto.",
            "Revise los dos importes, o diga por qué.",
        )  # fmt: skip
    if act.fecha_inicio:
        for name in ("programa_origen", "estrategia", "tipo_actividad"):
            field = field_of(Actividad, name)
            yield from common.closed(act, field, act.fecha_inicio, catalogues)


def _dates(act: Actividad, today: dt.date) -> Iterator[Problem]:
    start, end = act.fecha_inicio, act.fecha_fin or act.fecha_inicio
    if start is None or end is None:
        return
    if end < start:
        yield common.error(
            act, "fecha_fin", "actividad.fin", "Termina antes de empezar.",
            "Revise las dos fechas.",
        )  # fmt: skip
    elif act.estatus == DONE and end > today:
        yield common.error(
            act, "fecha_fin" if act.fecha_fin else "fecha_inicio", "actividad.futuro",
            "Está como realizada y su fecha todavía no llega.",
            "Déjela «Planeada», o corrija la fecha.",
        )  # fmt: skip
    elif act.estatus == PLANNED and end < today:
        yield common.warning(
            act, "estatus", "actividad.pasada", "Su fecha ya pasó y sigue como planeada.",
            "Márquela realizada, reprogramada o cancelada.",
        )  # fmt: skip


def _status(act: Actividad) -> Iterator[Problem]:
    if act.estatus == CANCELLED and not act.motivo_cancelacion:
        yield common.error(
            act, "motivo_cancelacion", "actividad.motivo", "Falta el motivo de cancelación.",
            "Elija uno de la lista.",
        )  # fmt: skip
    if act.motivo_cancelacion and act.estatus in (PLANNED, DONE):
        yield common.warning(
            act, "motivo_cancelacion", "actividad.no_cancelada",
            "Tiene motivo de cancelación y no está cancelada.", "Borre el motivo.",
        )  # fmt: skip


def _place(act: Actividad, catalogues: Catalogues) -> Iterator[Problem]:
    if not act.localidad and not act.localidad_texto and act.modalidad != VIRTUAL:
        yield common.error(
            act, "localidad", "actividad.localidad", "Falta la localidad.",
            "Elija una, o escríbala en «Otra localidad».",
        )  # fmt: skip
    entry = catalogues["localidades"].by_code.get(act.localidad or "")
    if entry is None:
        return
    if act.id and entry.extra.get("municipio") != institute_of(act.id):
        yield common.warning(
            act, "localidad", "actividad.municipio", "Esa localidad es de otro municipio.",
            "Si la actividad fue ahí, diga por qué.",
        )  # fmt: skip
    ambit = entry.extra.get("ambito")
    if ambit and act.ambito and ambit != act.ambito:
        yield common.warning(
            act, "ambito", "actividad.ambito", "El INEGI pone esa localidad en el otro ámbito.",
            "Deje el del INEGI.",
        )  # fmt: skip


def _institutions(act: Actividad, catalogues: Catalogues, day: dt.date) -> Iterator[Problem]:
    known = catalogues["instituciones"]
    for name in names_in(act.instituciones_otras or ""):
        entry = known.by_code.get(known.find(name) or "")
        if entry and entry.open_on(day):
            yield common.note(
                act, "instituciones_otras", "actividad.institucion",
                f"«{entry.label}» está en la lista.", "Elíjala en «Instituciones participantes».",
            )  # fmt: skip
    if OTHER in (act.instituciones_participantes or ()) and not act.instituciones_otras:
        yield common.note(
            act, "instituciones_otras", "actividad.otra", "Eligió «Otra».", "Diga aquí cuál."
        )


def sesion_rules(sesion: Sesion, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    """Every problem of one session looked at alone."""
    yield from common.required(sesion)
    yield from common.values(sesion, catalogues)
    if sesion.horas is not None and sesion.horas == 0:
        yield common.warning(
            sesion, "horas", "sesion.horas", "Una sesión de cero horas no cuenta.",
            "Escriba cuánto duró, por ejemplo 1.5.",
        )  # fmt: skip
