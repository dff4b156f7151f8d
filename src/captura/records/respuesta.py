"""What the institute answers to an observation of the state, or to a warning of a rule."""

from __future__ import annotations

from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

RESPUESTA = "Respuesta"


@dataclass(frozen=True, kw_only=True, slots=True)
class Respuesta(Record):
    """Respuesta del instituto sobre un campo de un registro; solo el estado cierra lo observado.

    `registro` is an id kept as text: an answer may outlive what it speaks of.
    """

    TYPE = "respuesta"
    TITLE = "Respuesta"
    SHEET = "Respuestas"
    LETTERS = "RES"

    tipo_registro: str | None = f.text("Hoja", section=RESPUESTA, max_length=20, required=True)
    registro: str | None = f.text("Registro", section=RESPUESTA, max_length=60, required=True)
    campo: str | None = f.text("Campo", section=RESPUESTA, max_length=40)
    sobre: str | None = f.text(
        "Sobre", section=RESPUESTA, max_length=80, required=True,
        help="Clave de la regla o de la observación.",
    )  # fmt: skip
    texto: str | None = f.long_text(
        "Respuesta", section=RESPUESTA, max_length=500, required=True, privacy="P2"
    )
