"""Consolidated figures, by quarter, municipality and strategy.

People are counted, never added: a woman of two quarters is one woman of the year, and so is one
who was recorded twice. So every grouping is asked apart, and totals are groupings of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from captura.store.joined import JOINED, ONE_PERSON
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures of one group; '' where the figures were not divided by that.

    `people`: distinct people with at least one attended session; `anonymous` stand apart.
    `attendances` are of people on a list; `counted` those of whom only the number is known.
    """

    period: str
    institute: str
    estrategia: str
    activities: int
    people: int
    anonymous: int
    attendances: int
    counted: int


QUARTER = "substr({day},1,4)||'-T'||((CAST(substr({day},6,2) AS INTEGER)+2)/3)"
DAY = "coalesce(s.fecha, a.fecha_inicio)"
_GROUP = (
    "CASE WHEN :period THEN " + QUARTER + " ELSE '' END AS period, "
    "CASE WHEN :institute THEN substr({id},1,5) ELSE '' END AS institute, "
    "CASE WHEN :estrategia THEN coalesce(a.estrategia,'') ELSE '' END AS estrategia"
)
SEEN = f"WHERE x.deleted=0 AND x.asistio='si' AND a.deleted=0 AND {DAY} BETWEEN :first AND :last "
ATTENDED = (
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    f"LEFT JOIN sesion s ON s.id=x.sesion {JOINED} LEFT JOIN persona p ON p.id={ONE_PERSON} {SEEN}"
)
ANONYMOUS = "x.persona IN (SELECT id FROM persona WHERE tipo_identificacion='ANO')"
_PEOPLE = (
    f"SELECT {_GROUP.format(day=DAY, id='a.id')}, "  # noqa: S608
    f"count(DISTINCT CASE WHEN NOT {ANONYMOUS} THEN {ONE_PERSON} END), "
    f"count(DISTINCT CASE WHEN {ANONYMOUS} THEN x.persona END), count(*) "
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    f"LEFT JOIN sesion s ON s.id=x.sesion {JOINED} {SEEN}"
)
_OF_STRATEGY = "AND coalesce(a.estrategia,'')=:of "
_STRATEGIES = "SELECT DISTINCT coalesce(estrategia,'') FROM actividad WHERE deleted=0"
COUNTS = (
    "FROM actividad a CROSS JOIN conteo c ON c.actividad=a.id LEFT JOIN sesion s ON s.id=c.sesion "
    f"WHERE c.deleted=0 AND c.cantidad>0 AND a.deleted=0 AND {DAY} BETWEEN :first AND :last"
)
_COUNTED = f"SELECT {_GROUP.format(day=DAY, id='a.id')}, sum(c.cantidad) {COUNTS} GROUP BY 1, 2, 3"
# what was cancelled or is still planned is no activity carried out
CARRIED_OUT = (
    "a.deleted=0 AND coalesce(a.estatus,'REA')='REA' AND a.fecha_inicio BETWEEN :first AND :last"
)
_ACTIVITIES = (
    f"SELECT {_GROUP.format(day='a.fecha_inicio', id='a.id')}, count(*) "  # noqa: S608
    f"FROM actividad a WHERE {CARRIED_OUT} GROUP BY 1, 2, 3"
)

_BY_LOCALITY = (
    "SELECT a.localidad, count(*) FROM actividad a WHERE a.deleted=0 "
    "AND coalesce(a.estatus,'REA')='REA' AND a.localidad IS NOT NULL "
    "AND a.fecha_inicio BETWEEN :first AND :last GROUP BY 1"
)


def figures(
    source: Source,
    first: str,
    last: str,
    *,
    period: bool = False,
    institute: bool = False,
    estrategia: bool = False,
) -> list[FigureRow]:
    """Figures of the days from `first` to `last` (ISO), divided by what is asked, sorted so."""
    wanted = {
        "first": first,
        "last": last,
        "period": period,
        "institute": institute,
        "estrategia": estrategia,
    }
    people = {row[:3]: row[3:] for row in _people(source, wanted)}
    activities = {row[:3]: row[3] for row in source.rows(_ACTIVITIES, wanted)}
    counted = {row[:3]: row[3] for row in source.rows(_COUNTED, wanted)}
    return [
        FigureRow(*(*key, activities.get(key, 0), *people.get(key, (0, 0, 0)), counted.get(key, 0)))
        for key in sorted(people.keys() | activities.keys() | counted.keys())
    ]


def _people(source: Source, wanted: Mapping[str, Any]) -> Iterator[Any]:
    """Who came. One strategy after another, and no grouping where none is needed: to group, SQLite
    keeps every attendance in memory and sorts it (20 MiB of 100,000), three times as slow."""
    question = _PEOPLE
    if wanted["estrategia"]:
        question += _OF_STRATEGY
    if wanted["period"] or wanted["institute"]:
        question += "GROUP BY 1, 2, 3"
    strategies = source.rows(_STRATEGIES) if wanted["estrategia"] else [("",)]
    for (of,) in strategies:
        for row in source.rows(question, {**wanted, "of": of}):
            if row[0] is not None and row[-1]:  # nobody at all still is a row of empty sums
                yield row


def activities_by_locality(source: Source, first: str, last: str) -> dict[str, int]:
    """{locality of the list: activities carried out there from `first` to `last` (ISO)}."""
    return dict(source.rows(_BY_LOCALITY, {"first": first, "last": last}))
