"""Something the institute plans and carries out: a talk, a workshop, a fair, a session (R2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

ACTIVIDAD = "Actividad"
LUGAR = "Fecha y lugar"
QUIEN = "Quién y para quién"
RESULTADO = "Resultado"
P0 = "P0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Actividad(Record):
    """Actividad o acción del instituto."""

    TYPE = "actividad"
    TITLE = "Actividad"
    SHEET = "Actividades"
    LETTERS = "ACT"

    nombre: str | None = f.text(
        "Nombre de la actividad", section=ACTIVIDAD, max_length=160, required=True, privacy=P0
    )
    tipo_actividad: str | None = f.choice(
        "Tipo", "tipo_actividad", section=ACTIVIDAD, required=True, privacy=P0
    )
    estrategia: str | None = f.choice(
        "Estrategia", "estrategias", section=ACTIVIDAD, required=True, privacy=P0
    )
    estrategias_secundarias: tuple[str, ...] | None = f.choices(
        "Otras estrategias", "estrategias", section=ACTIVIDAD, privacy=P0
    )
    meta: str | None = f.reference("Meta del plan", "meta_anual", section=ACTIVIDAD, privacy=P0)
    linea: str | None = f.text("Línea de acción", section=ACTIVIDAD, max_length=120, privacy=P0)
    programa_origen: str | None = f.choice(
        "Programa", "programas_origen", section=ACTIVIDAD, required=True, privacy=P0
    )
    tema: str | None = f.text("Tema", section=ACTIVIDAD, max_length=200, privacy=P0)

    estatus: str | None = f.choice(
        "Estatus", "estatus_actividad", section=LUGAR, required=True, privacy=P0
    )
    motivo_cancelacion: str | None = f.choice(
        "Motivo de cancelación", "motivo_cancelacion", section=LUGAR, privacy=P0
    )
    fecha_inicio: dt.date | None = f.date("Fecha", section=LUGAR, required=True, privacy=P0)
    fecha_fin: dt.date | None = f.date("Hasta", section=LUGAR, privacy=P0)
    hora: dt.time | None = f.time("Hora", section=LUGAR, privacy=P0)
    modalidad: str | None = f.choice("Modalidad", "modalidad", section=LUGAR, privacy=P0)
    sede: str | None = f.text("Sede", section=LUGAR, max_length=120, privacy=P0)
    localidad: str | None = f.choice("Localidad", "localidades", section=LUGAR, privacy=P0)
    localidad_texto: str | None = f.text(
        "Otra localidad", section=LUGAR, max_length=100, privacy=P0
    )
    ambito: str | None = f.choice("Ámbito", "ambito", section=LUGAR, privacy=P0)

    responsable: str | None = f.text(
        "Responsable o ponente", section=QUIEN, max_length=120, required=True
    )
    instituciones_participantes: tuple[str, ...] | None = f.choices(
        "Instituciones participantes", "instituciones", section=QUIEN, privacy=P0
    )
    instituciones_otras: str | None = f.text(
        "Otras instituciones",
        section=QUIEN,
        max_length=300,
        several=True,
        help="Varias, con punto y coma.",
        privacy=P0,
    )
    poblacion_objetivo: str | None = f.text(
        "Población objetivo", section=QUIEN, max_length=120, privacy=P0
    )
    modo_conteo: str | None = f.choice("Cómo se cuenta", "modo_conteo", section=QUIEN, privacy=P0)

    presupuesto: int | None = f.money("Presupuesto", section=RESULTADO, privacy=P0)
    gasto: int | None = f.money("Gasto", section=RESULTADO, privacy=P0)
    resultado: str | None = f.long_text("Resultado", section=RESULTADO)
    compromisos: str | None = f.long_text("Compromisos", section=RESULTADO)
