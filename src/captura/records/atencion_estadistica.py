"""What the state gets of an atención: a count of one, with nothing that leads back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.atencion import Atencion
from captura.records.catalogues import Catalogues
from captura.records.people import age_group, age_on
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.record import Record, new_id

ESTADISTICA = "Estadística"
NOBODY = "Captura"  # who recorded it, and when, would lead back
SUBSEQUENT = "SUB"


@dataclass(frozen=True, kw_only=True, slots=True)
class AtencionEstadistica(Record):
    """Estadística de una atención: lo único de ella que recibe el estado.

    It bears no folio, and the first moment of its quarter instead of its own.
    """

    TYPE = "atencion_estadistica"
    TITLE = "Estadística de atención"
    SHEET = "Estadística de atenciones"

    periodo: str | None = f.text("Periodo", section=ESTADISTICA, max_length=8, required=True)
    servicio: str | None = f.choice("Servicio", "servicios", section=ESTADISTICA, required=True)
    modalidad: str | None = f.choice("Modalidad", "modalidad_atencion", section=ESTADISTICA)
    sexo: str | None = f.choice("Sexo", "sexo", section=ESTADISTICA)
    grupo_edad: str | None = f.choice("Grupo de edad", "grupos_etarios", section=ESTADISTICA)
    primera_en_anio: bool | None = f.yes_no("Primera vez en el año", section=ESTADISTICA)


def statistics_of(
    atencion: Atencion, persona: Persona | None, period: Period, catalogues: Catalogues
) -> AtencionEstadistica:
    """What may be told of an atención of a period; its id is still blank."""
    day = atencion.fecha_hora.date() if atencion.fecha_hora else period.first
    return AtencionEstadistica(
        periodo=str(period),
        servicio=atencion.servicio,
        modalidad=atencion.modalidad,
        sexo=persona.sexo if persona else None,
        grupo_edad=age_group(
            age_on(persona, day) if persona else None, catalogues["grupos_etarios"]
        )
        or None,
        primera_en_anio=atencion.vez != SUBSEQUENT if atencion.vez else None,
        estado_registro="VAL",
        creado_en=_start(period),
        creado_por=NOBODY,
    )


def statistics_id(institute: str, period: Period, random: Callable[[int], bytes]) -> str:
    """An id whose time is the first moment of the quarter: its order tells nothing."""
    return new_id(institute, _start(period).replace(tzinfo=dt.UTC), random)


def _start(period: Period) -> dt.datetime:
    return dt.datetime.combine(period.first, dt.time.min)
