"""What was done of each goal of a year, counted over the records, and the records behind it.

People are counted, never added: who came in two quarters is one person of the year, and so
is one who was recorded twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.joined import JOINED, ONE_PERSON
from captura.store.queries.names import listed_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal and what counts for it. planned, done: of the four quarters; whole: of the year.

    linked: its activities (not cancelled) and supports. presupuesto, gasto: in centavos.
    counted: attendances of each quarter that have no list; beside a goal of people or attendances
    (of women: the women), which they don't advance.
    """

    id: str
    folio: str | None
    nombre: str | None
    estrategia: str | None
    instrumento: str | None
    cuenta: str | None
    unidad: str | None
    responsable: str | None
    presupuesto: int | None
    gasto: int
    linked: int
    planned: tuple[int, ...]
    done: tuple[int, ...]
    whole: int
    counted: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A record behind a figure: its type, id, ISO day and what people call it."""

    type: str
    id: str
    day: str
    name: str


_DAY = "coalesce(s.fecha, a.fecha_inicio)"
_CAME = (
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    "LEFT JOIN sesion s ON s.id=x.sesion {join}"
    "WHERE a.deleted=0 AND x.deleted=0 AND x.asistio='si'"
)
_KNOWN = (
    f"{JOINED} JOIN persona p ON p.id={ONE_PERSON} AND coalesce(p.tipo_identificacion,'')<>'ANO' "
)
_WOMEN = _KNOWN + "AND p.sexo='M' "
# {what is counted: (type of the records behind it, SELECT of goal, day and thing)}
_COUNTED = {
    "ACT": (
        "actividad",
        "SELECT a.meta AS goal, a.fecha_inicio AS day, a.id AS thing FROM actividad a "
        "WHERE a.deleted=0 AND coalesce(a.estatus,'REA')='REA'",
    ),
    "SES": (
        "sesion",
        f"SELECT a.meta AS goal, {_DAY} AS day, s.id AS thing {_CAME.format(join='')} "  # noqa: S608 - own text
        f"AND s.id IS NOT NULL UNION ALL SELECT a.meta, {_DAY}, s.id FROM conteo c "
        "JOIN actividad a ON a.id=c.actividad JOIN sesion s ON s.id=c.sesion "
        "WHERE c.deleted=0 AND c.cantidad>0 AND a.deleted=0",
    ),
    "ASI": (
        "participacion",
        f"SELECT a.meta AS goal, {_DAY} AS day, x.id AS thing {_CAME.format(join='')}",
    ),
    "PER": (
        "persona",
        f"SELECT a.meta AS goal, {_DAY} AS day, {ONE_PERSON} AS thing {_CAME.format(join=_KNOWN)}",
    ),
    "MUJ": (
        "persona",
        f"SELECT a.meta AS goal, {_DAY} AS day, {ONE_PERSON} AS thing {_CAME.format(join=_WOMEN)}",
    ),
    "APO": (
        "apoyo",
        "SELECT y.meta AS goal, y.fecha AS day, y.id AS thing FROM apoyo y WHERE y.deleted=0",
    ),
}
_WHO = f"(SELECT {listed_name('p.')} FROM persona p WHERE p.id={{}})"  # noqa: S608 - own text
# {type: the words that one of its records, `thing`, is called by}
NAMES = {
    "actividad": "(SELECT a.nombre FROM actividad a WHERE a.id=thing)",
    "sesion": (
        "(SELECT a.nombre FROM sesion s JOIN actividad a ON a.id=s.actividad WHERE s.id=thing)"
    ),
    "participacion": (
        f"(SELECT {_WHO.format('x.persona')}||' · '||coalesce(a.nombre,'') "  # noqa: S608
        "FROM participacion x JOIN actividad a ON a.id=x.actividad WHERE x.id=thing)"
    ),
    "conteo": (
        "(SELECT a.nombre FROM conteo c JOIN actividad a ON a.id=c.actividad WHERE c.id=thing)"
    ),
    "persona": _WHO.format("thing"),
    "evidencia": (
        "(SELECT coalesce(e.archivo,'')||' · '||coalesce(a.nombre,'') "
        "FROM evidencia e LEFT JOIN actividad a ON a.id=e.actividad WHERE e.id=thing)"
    ),
    "apoyo": (
        f"(SELECT {_WHO.format('y.persona')}||' · '||coalesce(y.concepto,'') "  # noqa: S608
        "FROM apoyo y WHERE y.id=thing)"
    ),
}
_GOALS = (
    "SELECT m.id, m.folio, m.nombre, m.estrategia, m.instrumento, m.cuenta, m.unidad, "
    "m.responsable, m.presupuesto, "
    "(SELECT coalesce(sum(a.gasto),0) FROM actividad a WHERE a.meta=m.id AND a.deleted=0), "
    "(SELECT count(*) FROM actividad a WHERE a.meta=m.id AND a.deleted=0 "
    "AND coalesce(a.estatus,'REA')<>'CAN') "
    "+(SELECT count(*) FROM apoyo y WHERE y.meta=m.id AND y.deleted=0), "
    "coalesce(m.meta_t1,0), coalesce(m.meta_t2,0), coalesce(m.meta_t3,0), coalesce(m.meta_t4,0) "
    "FROM meta_anual m WHERE m.deleted=0 AND m.ejercicio=? "
    "ORDER BY m.estrategia, m.instrumento DESC, m.id"
)
_QUARTER = "(CAST(substr(day,6,2) AS INTEGER)+2)/3"
_OF_YEAR = (
    "FROM ({things}) WHERE goal IN "
    "(SELECT id FROM meta_anual WHERE deleted=0 AND ejercicio=:year AND cuenta=:cuenta) "
    "AND day BETWEEN :first AND :last"
)


def progress(source: Source, year: int) -> list[GoalRow]:
    """Every goal of a year with what counts for it, by strategy, the POA's before the MIR's."""
    goals = source.rows(_GOALS, (year,))
    counts: dict[tuple[str, int], int] = {}
    for cuenta in {row[5] for row in goals} & _COUNTED.keys():
        counts.update(_counts(source, year, cuenta))
    apart = _apart(source, year)
    return [
        GoalRow(
            *(
                *row[:11],
                row[11:],
                tuple(counts.get((row[0], quarter), 0) for quarter in (1, 2, 3, 4)),
                counts.get((row[0], 0), 0),
                tuple(apart.get((row[0], quarter), 0) for quarter in (1, 2, 3, 4)),
            )
        )
        for row in goals
    ]


def _counts(source: Source, year: int, cuenta: str) -> dict[tuple[str, int], int]:
    """{(goal, quarter): how many} of what is counted; quarter 0 is the whole year."""
    of_year = _OF_YEAR.format(things=_COUNTED[cuenta][1])
    wanted = {"year": year, "cuenta": cuenta, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    found: dict[tuple[str, int], int] = {}
    for quarter in ("0", _QUARTER):
        sql = f"SELECT goal, {quarter}, count(DISTINCT thing) {of_year} GROUP BY 1, 2"
        found.update({(goal, number): count for goal, number, count in source.rows(sql, wanted)})
    return found


_APART = (
    f"SELECT goal, {_QUARTER}, sum(many) FROM (SELECT m.id AS goal, {_DAY} AS day, "  # noqa: S608
    "c.cantidad AS many FROM conteo c CROSS JOIN actividad a ON a.id=c.actividad "
    "JOIN meta_anual m ON m.id=a.meta LEFT JOIN sesion s ON s.id=c.sesion WHERE c.deleted=0 "
    "AND a.deleted=0 AND m.deleted=0 AND m.ejercicio=:year AND (m.cuenta IN ('ASI','PER') "
    "OR m.cuenta='MUJ' AND c.sexo='M')) WHERE day BETWEEN :first AND :last GROUP BY 1, 2"
)


def _apart(source: Source, year: int) -> dict[tuple[str, int], int]:
    """{(goal, quarter): attendances without a list}: nobody knows whose they are."""
    wanted = {"year": year, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    return {(goal, number): many for goal, number, many in source.rows(_APART, wanted)}


def behind(source: Source, goal: str, cuenta: str, first: str, last: str) -> list[Behind]:
    """The records that a goal counts from `first` to `last` (ISO days), oldest first."""
    record_type, things = _COUNTED[cuenta]
    found = source.rows(
        f"SELECT thing, min(day), {NAMES[record_type]} FROM ({things}) "  # noqa: S608
        "WHERE goal=? AND day BETWEEN ? AND ? GROUP BY thing ORDER BY 2, 1",
        (goal, first, last),
    )
    return [Behind(record_type, thing, day, name or "") for thing, day, name in found]


_UNPLANNED = (
    "SELECT a.id, coalesce(a.fecha_inicio,''), coalesce(a.nombre,'') FROM actividad a "
    "LEFT JOIN meta_anual m ON m.id=a.meta AND m.deleted=0 AND m.ejercicio=:year "
    "WHERE a.deleted=0 AND coalesce(a.estatus,'REA')<>'CAN' AND m.id IS NULL "
    "AND a.fecha_inicio BETWEEN :first AND :last ORDER BY a.fecha_inicio, a.id"
)


def unplanned(source: Source, year: int) -> list[Behind]:
    """The activities of a year that count for no goal of its plan, oldest first."""
    wanted = {"year": year, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    return [Behind("actividad", *row) for row in source.rows(_UNPLANNED, wanted)]


_NAMED = (
    "SELECT id, coalesce(estrategia,'')||' '||coalesce(nombre,'') FROM meta_anual "
    "WHERE deleted=0 AND ejercicio=? ORDER BY estrategia, nombre, id"
)


def goals_offered(source: Source, year: int) -> list[tuple[str, str]]:
    """(id, words) of the goals of a year, as a list of choices offers them."""
    return [(row[0], row[1].strip()) for row in source.rows(_NAMED, (year,))]


def goal_ids(source: Source, year: int) -> list[str]:
    """The goals of a year's plan, the first made first."""
    found = source.rows(
        "SELECT id FROM meta_anual WHERE deleted=0 AND ejercicio=? ORDER BY id", (year,)
    )
    return [row[0] for row in found]
