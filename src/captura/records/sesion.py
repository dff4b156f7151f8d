"""One meeting of an activity; most activities have a single one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from captura.records import fields as f
from captura.records.record import Record

SESION = "Sesión"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sesion(Record):
    """Sesión de una actividad."""

    TYPE = "sesion"
    TITLE = "Sesión"
    SHEET = "Sesiones"
    LETTERS = "SES"

    actividad: str | None = f.reference(
        "Actividad", "actividad", section=SESION, required=True, privacy="P0"
    )
    numero: int | None = f.whole(
        "Número", section=SESION, minimum=1, maximum=400, required=True, privacy="P0"
    )
    fecha: dt.date | None = f.date("Fecha", section=SESION, required=True, privacy="P0")
    hora: dt.time | None = f.time("Hora", section=SESION, privacy="P0")
    horas: Decimal | None = f.decimal(
        "Duración en horas", section=SESION, minimum=Decimal(0), maximum=Decimal(24), privacy="P0"
    )
    total_contado: int | None = f.whole(
        "Total contado", section=SESION, maximum=99_999, privacy="P0",
        help="Lo que dice la hoja, cuando se cuenta sin lista.",
    )  # fmt: skip
    tema: str | None = f.text("Tema", section=SESION, max_length=200, privacy="P0")
    sede: str | None = f.text("Sede", section=SESION, max_length=120, privacy="P0")
