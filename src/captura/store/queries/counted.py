"""The rows that the figures of a municipality's quarter count, by measure and strategy.

The conditions are those of `store/queries/figures.py`: a test holds each sum against them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from captura.records.adjustment import Counted
from captura.store.joined import JOINED, ONE_PERSON
from captura.store.queries.figures import ANONYMOUS, CARRIED_OUT, COUNTS, SEEN
from captura.store.rows import Source

Rows = dict[str, dict[str, list[Counted]]]  # {measure: {strategy: rows}}
_OWN = " AND (:institute='' OR substr(a.id,1,5)=:institute) ORDER BY 1, 2"
_STRATEGY = "SELECT DISTINCT coalesce(a.estrategia,''), "
_CAME = (
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    f"LEFT JOIN sesion s ON s.id=x.sesion {JOINED} {SEEN}"
)
_WHEN = "(SELECT max({0}.changed, coalesce(s.changed,0), coalesce(a.changed,0)) FROM {1} {0} LEFT "
_WHEN += "JOIN sesion s ON s.id={0}.sesion LEFT JOIN actividad a ON a.id={0}.actividad WHERE {2})"
# {measure: (type of its rows, SELECT of strategy, id, what it counts as, how many)}
COUNTING = {
    "activities": (
        "actividad",
        f"{_STRATEGY} a.id, a.id, 1 FROM actividad a WHERE {CARRIED_OUT}",
    ),
    "people": (
        "persona",
        f"{_STRATEGY} x.persona, {ONE_PERSON}, 1 {_CAME} AND NOT {ANONYMOUS}",
    ),
    "attendances": ("participacion", f"{_STRATEGY} x.id, x.id, 1 {_CAME}"),
    "anonymous": ("persona", f"{_STRATEGY} x.persona, x.persona, 1 {_CAME} AND {ANONYMOUS}"),
    "counted": ("conteo", f"{_STRATEGY} c.id, c.id, c.cantidad {COUNTS}"),
}
# {type: the last history entry that touched `thing` or what makes it count}
_TOUCHED = {
    "actividad": "(SELECT a.changed FROM actividad a WHERE a.id=thing)",
    "participacion": _WHEN.format("x", "participacion", "x.id=thing"),
    "conteo": _WHEN.format("c", "conteo", "c.id=thing"),
    "persona": (
        "max(coalesce((SELECT p.changed FROM persona p WHERE p.id=thing),0), "
        "coalesce((SELECT max(m.changed) FROM misma_persona m WHERE thing IN (m.una, m.otra)),0), "
        "coalesce((SELECT max(max(x.changed, coalesce(s.changed,0), coalesce(a.changed,0))) "
        "FROM participacion x LEFT JOIN sesion s ON s.id=x.sesion "
        "LEFT JOIN actividad a ON a.id=x.actividad WHERE x.persona=thing),0))"
    ),
}


def counted_rows(
    source: Source, first: str, last: str, institute: str, measures: Iterable[str] = COUNTING
) -> Rows:
    """What a municipality's figures count from one ISO day to another; "" for the whole state."""
    wanted = {"first": first, "last": last, "institute": institute}
    found: Rows = {}
    for measure in measures:
        own = found.setdefault(measure, {})
        for strategy, *row in source.rows(COUNTING[measure][1] + _OWN, wanted):
            own.setdefault(strategy, []).append(Counted(*row))
    return found


def touched_at(source: Source, record_type: str, ids: Iterable[str], n: int) -> dict[str, str]:
    """{id: when it, or what makes it count, was last written after entry `n`, ISO, UTC}."""
    rows = source.rows(
        f"SELECT thing, h.at FROM (SELECT thing, {_TOUCHED[record_type]} AS entry "  # noqa: S608
        "FROM (SELECT value AS thing FROM json_each(:ids))) JOIN history h ON h.n=entry "
        "WHERE entry>:n",
        {"ids": json.dumps(list(ids)), "n": n},
    )
    return dict(rows)
