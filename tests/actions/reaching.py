"""Made-up women at a talk, for what counts women reached."""

from __future__ import annotations

import datetime as dt
from typing import Any

from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.sesion import Sesion


def reach(
    office: Office,
    count: int,
    day: dt.date,
    *,
    attended: bool = True,
    talk: dict[str, Any] | None = None,
    **her: Any,
) -> list[Persona]:
    """So many women, alike but for their ids, at a talk of that day; they are listed only where
    `attended` is false. talk: what its record says besides."""
    with office.store.work(who=office.user, device=office.letter) as work:
        values: dict[str, Any] = {
            "estrategia": "2.10.1",
            "estatus": "REA",
            "fecha_inicio": day,
            **(talk or {}),
        }
        held = work.save(Actividad(**values))
        met = work.save(Sesion(actividad=held.id, numero=1, fecha=day))
        known: dict[str, Any] = {"sexo": "M", "nombres": "Luz", "municipio": "32020", **her}
        women = [work.save(Persona(**known)) for _ in range(count)]
        for one in women:
            there = {"actividad": held.id, "sesion": met.id, "persona": one.id}
            work.save(Participacion(**there, asistio=attended))
    return women
