"""One service to one woman (R4): sealed whole, so that only who attends can read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

ATENCION, NOTA, P4 = "Atención", "Qué se hizo", "P4"


@dataclass(frozen=True, kw_only=True, slots=True)
class Atencion(Record):
    """Servicio a una persona, sellado en la bóveda; al estado solo va su estadística.

    `estadistica`: the open record that counts it, known in here alone.
    """

    TYPE = "atencion"
    TITLE = "Atención"
    SHEET = "Atenciones"
    LETTERS = "ATE"
    SEALED = True

    persona: str | None = f.reference(
        "Persona", "persona", section=ATENCION, required=True, privacy=P4
    )
    fecha_hora: dt.datetime | None = f.date_time(
        "Fecha y hora", section=ATENCION, required=True, privacy=P4
    )
    servicio: str | None = f.choice(
        "Servicio", "servicios", section=ATENCION, required=True, privacy=P4
    )
    vez: str | None = f.choice(
        "Primera vez o subsecuente", "vez_atencion", section=ATENCION, required=True,
        privacy=P4, help="Se propone sola con las atenciones anteriores.",
    )  # fmt: skip
    modalidad: str | None = f.choice(
        "Modalidad", "modalidad_atencion", section=ATENCION, privacy=P4
    )
    profesional: str | None = f.text(
        "Profesional que atiende", section=ATENCION, max_length=80, required=True, privacy=P4
    )
    cedula: str | None = f.text("Cédula profesional", section=ATENCION, max_length=20, privacy=P4)
    duracion_min: int | None = f.whole(
        "Duración en minutos", section=ATENCION, minimum=1, maximum=480, privacy=P4
    )
    motivo: str | None = f.long_text(
        "Motivo", section=NOTA, max_length=1000, required=True, privacy=P4
    )
    nota: str | None = f.long_text("Nota", section=NOTA, privacy=P4)
    resultado: str | None = f.long_text("Resultado", section=NOTA, max_length=1000, privacy=P4)
    proxima_cita: dt.datetime | None = f.date_time("Próxima cita", section=NOTA, privacy=P4)
    estadistica: str | None = f.reference(
        "Estadística", "atencion_estadistica", section="Estadística", privacy=P4
    )
