"""What a publication of a year is made of, still by record: the caller takes who it was out of it.

All of it is of the days from `first` to `last` (ISO). Of people only those who are known by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.joined import JOINED, ONE_PERSON
from captura.store.queries.figures import ATTENDED, DAY, QUARTER
from captura.store.rows import Source

_KNOWN = "AND coalesce(p.tipo_identificacion,'')<>'ANO'"


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What is public of an activity. presupuesto, gasto: centavos."""

    id: str
    estrategia: str | None
    tipo: str | None
    programa: str | None
    modalidad: str | None
    ambito: str | None
    estatus: str | None
    fecha: str
    presupuesto: int | None
    gasto: int | None


_ACTIVITIES = (
    "SELECT id, estrategia, tipo_actividad, programa_origen, modalidad, ambito, estatus, "
    "fecha_inicio, presupuesto, gasto FROM actividad "
    "WHERE deleted=0 AND fecha_inicio BETWEEN :first AND :last ORDER BY id"
)


def activities(source: Source, first: str, last: str) -> list[ActivityFacts]:
    """The activities that began in the span."""
    found = source.rows(_ACTIVITIES, {"first": first, "last": last})
    return [ActivityFacts(*row) for row in found]


_SESSIONS = (
    "SELECT s.actividad, s.fecha, s.horas FROM sesion s JOIN actividad a ON a.id=s.actividad "
    "WHERE s.deleted=0 AND a.deleted=0 AND a.fecha_inicio BETWEEN :first AND :last "
    "AND s.fecha IS NOT NULL ORDER BY s.fecha, s.id"
)


def sessions(source: Source, first: str, last: str) -> list[tuple[str, str, str | None]]:
    """(activity, day, hours) of the sessions of those activities."""
    return source.rows(_SESSIONS, {"first": first, "last": last})


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Someone with an attended session, once whoever recorded her twice; what tells her age."""

    id: str
    municipio: str | None
    localidad: str | None
    sexo: str | None
    born: str | None
    curp: str | None
    declared: int | None
    declared_on: str | None


_PEOPLE = (
    f"SELECT {ONE_PERSON}, coalesce(p.municipio, substr(p.id,1,5)), p.localidad, p.sexo, "
    "p.fecha_nacimiento, CASE WHEN p.fecha_nacimiento IS NULL THEN p.curp END, p.edad_declarada, "
    f"p.edad_declarada_en {ATTENDED} {_KNOWN} AND p.id IS NOT NULL GROUP BY 1"
)


def people(source: Source, first: str, last: str) -> list[PersonFacts]:
    """Everyone who attended."""
    return [PersonFacts(*row) for row in source.rows(_PEOPLE, {"first": first, "last": last})]


_ATTENDANCES = (
    f"SELECT {ONE_PERSON}, substr(a.id,1,5), {QUARTER.format(day=DAY)}, a.estrategia, count(*) "
    f"{ATTENDED} {_KNOWN} AND p.id IS NOT NULL GROUP BY 1, 2, 3, 4"
)


def attendances(
    source: Source, first: str, last: str
) -> list[tuple[str, str, str, str | None, int]]:
    """(person, institute, quarter, strategy, attended sessions)."""
    return source.rows(_ATTENDANCES, {"first": first, "last": last})


_COUNTS = (
    f"SELECT substr(a.id,1,5), {QUARTER.format(day=DAY)}, a.estrategia, c.sexo, c.grupo_edad, "  # noqa: S608
    "sum(c.cantidad) FROM conteo c JOIN actividad a ON a.id=c.actividad "
    "LEFT JOIN sesion s ON s.id=c.sesion WHERE c.deleted=0 AND c.cantidad>0 AND a.deleted=0 "
    f"AND {DAY} BETWEEN :first AND :last GROUP BY 1, 2, 3, 4, 5"
)


def counts(
    source: Source, first: str, last: str
) -> list[tuple[str, str, str | None, str | None, str | None, int]]:
    """(institute, quarter, strategy, sex, age group, counted without a list)."""
    return source.rows(_COUNTS, {"first": first, "last": last})


_SUPPORTS = (
    f"SELECT {ONE_PERSON}, substr(x.id,1,5), {QUARTER.format(day='x.fecha')}, x.tipo_apoyo, "  # noqa: S608
    f"x.programa, coalesce(x.monto,0) FROM apoyo x {JOINED} "
    "WHERE x.deleted=0 AND x.persona IS NOT NULL AND x.fecha BETWEEN :first AND :last"
)


def supports(
    source: Source, first: str, last: str
) -> list[tuple[str, str, str, str | None, str | None, int]]:
    """(person, institute, quarter, type, programme, centavos), a row a support."""
    return source.rows(_SUPPORTS, {"first": first, "last": last})


_GOALS = (
    "SELECT substr(id,1,5), instrumento, estrategia, cuenta, meta_t1, meta_t2, meta_t3, meta_t4, "
    "presupuesto FROM meta_anual WHERE deleted=0 AND ejercicio=? ORDER BY id"
)


def goals(source: Source, year: int) -> list[tuple[str | int | None, ...]]:
    """(institute, instrument, strategy, what counts, four quarters, centavos)."""
    return source.rows(_GOALS, (year,))
