"""What proves that an activity took place: a photo, a signed list, an official letter (R19).

The file itself is kept encrypted on this laptop (`store/evidence.py`) and doesn't travel; its
record does, with the SHA-256 by which the file can be told from any other.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

EVIDENCIA = "Evidencia"
IMAGEN = "Quién se ve"
P0 = "P0"
PHOTO = "FOT"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidencia(Record):
    """Evidencia de una actividad."""

    TYPE = "evidencia"
    TITLE = "Evidencia"
    SHEET = "Evidencias"
    LETTERS = "EVI"

    actividad: str | None = f.reference(
        "Actividad", "actividad", section=EVIDENCIA, required=True, privacy=P0
    )
    tipo: str | None = f.choice(
        "Qué es", "tipo_evidencia", section=EVIDENCIA, required=True, privacy=P0
    )
    fecha: dt.date | None = f.date(
        "Fecha", section=EVIDENCIA, required=True, privacy=P0,
        help="De cuándo es la foto o el documento.",
    )  # fmt: skip
    descripcion: str | None = f.text(
        "Descripción", section=EVIDENCIA, max_length=200, help="Sin nombres de personas."
    )
    archivo: str | None = f.text(
        "Archivo", section=EVIDENCIA, max_length=80, required=True, privacy=P0
    )
    tamano: int | None = f.whole("Tamaño en bytes", section=EVIDENCIA, privacy=P0)
    sha256: str | None = f.text(
        "Huella del archivo (SHA-256)", section=EVIDENCIA, max_length=64, required=True, privacy=P0
    )

    contiene_menores: bool | None = f.yes_no("¿Se ven niñas, niños o adolescentes?", section=IMAGEN)
    rostros_visibles: bool | None = f.yes_no("¿Se reconocen rostros?", section=IMAGEN)
    consentimiento_imagen: bool | None = f.yes_no(
        "¿Hay consentimiento firmado de imagen?", section=IMAGEN
    )
    datos_personales: bool | None = f.yes_no("¿Lleva nombres o datos de personas?", section=IMAGEN)
