"""Lists of activities, their sessions, who came, and the counters beside them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from captura.records.actividad import Actividad
from captura.records.names import fold
from captura.records.sesion import Sesion
from captura.store.queries.names import listed_name, read_name
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


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: str
    numero: int | None
    fecha: str | None
    hora: str | None
    horas: str | None
    tema: str | None
    sede: str | None
    listed: int
    attended: int


def sessions(source: Source, actividad: str) -> list[SessionRow]:
    """The sessions of an activity by number; how many people are listed, how many came."""
    return [
        SessionRow(*row)
        for row in source.rows(
            "SELECT s.id, s.numero, s.fecha, s.hora, s.horas, s.tema, s.sede, count(x.id), "
            "coalesce(sum(x.asistio='si'),0) FROM sesion s "
            "LEFT JOIN participacion x ON x.sesion=s.id AND x.deleted=0 "
            "WHERE s.actividad=? AND s.deleted=0 GROUP BY s.id ORDER BY s.numero, s.fecha, s.id",
            (actividad,),
        )
    ]


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person on a session's list."""

    id: str
    persona: str
    name: str
    listed: str
    curp: str | None
    sexo: str | None
    fecha_nacimiento: str | None
    edad_declarada: int | None
    edad_declarada_en: str | None
    municipio: str | None
    localidad: str | None
    localidad_texto: str | None
    asistio: bool | None
    horas: str | None
    pre: int | None
    post: int | None
    constancia_folio: str | None
    satisfaccion: int | None


_ATTENDANCE = (
    f"SELECT x.id, x.persona, {read_name('p.')}, {listed_name('p.')}, "  # noqa: S608
    "p.curp, p.sexo, p.fecha_nacimiento, p.edad_declarada, p.edad_declarada_en, p.municipio, "
    "p.localidad, p.localidad_texto, x.asistio, x.horas, x.pre, x.post, x.constancia_folio, "
    "x.satisfaccion FROM participacion x LEFT JOIN persona p ON p.id=x.persona "
    "WHERE x.sesion=? AND x.deleted=0 ORDER BY x.id"
)


def attendance(source: Source, sesion: str) -> list[AttendanceRow]:
    """The list of a session, in the order in which it was taken."""
    return [
        AttendanceRow(*(*row[:12], _yes(row[12]), *row[13:]))
        for row in source.rows(_ATTENDANCE, (sesion,))
    ]


_EARLIER = (
    "SELECT s.id FROM sesion s JOIN actividad a ON a.id=s.actividad "
    "WHERE s.deleted=0 AND a.deleted=0 AND s.id<>:sesion AND (s.actividad=:actividad "
    "OR (a.nombre=:nombre AND a.tipo_actividad IS :tipo)) "
    "AND (:day='' OR coalesce(s.fecha,a.fecha_inicio)<=:day) AND EXISTS (SELECT 1 FROM "
    "participacion x WHERE x.sesion=s.id AND x.deleted=0 AND x.asistio='si') "
    "ORDER BY s.actividad=:actividad DESC, coalesce(s.fecha,a.fecha_inicio) DESC, s.id DESC"
)


def earlier_session(source: Source, activity: Actividad, session: Sesion) -> str | None:
    """The last session with people before this one: of the activity, else of a namesake of it."""
    day = session.fecha or activity.fecha_inicio
    found: str | None = source.value(
        _EARLIER,
        {
            "sesion": session.id,
            "actividad": activity.id,
            "nombre": activity.nombre or "",
            "tipo": activity.tipo_actividad,
            "day": day.isoformat() if day else "",
        },
    )
    return found


def _yes(text: str | None) -> bool | None:
    return None if text is None else text == "si"


def listed(source: Source, sesion: str, persona: str) -> str | None:
    """The id of a person's participation in a session: she stands there once."""
    found: str | None = source.value(
        "SELECT id FROM participacion WHERE persona=? AND sesion=? AND deleted=0 ORDER BY id",
        (persona, sesion),
    )
    return found


def sexes(source: Source, *, actividad: str = "", sesion: str = "") -> dict[str, int]:
    """{sex: people who came}, each person once, of one activity or one session; '' is unknown."""
    column, value = ("sesion", sesion) if sesion else ("actividad", actividad)
    return dict(
        source.rows(
            "SELECT coalesce(p.sexo,''), count(DISTINCT x.persona) FROM participacion x "  # noqa: S608
            f"LEFT JOIN persona p ON p.id=x.persona WHERE x.{column}=? AND x.deleted=0 "
            "AND x.asistio='si' GROUP BY 1",
            (value,),
        )
    )
