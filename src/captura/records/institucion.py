"""The municipal institute itself, and the administration that answers for it (R25)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

INSTANCIA = "Instancia"
ADMINISTRACION = "Administración"
CAPACIDAD = "Personal y recursos"


@dataclass(frozen=True, kw_only=True, slots=True)
class Institucion(Record):
    """Instancia municipal de las mujeres y su periodo de administración."""

    TYPE = "institucion"
    TITLE = "Institución"
    SHEET = "Institución"
    LETTERS = "INS"

    nombre: str | None = f.text(
        "Nombre oficial", section=INSTANCIA, max_length=120, required=True, privacy="P0",
        help="Como está en el acuerdo de creación.",
    )  # fmt: skip
    municipio: str | None = f.choice(
        "Municipio", "municipios", section=INSTANCIA, required=True, privacy="P0"
    )
    tipo_instancia: str | None = f.choice(
        "Figura", "tipos_instancia", section=INSTANCIA, privacy="P0"
    )
    acuerdo_creacion: str | None = f.text(
        "Acuerdo de creación", section=INSTANCIA, max_length=200, privacy="P0",
        help="Acta de cabildo o publicación, con su fecha.",
    )  # fmt: skip
    domicilio: str | None = f.text("Domicilio", section=INSTANCIA, max_length=200, privacy="P0")
    telefono: str | None = f.phone("Teléfono de la oficina", section=INSTANCIA, privacy="P0")
    correo: str | None = f.text("Correo", section=INSTANCIA, max_length=120, privacy="P0")
    titular: str | None = f.text(
        "Titular", section=ADMINISTRACION, max_length=120, required=True, privacy="P0"
    )
    periodo_desde: dt.date | None = f.date(
        "Administración desde", section=ADMINISTRACION, required=True, privacy="P0"
    )
    periodo_hasta: dt.date | None = f.date(
        "Administración hasta", section=ADMINISTRACION, required=True, privacy="P0",
        help="Los ayuntamientos de Zacatecas terminan el 15 de septiembre.",
    )  # fmt: skip
    personal_psicologia: int | None = f.whole(
        "Psicólogas", section=CAPACIDAD, maximum=500, privacy="P0"
    )
    personal_juridico: int | None = f.whole(
        "Abogadas", section=CAPACIDAD, maximum=500, privacy="P0"
    )
    personal_trabajo_social: int | None = f.whole(
        "Trabajadoras sociales", section=CAPACIDAD, maximum=500, privacy="P0"
    )
    personal_otro: int | None = f.whole(
        "Otro personal", section=CAPACIDAD, maximum=500, privacy="P0"
    )
    presupuesto: int | None = f.money("Presupuesto del año", section=CAPACIDAD, privacy="P0")
    espacio_privado: bool | None = f.yes_no("Espacio privado para atender", section=CAPACIDAD)
    equipos: int | None = f.whole("Computadoras que funcionan", section=CAPACIDAD, maximum=500)
    internet: bool | None = f.yes_no("Tiene internet", section=CAPACIDAD)
    centro_libre: bool | None = f.yes_no("Es sede de un Centro LIBRE", section=CAPACIDAD)
