"""A goal of the year's plan: what the institute set out to do, by quarter (R18).

What was done of it is never typed: it is counted over the records (`store/queries/progress.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

META = "Meta"
CANTIDAD = "Cuánto"
FICHA = "Ficha del indicador"
P0 = "P0"


@dataclass(frozen=True, kw_only=True, slots=True)
class MetaAnual(Record):
    """Meta del plan anual (POA o MIR)."""

    TYPE = "meta_anual"
    TITLE = "Meta"
    SHEET = "Metas"
    LETTERS = "MET"

    ejercicio: int | None = f.whole(
        "Año", section=META, minimum=2000, maximum=2100, required=True, privacy=P0
    )
    instrumento: str | None = f.choice(
        "Instrumento", "instrumento_meta", section=META, required=True, privacy=P0
    )
    estrategia: str | None = f.choice(
        "Estrategia", "estrategias", section=META, required=True, privacy=P0
    )
    nombre: str | None = f.text(
        "Nombre de la meta", section=META, max_length=160, required=True, privacy=P0
    )
    responsable: str | None = f.text("Responsable", section=META, max_length=120)

    cuenta: str | None = f.choice(
        "Qué se cuenta", "cuenta_meta", section=CANTIDAD, required=True, privacy=P0
    )
    unidad: str | None = f.text(
        "Unidad de medida", section=CANTIDAD, max_length=60, required=True, privacy=P0,
        help="Taller, mujer, asistencia…",
    )  # fmt: skip
    meta_t1: int | None = f.whole("Enero a marzo", section=CANTIDAD, privacy=P0)
    meta_t2: int | None = f.whole("Abril a junio", section=CANTIDAD, privacy=P0)
    meta_t3: int | None = f.whole("Julio a septiembre", section=CANTIDAD, privacy=P0)
    meta_t4: int | None = f.whole("Octubre a diciembre", section=CANTIDAD, privacy=P0)
    presupuesto: int | None = f.money("Presupuesto", section=CANTIDAD, privacy=P0)
    linea_base: int | None = f.whole("Línea base", section=CANTIDAD, privacy=P0)

    nivel: str | None = f.choice("Nivel", "nivel_mir", section=FICHA, privacy=P0)
    definicion: str | None = f.text("Definición", section=FICHA, max_length=300, privacy=P0)
    metodo_calculo: str | None = f.text(
        "Método de cálculo", section=FICHA, max_length=300, privacy=P0
    )
    dimension: str | None = f.choice("Dimensión", "dimension_indicador", section=FICHA, privacy=P0)
    frecuencia: str | None = f.choice(
        "Frecuencia", "frecuencia_medicion", section=FICHA, privacy=P0
    )
    medio_verificacion: str | None = f.text(
        "Medio de verificación", section=FICHA, max_length=200, privacy=P0
    )
    supuestos: str | None = f.text("Supuestos", section=FICHA, max_length=300, privacy=P0)
