"""The rows behind each figure: people, activities, attendances, and under whom each one counts."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.joined import ONE_PERSON
from captura.store.queries.activities import ActivityRow
from captura.store.queries.figures import ANONYMOUS, ATTENDED, DAY, SEEN
from captura.store.queries.names import listed_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class FigurePerson:
    """A person behind a figure, with the sessions she attended in it."""

    id: str
    name: str
    sexo: str | None
    institute: str
    attended: int


_CELL = (
    "AND (:institute='' OR substr(a.id,1,5)=:institute) "
    "AND (:estrategia='' OR a.estrategia=:estrategia)"
)


_CELL_PEOPLE = (
    f"SELECT {ONE_PERSON}, {listed_name('p.')}, p.sexo, substr({ONE_PERSON},1,5), count(*) "
    f"{ATTENDED} {_CELL} GROUP BY 1 ORDER BY p.sorting"
)


def cell_people(
    source: Source, first: str, last: str, *, institute: str = "", estrategia: str = ""
) -> list[FigurePerson]:
    """The people that a cell counts, by name."""
    wanted = {"first": first, "last": last, "institute": institute, "estrategia": estrategia}
    return [FigurePerson(*row) for row in source.rows(_CELL_PEOPLE, wanted)]


def cell_activities(
    source: Source, first: str, last: str, *, institute: str = "", estrategia: str = ""
) -> list[ActivityRow]:
    """The activities that a cell counts, newest first."""
    from captura.store.queries.activities import activities

    found = activities(source, first=first, last=last, estrategia=estrategia, institute=institute)
    return [row for row in found if (row.estatus or "REA") == "REA"]


@dataclass(frozen=True, slots=True)
class FigureAttendance:
    """One attended session behind a figure. persona: who it counts for, joined."""

    id: str
    fecha: str
    actividad: str
    nombre: str | None
    persona: str
    name: str
    estrategia: str | None


_CELL_ATTENDANCES = (
    f"SELECT x.id, {DAY} AS day, a.id, a.nombre, {ONE_PERSON}, {listed_name('p.')}, "
    f"a.estrategia {ATTENDED} {_CELL} ORDER BY day, x.id"
)


def cell_attendances(
    source: Source, first: str, last: str, *, institute: str = "", estrategia: str = ""
) -> list[FigureAttendance]:
    """The attendances that a cell counts, by date."""
    wanted = {"first": first, "last": last, "institute": institute, "estrategia": estrategia}
    return [FigureAttendance(*row) for row in source.rows(_CELL_ATTENDANCES, wanted)]


_COUNTED_PEOPLE = (
    f"SELECT DISTINCT x.persona, {ONE_PERSON} {ATTENDED} AND NOT {ANONYMOUS} "
    "AND substr(a.id,1,5)=:institute"
)


_WHERE_COUNTED = (
    "SELECT DISTINCT j.head, substr(a.id,1,5) FROM joined j "  # noqa: S608
    "CROSS JOIN participacion x ON x.persona=j.persona JOIN actividad a ON a.id=x.actividad "
    f"LEFT JOIN sesion s ON s.id=x.sesion {SEEN} AND NOT {ANONYMOUS}"
)


def counted_people(source: Source, first: str, last: str, institute: str) -> dict[str, str]:
    """{persona: the id she counts under} of all whom an institute's figure of people counts."""
    wanted = {"first": first, "last": last, "institute": institute}
    return dict(source.rows(_COUNTED_PEOPLE, wanted))


def where_counted(source: Source, first: str, last: str) -> dict[str, set[str]]:
    """{the id she counts under: the institutes whose figures count her} of who was joined."""
    found: dict[str, set[str]] = {}
    for head, institute in source.rows(_WHERE_COUNTED, {"first": first, "last": last}):
        found.setdefault(head, set()).add(institute)
    return found
