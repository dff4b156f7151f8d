"""What was counted of a session without a list."""

from __future__ import annotations

from dataclasses import dataclass

from captura.records.conteo import Conteo
from captura.store.rows import Source, many


def counts_of(source: Source, sesion: str) -> list[Conteo]:
    """The counts of a session, the first kept first."""
    ids = source.rows("SELECT id FROM conteo WHERE sesion=? AND deleted=0 ORDER BY id", (sesion,))
    return list(many(source, Conteo, (row[0] for row in ids)).values())


@dataclass(frozen=True, slots=True)
class CountedActivity:
    """An activity behind a figure of what was counted. counted: on the days that were asked."""

    id: str
    fecha: str | None
    nombre: str | None
    estrategia: str | None
    counted: int


def counted_activities(
    source: Source, first: str, last: str, *, institute: str = "", estrategia: str = ""
) -> list[CountedActivity]:
    """The activities whose counts fall between two ISO days, by date; blank filters nothing."""
    rows = source.rows(
        "SELECT a.id, min(coalesce(s.fecha, a.fecha_inicio)) AS day, a.nombre, a.estrategia, "
        "sum(c.cantidad) FROM conteo c JOIN actividad a ON a.id=c.actividad "
        "LEFT JOIN sesion s ON s.id=c.sesion WHERE c.deleted=0 AND a.deleted=0 AND c.cantidad>0 "
        "AND coalesce(s.fecha, a.fecha_inicio) BETWEEN :first AND :last "
        "AND (:institute='' OR substr(a.id,1,5)=:institute) "
        "AND (:estrategia='' OR a.estrategia=:estrategia) GROUP BY a.id ORDER BY day, a.id",
        {"first": first, "last": last, "institute": institute, "estrategia": estrategia},
    )
    return [CountedActivity(*row) for row in rows]
