"""What an entrega holds: all records of a period, all they refer to, all it held before."""

from __future__ import annotations

from collections.abc import Iterable

from captura.records.periods import Period
from captura.store.rows import Source, among

# {type: the ids whose own date lies in the period}; deleted ones travel only if they travelled
# before, or the state would receive what it never had
_OF_PERIOD = {
    "institucion": "SELECT id FROM institucion WHERE deleted=0",
    "actividad": (
        "SELECT id FROM actividad WHERE deleted=0 AND fecha_inicio BETWEEN :first AND :last"
    ),
    "sesion": (
        "SELECT s.id FROM sesion s LEFT JOIN actividad a ON a.id=s.actividad "
        "WHERE s.deleted=0 AND coalesce(s.fecha, a.fecha_inicio) BETWEEN :first AND :last"
    ),
    "participacion": (
        "SELECT x.id FROM participacion x LEFT JOIN sesion s ON s.id=x.sesion "
        "LEFT JOIN actividad a ON a.id=x.actividad WHERE x.deleted=0 "
        "AND coalesce(s.fecha, a.fecha_inicio) BETWEEN :first AND :last"
    ),
    "conteo": (
        "SELECT c.id FROM conteo c LEFT JOIN sesion s ON s.id=c.sesion "
        "LEFT JOIN actividad a ON a.id=c.actividad WHERE c.deleted=0 "
        "AND coalesce(s.fecha, a.fecha_inicio) BETWEEN :first AND :last"
    ),
    # with its activity, whenever the photo was taken
    "evidencia": (
        "SELECT e.id FROM evidencia e JOIN actividad a ON a.id=e.actividad "
        "WHERE e.deleted=0 AND a.deleted=0 AND a.fecha_inicio BETWEEN :first AND :last"
    ),
    "apoyo": "SELECT id FROM apoyo WHERE deleted=0 AND fecha BETWEEN :first AND :last",
    "persona": (
        "SELECT id FROM persona WHERE deleted=0 AND creado_en>=:first AND creado_en<:after"
    ),
    "respuesta": (
        "SELECT id FROM respuesta WHERE deleted=0 AND creado_en>=:first AND creado_en<:after"
    ),
    # the plan of the year goes with each of its deliveries
    "meta_anual": "SELECT id FROM meta_anual WHERE deleted=0 AND ejercicio=:year",
    "atencion_estadistica": (
        "SELECT id FROM atencion_estadistica WHERE deleted=0 AND periodo=:period"
    ),
}
_HELD = (
    "SELECT DISTINCT r.type, r.id FROM package p JOIN package_row r ON r.package=p.id "
    "WHERE p.direction IN ('out','sister') AND p.kind='entrega' AND p.period=?"
)
_CODES = (
    "SELECT r.id, r.code, p.period FROM package_row r JOIN package p ON p.id=r.package "
    "WHERE r.id IN (SELECT value FROM json_each(?)) AND p.direction IN ('out','sister') "
    "AND p.kind='entrega'"
)
# in this order, so that what a reference brings in brings its own references too
_REFERENCES = (
    ("participacion", "sesion", "sesion"),
    ("participacion", "actividad", "actividad"),
    ("participacion", "persona", "persona"),
    ("apoyo", "persona", "persona"),
    ("apoyo", "actividad", "actividad"),
    ("conteo", "sesion", "sesion"),
    ("conteo", "actividad", "actividad"),
    ("sesion", "actividad", "actividad"),
    ("evidencia", "actividad", "actividad"),
    ("actividad", "meta", "meta_anual"),
    ("apoyo", "meta", "meta_anual"),
)
_GIVEN = (
    "SELECT id FROM apoyo WHERE deleted=0 AND substr(id,1,5)=? AND fecha>=? AND fecha<? ORDER BY id"
)
_AMONG = "id IN (SELECT value FROM json_each(?))"
_TARGETS = {
    (child, column): f"SELECT DISTINCT {column} FROM {child} WHERE {_AMONG}"  # noqa: S608
    for child, column, _ in _REFERENCES
}
_DECIDED = (
    "SELECT id, una, otra FROM misma_persona "
    "WHERE deleted=0 AND una IS NOT NULL AND otra IS NOT NULL"
)


def delivery_ids(source: Source, period: Period) -> dict[str, list[str]]:
    """{type: sorted ids} of the entrega of a period, deleted records that it held before too."""
    days = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "after": period.shift(1).first.isoformat(),
        "period": str(period),
        "year": period.year,
    }
    found = {
        record_type: {row[0] for row in source.stream(sql, days)}
        for record_type, sql in _OF_PERIOD.items()
    }
    for record_type, record_id in source.stream(_HELD, (str(period),)):
        found.setdefault(record_type, set()).add(record_id)
    for child, column, target in _REFERENCES:
        asked = among(source, _TARGETS[child, column], found[child])
        found[target].update(referred for (referred,) in asked if referred is not None)
    # two records of one woman go together, whenever it was seen
    decided = found.setdefault("misma_persona", set())
    for record_id, *both in source.rows(_DECIDED):
        if not found["persona"].isdisjoint(both):
            decided.add(record_id)
            found["persona"].update(both)
    for target in {target for _, _, target in _REFERENCES}:
        found[target] = _present(source, target, found[target])
    # an answer goes with what it speaks of, whenever it was typed: reasons are given after the
    # period has ended, when it is reviewed
    answers = source.stream("SELECT id, registro FROM respuesta WHERE deleted=0")
    found["respuesta"].update(
        [record_id for record_id, about in answers if any(about in ids for ids in found.values())]
    )
    return {record_type: sorted(ids) for record_type, ids in found.items()}


def supports_before(source: Source, institute: str, period: Period) -> list[str]:
    """The supports of an institute in the same year, before a period: what was given already."""
    days = (institute, Period(period.year, 1).first.isoformat(), period.first.isoformat())
    return [row[0] for row in source.rows(_GIVEN, days)]


def changed_among(source: Source, record_type: str, ids: Iterable[str], n: int) -> list[str]:
    """Those of these records that changed after an entry of the history."""
    sql = f"SELECT id FROM {record_type} WHERE changed>{int(n)} AND {_AMONG}"  # noqa: S608 - own name
    return [row[0] for row in among(source, sql, ids)]


def held_codes(source: Source, period: Period, ids: Iterable[str]) -> set[tuple[str, str]]:
    """(id, code) of these records in every entrega of a period so far, of sisters too."""
    found = among(source, _CODES, ids)
    return {(record, code) for record, code, held in found if held == str(period)}


def _present(source: Source, record_type: str, ids: set[str]) -> set[str]:
    sql = f"SELECT id FROM {record_type} WHERE {_AMONG}"  # noqa: S608 - a declared type's name
    return {row[0] for row in among(source, sql, ids)}
