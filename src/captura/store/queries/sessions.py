"""The sessions of an activity, and who came to each."""

from __future__ import annotations

from dataclasses import dataclass

from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.store.queries.names import listed_name, read_name
from captura.store.rows import Source


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
