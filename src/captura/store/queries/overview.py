"""What the first screen of the day asks: who came each month, which activities lack their list."""

from __future__ import annotations

from collections.abc import Mapping

from captura.store.joined import JOINED, ONE_PERSON
from captura.store.rows import Source

_DAY = "coalesce(s.fecha, a.fecha_inicio)"
# the people of a month first, in the order in which they stand: who reads persona attendance by
# attendance reads its pages at random, again and again (4 times as long with 100,000)
_MONTHS = (
    f"WITH came AS MATERIALIZED (SELECT DISTINCT {ONE_PERSON} AS who, "  # noqa: S608 - own text
    f"CAST(substr({_DAY},6,2) AS INTEGER) AS month FROM actividad a "
    "CROSS JOIN participacion x ON x.actividad=a.id "
    f"LEFT JOIN sesion s ON s.id=x.sesion {JOINED} "
    f"WHERE x.deleted=0 AND x.asistio='si' AND a.deleted=0 AND {_DAY} BETWEEN ? AND ? ORDER BY 1) "
    "SELECT month, coalesce(p.sexo,''), count(who) FROM came LEFT JOIN persona p ON p.id=came.who "
    "GROUP BY 1, 2"
)
# carried out, counted by list, and nobody stands on it
_UNLISTED = (
    "SELECT a.id, coalesce(a.nombre,'') FROM actividad a WHERE a.deleted=0 "
    "AND coalesce(a.estatus,'REA')='REA' AND coalesce(a.modo_conteo,'NOM')='NOM' "
    "AND a.fecha_inicio BETWEEN ? AND ? AND NOT EXISTS "
    "(SELECT 1 FROM participacion x WHERE x.actividad=a.id AND x.deleted=0) "
    "ORDER BY a.fecha_inicio, a.id"
)


# planned, and its last day has passed
_PASSED = (
    "SELECT a.id, coalesce(a.nombre,'') FROM actividad a WHERE a.deleted=0 AND a.estatus='PLA' "
    "AND a.fecha_inicio>=? AND coalesce(a.fecha_fin,a.fecha_inicio)<? ORDER BY a.fecha_inicio, a.id"
)


def people_by_month(source: Source, first: str, last: str) -> Mapping[int, Mapping[str, int]]:
    """{month: {sex: people}} of a span of one year (ISO days); '' is a sex nobody noted.

    A person is counted once in each month in which she attended a session.
    """
    months: dict[int, dict[str, int]] = {}
    for month, sex, people in source.rows(_MONTHS, (first, last)):
        months.setdefault(month, {})[sex] = people
    return months


def passed_plans(source: Source, first: str, today: str) -> list[tuple[str, str]]:
    """(id, name) of the activities from a day on whose day passed while still planned, the oldest
    first."""
    return [(row[0], row[1]) for row in source.rows(_PASSED, (first, today))]


def unlisted_activities(source: Source, first: str, last: str) -> list[tuple[str, str]]:
    """(id, name) of the activities of a span carried out without a list, oldest first."""
    return [(row[0], row[1]) for row in source.rows(_UNLISTED, (first, last))]
