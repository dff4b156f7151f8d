"""What the *documento de seguridad* says: its parts as plain values, filled by an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from captura.records.dictionary import KIND_NAMES, PRIVACY_NAMES
from captura.records.fields import fields_of
from captura.records.record import Record
from captura.records.roles import MATRIX, ROLES

TECHNICAL, OFFICE = "Técnica", "De la oficina"
# what each action of the matrix is, in the words of who reads the document
DEEDS = {
    "cifras": "Ver cifras sin nombres",
    "leer": "Leer registros con nombre",
    "capturar": "Registrar y corregir",
    "eliminar": "Eliminar registros",
    "deshacer": "Deshacer",
    "responder_observacion": "Responder observaciones",
    "exportar_nombres": "Sacar libros con nombres",
    "unir_personas": "Decidir duplicados",
    "planear": "Escribir el plan anual",
    "hacer_entrega": "Preparar entregas",
    "leer_acuse": "Leer acuses",
    "pedir_alta": "Pedir el alta del equipo",
    "agregar_equipo": "Agregar otra computadora del instituto",
    "intercambiar": "Pasar cambios entre las computadoras del instituto",
    "borrar_equipo": "Borrar este equipo",
    "usuarios": "Agregar y quitar usuarias",
    "restaurar": "Respaldar y restaurar",
    "catalogos": "Leer catálogos y localidades",
    "dar_alta": "Dar de alta y de baja equipos",
    "recibir": "Recibir entregas",
    "observar": "Hacer observaciones",
    "aceptar": "Aceptar entregas",
    "devolver": "Devolver renglones",
    "emitir_acuse": "Emitir acuses",
    "consolidar": "Hacer el consolidado",
    "calendario": "Fijar hasta cuándo se entrega",
    "cierre": "Cerrar un trimestre, o abrirlo otra vez",
    "fijar_catalogos": "Fijar los catálogos que cambian",
    "boveda": "Abrir la bóveda, si le dieron la llave",
    "estadistica": "Publicar la estadística de atenciones",
}


@dataclass(frozen=True)
class InventoryRow:
    """One field that is kept: of which record, its words, what kind it is, its privacy class."""

    record: str
    label: str
    name: str
    kind: str
    required: bool
    privacy: str


@dataclass(frozen=True)
class Measure:
    """kind: TECHNICAL where the program does it, OFFICE where people must · what, how."""

    kind: str
    what: str
    how: str


@dataclass(frozen=True)
class SecurityFacts:
    """Everything the document says.

    kept: {title of a record: how many} · users: {role: how many people} · roles: those of this
    kind of office · gaps: (what is wanting today, what to do) · mark: of an office of practice.
    """

    office: str
    day: dt.date
    kept: Mapping[str, int]
    inventory: tuple[InventoryRow, ...]
    roles: tuple[str, ...]
    users: Mapping[str, int]
    measures: tuple[Measure, ...]
    gaps: tuple[tuple[str, str], ...]
    mark: str = ""

    @property
    def matrix(self) -> tuple[tuple[str, ...], ...]:
        """A row for each action: its words, then «sí» or nothing for each role."""
        rows = []
        for action, allowed in MATRIX.items():
            if allowed & set(self.roles):
                marks = ("sí" if role in allowed else "" for role in self.roles)
                rows.append((DEEDS.get(action, action.replace("_", " ")), *marks))
        return tuple(rows)

    @property
    def role_names(self) -> tuple[str, ...]:
        """The roles in words."""
        return tuple(ROLES[role] for role in self.roles)


def inventory_of(records: Mapping[str, type[Record]]) -> tuple[InventoryRow, ...]:
    """Every field of every record, as declared; most private first within its record."""
    rows = []
    for record in records.values():
        fields = sorted(fields_of(record), key=lambda field: field.privacy, reverse=True)
        for field in fields:
            kind, privacy = KIND_NAMES[field.kind.name], PRIVACY_NAMES[field.privacy]
            rows.append(
                InventoryRow(record.TITLE, field.label, field.name, kind, field.required, privacy)
            )
    return tuple(rows)
