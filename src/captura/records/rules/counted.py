"""Rules of what is counted without a list: sums that agree, each cell once, never beside people."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from captura.records.actividad import Actividad
from captura.records.catalogues import Catalogues
from captura.records.conteo import Conteo
from captura.records.participacion import Participacion
from captura.records.problem import Problem
from captura.records.rules import common
from captura.records.rules.actividad import DONE
from captura.records.rules.evidence_asked import AGGREGATE
from captura.records.sesion import Sesion


def conteo_rules(one: Conteo, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    """Every problem of one count looked at alone."""
    yield from common.required(one)
    yield from common.values(one, catalogues)


def counted_together(
    counts: Iterable[Conteo],
    sessions: Iterable[Sesion],
    activities: Mapping[str, Actividad],
    attended: Iterable[Participacion],
) -> Iterator[Problem]:
    """Sums beside the total of the sheet, cells twice, people beside counts, nothing counted."""
    kept = list(counts)
    yield from _twice(kept)
    sums: Counter[str] = Counter()
    for one in kept:
        sums[one.sesion or ""] += one.cantidad or 0
    for session in sessions:
        if session.total_contado is not None and session.total_contado != sums[session.id]:
            yield common.error(
                session, "total_contado", "conteo.total",
                f"El total dice {session.total_contado} y los grupos suman {sums[session.id]}.",
                "Corrija el total, o el grupo que falta o sobra.",
            )  # fmt: skip
    counted = {one.actividad for one in kept if one.cantidad}
    listed = {part.actividad for part in attended if part.asistio}
    for act in activities.values():
        if act.id in counted & listed:
            yield common.warning(
                act, "modo_conteo", "conteo.con_lista",
                "Tiene lista y conteo: quien está en los dos se contaría dos veces.",
                "Deje en el conteo solo a quienes no están en la lista.",
            )  # fmt: skip
        elif act.estatus == DONE and act.modo_conteo == AGGREGATE and act.id not in counted:
            yield common.warning(
                act, "modo_conteo", "conteo.falta",
                "Está realizada y no dice cuántas personas hubo.",
                "Capture el conteo por sexo y edad.",
            )  # fmt: skip


def _twice(counts: list[Conteo]) -> Iterator[Problem]:
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for one in sorted(counts, key=lambda c: c.id):
        cell = one.sesion, one.sexo, one.grupo_edad
        if cell in seen:
            yield common.error(
                one, "cantidad", "conteo.repetido",
                "Ese grupo de la sesión está contado dos veces.",
                "Abra el conteo y guárdelo otra vez: queda una sola cifra.",
            )  # fmt: skip
        seen.add(cell)
