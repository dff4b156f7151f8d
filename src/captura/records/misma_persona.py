"""What was decided of two records of people: that they are one woman, or that they are two."""

from __future__ import annotations

from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

IDENTIDAD = "Identidad"
THE_STATE = "32000"  # begins the ids of what the state itself decides: no municipality has it


@dataclass(frozen=True, kw_only=True, slots=True)
class MismaPersona(Record):
    """Decisión sobre dos registros: una misma persona, o dos. Se deshace al eliminarla.

    Neither record is changed: whoever counts people joins them (`store/joined.py`).
    """

    TYPE = "misma_persona"
    TITLE = "Misma persona"
    SHEET = "Misma persona"

    una: str | None = f.reference("Una", "persona", section=IDENTIDAD, required=True)
    otra: str | None = f.reference("Otra", "persona", section=IDENTIDAD, required=True)
    es_la_misma: bool | None = f.yes_no(
        "¿Es la misma persona?", section=IDENTIDAD, required=True, privacy="P2"
    )
    por_regla: bool | None = f.yes_no("La decidió la regla", section=IDENTIDAD)
    motivo: str | None = f.text("Por qué", section=IDENTIDAD, max_length=300, privacy="P2")
