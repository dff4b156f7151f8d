"""One person in one session of an activity (R3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from captura.records import fields as f
from captura.records.record import Record

PARTICIPACION = "Participación"


@dataclass(frozen=True, kw_only=True, slots=True)
class Participacion(Record):
    """Participación de una persona en una sesión; una sola por persona y sesión."""

    TYPE = "participacion"
    TITLE = "Participación"
    SHEET = "Asistencia"
    LETTERS = "PAR"

    actividad: str | None = f.reference(
        "Actividad", "actividad", section=PARTICIPACION, required=True
    )
    sesion: str | None = f.reference("Sesión", "sesion", section=PARTICIPACION, required=True)
    persona: str | None = f.reference("Persona", "persona", section=PARTICIPACION, required=True)
    asistio: bool | None = f.yes_no("Asistió", section=PARTICIPACION, required=True)
    horas: Decimal | None = f.decimal(
        "Horas", section=PARTICIPACION, minimum=Decimal(0), maximum=Decimal(24)
    )
    pre: int | None = f.whole(
        "Evaluación inicial", section=PARTICIPACION, maximum=100, privacy="P2",
        help="De 0 a 100.",
    )  # fmt: skip
    post: int | None = f.whole(
        "Evaluación final", section=PARTICIPACION, maximum=100, privacy="P2",
        help="De 0 a 100.",
    )  # fmt: skip
    constancia_folio: str | None = f.text(
        "Folio de la constancia", section=PARTICIPACION, max_length=40
    )
    satisfaccion: int | None = f.whole(
        "Satisfacción", section=PARTICIPACION, minimum=1, maximum=5, help="De 1 a 5."
    )
