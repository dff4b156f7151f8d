"""How many of one sex and age group came to a session that is counted without a list (R2).

A count adds attendances, never people: nobody knows whether the same ones came twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

CONTEO = "Conteo"
P0 = "P0"
MOST = 99_999


@dataclass(frozen=True, kw_only=True, slots=True)
class Conteo(Record):
    """Cuántas personas de un sexo y grupo de edad hubo en una sesión."""

    TYPE = "conteo"
    TITLE = "Conteo"
    SHEET = "Conteos"

    actividad: str | None = f.reference(
        "Actividad", "actividad", section=CONTEO, required=True, privacy=P0
    )
    sesion: str | None = f.reference("Sesión", "sesion", section=CONTEO, required=True, privacy=P0)
    sexo: str | None = f.choice("Sexo", "sexo", section=CONTEO, required=True, privacy=P0)
    grupo_edad: str | None = f.choice(
        "Grupo de edad", "grupos_etarios", section=CONTEO, required=True, privacy=P0
    )
    cantidad: int | None = f.whole(
        "Cuántas", section=CONTEO, maximum=MOST, required=True, privacy=P0
    )
