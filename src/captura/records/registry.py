"""Every record type by its name, in the order in which they refer to each other.

RECORDS have tables and sheets and travel to the state; SEALED live in the vault.
"""

from __future__ import annotations

from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.atencion import Atencion
from captura.records.atencion_estadistica import AtencionEstadistica
from captura.records.conteo import Conteo
from captura.records.evidencia import Evidencia
from captura.records.institucion import Institucion
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.respuesta import Respuesta
from captura.records.sesion import Sesion

RECORDS: dict[str, type[Record]] = {
    record.TYPE: record
    for record in (
        Institucion,
        Persona,
        MetaAnual,
        Actividad,
        Sesion,
        Participacion,
        Conteo,
        Apoyo,
        Evidencia,
        Respuesta,
        AtencionEstadistica,
        MismaPersona,
    )
}
SEALED: dict[str, type[Record]] = {Atencion.TYPE: Atencion}
EVERY = RECORDS | SEALED
# the field whose date decides the period; a participation takes its session's, the others the
# day they were recorded
EVENT_DATE = {"actividad": "fecha_inicio", "sesion": "fecha", "apoyo": "fecha"}
