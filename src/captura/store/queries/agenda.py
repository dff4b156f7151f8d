"""What stands on which day: each session of the activities, and those that have none."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session on its day, or an activity without any; `day` and `hora` as they are kept."""

    actividad: str
    sesion: str | None
    day: str
    hora: str | None
    nombre: str | None
    sede: str | None
    estatus: str | None


def meetings(source: Source, first: str, last: str) -> list[Meeting]:
    """Those from one ISO day to another, by day and hour."""
    return [
        Meeting(*row)
        for row in source.rows(
            "SELECT a.id, s.id, coalesce(s.fecha, a.fecha_inicio) AS day, "
            "coalesce(s.hora, a.hora) AS hour, a.nombre, coalesce(s.sede, a.sede), a.estatus "
            "FROM actividad a LEFT JOIN sesion s ON s.actividad=a.id AND s.deleted=0 "
            "WHERE a.deleted=0 AND day BETWEEN ? AND ? ORDER BY day, hour IS NULL, hour, a.id",
            (first, last),
        )
    ]
