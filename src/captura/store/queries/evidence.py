"""The evidence of activities: the pieces of one, how many of each type, which ones have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from captura.records.evidencia import Evidencia
from captura.store.rows import Source, many

_BARE = (
    "SELECT a.id, coalesce(a.nombre,''), a.tipo_actividad FROM actividad a WHERE a.deleted=0 "
    "AND coalesce(a.estatus,'REA')='REA' AND a.fecha_inicio BETWEEN ? AND ? AND NOT EXISTS "
    "(SELECT 1 FROM evidencia e WHERE e.actividad=a.id AND e.deleted=0) "
    "ORDER BY a.fecha_inicio, a.id"
)


def evidence_of(source: Source, actividad: str) -> list[Evidencia]:
    """The pieces of evidence of an activity, in the order in which they came."""
    ids = source.rows(
        "SELECT id FROM evidencia WHERE actividad=? AND deleted=0 ORDER BY id", (actividad,)
    )
    return list(many(source, Evidencia, (row[0] for row in ids)).values())


def evidence_counts(source: Source, actividad: str) -> Mapping[str, int]:
    """{evidence type: pieces} of an activity; '' is a type nobody said."""
    return dict(
        source.rows(
            "SELECT coalesce(tipo,''), count(*) FROM evidencia WHERE actividad=? AND deleted=0 "
            "GROUP BY 1",
            (actividad,),
        )
    )


def is_listed(source: Source, actividad: str) -> bool:
    """Whether anyone stands on a list of the activity."""
    return bool(
        source.value(
            "SELECT 1 FROM participacion WHERE actividad=? AND deleted=0 LIMIT 1", (actividad,)
        )
    )


def without_evidence(source: Source, first: str, last: str) -> list[tuple[str, str, str | None]]:
    """(id, name, type) of the activities of a span carried out without any, oldest first."""
    return [(row[0], row[1], row[2]) for row in source.rows(_BARE, (first, last))]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence with its activity; day: the activity's, ISO."""

    id: str
    tipo: str
    actividad: str
    nombre: str
    day: str


_SPAN = (
    "SELECT e.id, coalesce(e.tipo,''), a.id, coalesce(a.nombre,''), a.fecha_inicio "
    "FROM actividad a JOIN evidencia e ON e.actividad=a.id AND e.deleted=0 "
    "WHERE a.deleted=0 AND coalesce(a.estatus,'REA')='REA' AND a.fecha_inicio BETWEEN ? AND ? "
    "ORDER BY a.fecha_inicio, a.id, e.id"
)


def evidence_between(source: Source, first: str, last: str) -> list[EvidenceRow]:
    """The evidence of the activities carried out from `first` to `last` (ISO days)."""
    return [EvidenceRow(*row) for row in source.rows(_SPAN, (first, last))]
