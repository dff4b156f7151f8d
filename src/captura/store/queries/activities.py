"""Lists of activities, and those that words find."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from captura.records.names import fold
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A line of the list: `attendances` counts attended sessions of people, `people` each once.

    counted: attendances counted without a list, beside the others.
    evidence: how many pieces of each type, `LIS:1;FOT:2` (`records.rules.evidence_asked.pieces`).
    """

    id: str
    folio: str | None
    nombre: str | None
    tipo_actividad: str | None
    estrategia: str | None
    estatus: str | None
    fecha_inicio: str | None
    fecha_fin: str | None
    hora: str | None
    sede: str | None
    localidad: str | None
    localidad_texto: str | None
    responsable: str | None
    estado_registro: str | None
    clash: bool
    sessions: int
    people: int
    attendances: int
    modo_conteo: str | None
    counted: int
    evidence: str
    instituciones_participantes: str | None
    instituciones_otras: str | None


_COLUMNS = (
    "a.id, a.folio, a.nombre, a.tipo_actividad, a.estrategia, a.estatus, a.fecha_inicio, "
    "a.fecha_fin, a.hora, a.sede, a.localidad, a.localidad_texto, a.responsable, "
    "a.estado_registro, a.clash IS NOT NULL, "
    "(SELECT count(*) FROM sesion s WHERE s.actividad=a.id AND s.deleted=0), "
    "count(DISTINCT x.persona), count(x.id), a.modo_conteo, "
    "(SELECT coalesce(sum(c.cantidad),0) FROM conteo c WHERE c.actividad=a.id AND c.deleted=0), "
    "coalesce((SELECT group_concat(t.tipo||':'||t.n, ';') FROM (SELECT coalesce(e.tipo,'') "
    "AS tipo, count(*) AS n FROM evidencia e WHERE e.actividad=a.id AND e.deleted=0 "
    "GROUP BY 1) t), ''), a.instituciones_participantes, a.instituciones_otras"
)
_FROM = (
    "FROM actividad a LEFT JOIN participacion x "
    "ON x.actividad=a.id AND x.deleted=0 AND x.asistio='si' "
)
_LIST = (
    f"SELECT {_COLUMNS} {_FROM} WHERE a.deleted=0 "
    "AND (:first='' OR a.fecha_inicio>=:first) AND (:last='' OR a.fecha_inicio<=:last) "
    "AND (:estrategia='' OR a.estrategia=:estrategia) "
    "AND (:tipo='' OR a.tipo_actividad=:tipo) AND (:estatus='' OR a.estatus=:estatus) "
    "AND (:institute='' OR substr(a.id,1,5)=:institute) "
    "GROUP BY a.id ORDER BY a.fecha_inicio DESC, a.id DESC"
)
_ONE = f"SELECT {_COLUMNS} {_FROM} WHERE a.id=? AND a.deleted=0 GROUP BY a.id"


def activities(
    source: Source,
    *,
    first: str = "",
    last: str = "",
    estrategia: str = "",
    tipo: str = "",
    estatus: str = "",
    text: str = "",
    institute: str = "",
) -> list[ActivityRow]:
    """Activities by their date, newest first; `first` and `last` are ISO days, blank filters none.

    `text` is looked for in name, place and folio, without accents.
    """
    wanted = {
        "first": first,
        "last": last,
        "estrategia": estrategia,
        "tipo": tipo,
        "estatus": estatus,
        "institute": institute,
    }
    found = [_activity(row) for row in source.rows(_LIST, wanted)]
    words = fold(text).split()
    return [row for row in found if _says(row, words)] if words else found


def activity(source: Source, record_id: str) -> ActivityRow | None:
    """One line of the list."""
    for row in source.rows(_ONE, (record_id,)):
        return _activity(row)
    return None


def _activity(row: Any) -> ActivityRow:
    return ActivityRow(*(*row[:14], bool(row[14]), *row[15:]))


@dataclass(frozen=True, slots=True)
class ActivityHit:
    """An activity that a few words may mean."""

    id: str
    nombre: str | None
    folio: str | None
    sede: str | None
    localidad_texto: str | None
    fecha_inicio: str | None
    estrategia: str | None


def search_activities(source: Source, text: str, limit: int) -> list[ActivityHit]:
    """At most `limit` whose name, place or folio holds every word, the newest first."""
    found = (
        ActivityHit(*row)
        for row in source.rows(
            "SELECT id, nombre, folio, sede, localidad_texto, fecha_inicio, estrategia "
            "FROM actividad WHERE deleted=0 ORDER BY fecha_inicio DESC, id DESC"
        )
    )
    words = fold(text).split()
    return list(islice((hit for hit in found if _says(hit, words)), limit)) if words else []


def _says(row: ActivityRow | ActivityHit, words: list[str]) -> bool:
    held = fold(" ".join(filter(None, (row.nombre, row.sede, row.localidad_texto, row.folio))))
    return all(word in held for word in words)
