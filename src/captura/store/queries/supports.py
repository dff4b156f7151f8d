"""What was handed to people."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.queries.names import listed_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One support; `monto` in centavos."""

    id: str
    folio: str | None
    persona: str | None
    name: str
    fecha: str | None
    tipo_apoyo: str | None
    concepto: str | None
    cantidad: str | None
    unidad: str | None
    monto: int | None
    programa: str | None
    recibo_firmado: bool | None


_LIST = (
    f"SELECT y.id, y.folio, y.persona, {listed_name('p.')}, y.fecha, "  # noqa: S608
    "y.tipo_apoyo, y.concepto, y.cantidad, y.unidad, y.monto, y.programa, y.recibo_firmado "
    "FROM apoyo y LEFT JOIN persona p ON p.id=y.persona WHERE y.deleted=0 "
    "AND (:persona='' OR y.persona=:persona) AND (:first='' OR y.fecha>=:first) "
    "AND (:last='' OR y.fecha<=:last) AND (:actividad='' OR y.actividad=:actividad) "
    "ORDER BY y.fecha DESC, y.id DESC"
)


def supports(
    source: Source, *, persona: str = "", first: str = "", last: str = "", actividad: str = ""
) -> list[SupportRow]:
    """Supports by date, newest first: of a person, of days (`first` to `last`), of an activity."""
    wanted = {"persona": persona, "first": first, "last": last, "actividad": actividad}
    return [
        SupportRow(*(*row[:11], None if row[11] is None else row[11] == "si"))
        for row in source.rows(_LIST, wanted)
    ]


_NEAR = (
    "SELECT id, substr(fecha_inicio,9,2)||'/'||substr(fecha_inicio,6,2)||'/'||"
    "substr(fecha_inicio,1,4)||' '||coalesce(nombre,'') FROM actividad "
    "WHERE id=:held OR (deleted=0 AND fecha_inicio IS NOT NULL) "
    "ORDER BY id<>:held, abs(julianday(fecha_inicio)-julianday(:day)), id LIMIT :most"
)


def activities_near(
    source: Source, day: str, held: str = "", most: int = 40
) -> list[tuple[str, str]]:
    """(id, words) of the activities nearest to an ISO day, the one that is held already first."""
    found = source.rows(_NEAR, {"day": day, "held": held, "most": most})
    return [(row[0], row[1] or "Actividad") for row in found]
