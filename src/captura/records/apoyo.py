"""Something of value handed to a person: money, goods or a service (R10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from captura.records import fields as f
from captura.records.record import Record

APOYO = "Apoyo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Apoyo(Record):
    """Apoyo entregado a una persona."""

    TYPE = "apoyo"
    TITLE = "Apoyo"
    SHEET = "Apoyos"
    LETTERS = "APO"

    persona: str | None = f.reference("Persona", "persona", section=APOYO, required=True)
    fecha: dt.date | None = f.date("Fecha de entrega", section=APOYO, required=True)
    tipo_apoyo: str | None = f.choice("Tipo de apoyo", "tipo_apoyo", section=APOYO, required=True)
    concepto: str | None = f.text("Concepto", section=APOYO, max_length=160)
    cantidad: Decimal | None = f.decimal(
        "Cantidad", section=APOYO, minimum=Decimal("0.001"), maximum=Decimal(1_000_000)
    )
    unidad: str | None = f.text(
        "Unidad", section=APOYO, max_length=40, help="Pieza, caja, hora, mes…"
    )
    monto: int | None = f.money("Monto", section=APOYO, help="En pesos.")
    programa: str | None = f.choice("Programa", "programas_origen", section=APOYO, required=True)
    fuente: str | None = f.choice("Fuente del recurso", "fuente_apoyo", section=APOYO)
    recibo_firmado: bool | None = f.yes_no("Hay recibo firmado", section=APOYO, required=True)
    actividad: str | None = f.reference("Actividad", "actividad", section=APOYO)
    meta: str | None = f.reference("Meta del plan", "meta_anual", section=APOYO)
