"""Lists of people: numbers in the order of names, and the pages a table shows of them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from captura.store.queries.doubtful import doubtful_people
from captura.store.queries.names import listed_name, read_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the list of people; `participations` counts attended sessions, `last` its date.

    `name` as it is read, `listed` as lists are ordered: «García López, Marina».
    """

    rowid: int
    id: str
    folio: str | None
    name: str
    listed: str
    curp: str | None
    sexo: str | None
    fecha_nacimiento: str | None
    edad_declarada: int | None
    edad_declarada_en: str | None
    municipio: str | None
    localidad: str | None
    localidad_texto: str | None
    estado_registro: str | None
    clash: bool
    participations: int
    last: str | None


_BY_NAME = "SELECT rowid FROM persona WHERE deleted=0 ORDER BY sorting"
_QUICK = (  # what the index of the list holds
    "SELECT rowid FROM persona WHERE deleted=0 "
    "AND (:municipio='' OR municipio=:municipio) AND (:sexo='' OR sexo=:sexo) "
    "AND (:since='' OR creado_en>=:since) AND (:sin_curp=0 OR curp IS NULL) "
    "AND (:doubtful='' OR rowid IN (SELECT value FROM json_each(:doubtful)))"
)
_BY_NAME_OF = f"{_QUICK} ORDER BY sorting"
_BY_NAME_OF_ROWS = (
    f"{_QUICK} AND (:localidad='' OR localidad=:localidad) "  # noqa: S608
    "AND (:clash=0 OR clash IS NOT NULL) "
    "AND (:ids='' OR id IN (SELECT value FROM json_each(:ids))) ORDER BY sorting"
)
_COUNTS = (
    "SELECT count(*), coalesce(sum(curp IS NULL),0), coalesce(sum(creado_en>=?),0), "
    "coalesce(sum(sexo='M'),0), coalesce(sum(sexo='H'),0) FROM persona WHERE deleted=0"
)
_PAGE = (
    f"SELECT rowid, id, folio, {read_name()}, {listed_name()}, curp, sexo, "  # noqa: S608
    "fecha_nacimiento, edad_declarada, edad_declarada_en, municipio, localidad, localidad_texto, "
    "estado_registro, clash IS NOT NULL FROM persona WHERE rowid IN "
    "(SELECT value FROM json_each(?))"
)
_PART = (
    "SELECT x.persona, count(*), max(coalesce(s.fecha, a.fecha_inicio)) FROM participacion x "
    "LEFT JOIN sesion s ON s.id=x.sesion LEFT JOIN actividad a ON a.id=x.actividad "
    "WHERE x.persona IN (SELECT value FROM json_each(?)) AND x.asistio='si' AND x.deleted=0 "
    "GROUP BY x.persona"
)


def person_ids(
    source: Source,
    *,
    municipio: str = "",
    localidad: str = "",
    sexo: str = "",
    clash: bool = False,
    since: str = "",
    sin_curp: bool = False,
    doubtful: bool = False,
    ids: Sequence[str] | None = None,
) -> Sequence[int]:
    """The numbers (rowid) of all people in the order of their names.

    since: recorded from an ISO day on · doubtful: who shares the CURP, or birthday and name as
    they sound, with another, and nobody decided yet · ids: only these.
    """
    wanted = {
        "municipio": municipio,
        "localidad": localidad,
        "sexo": sexo,
        "clash": int(clash),
        "since": since,
        "sin_curp": int(sin_curp),
        "doubtful": json.dumps(doubtful_people(source)) if doubtful else "",
        "ids": "" if ids is None else json.dumps(list(ids)),
    }
    if not any(wanted.values()):
        return array("q", (row[0] for row in source.stream(_BY_NAME)))
    slow = wanted["localidad"] or wanted["clash"] or wanted["ids"]
    sql = _BY_NAME_OF_ROWS if slow else _BY_NAME_OF
    return array("q", (row[0] for row in source.stream(sql, wanted)))


def people_counts(source: Source, since: str) -> dict[str, int]:
    """How many people each chip of the list shows; `since`: the first day of the period."""
    (row,) = source.rows(_COUNTS, (since,))
    names = ("todas", "sin_curp", "periodo", "mujeres", "hombres", "duplicadas")
    return dict(zip(names, (*row, len(doubtful_people(source))), strict=True))


def people(source: Source, numbers: Sequence[int]) -> list[PersonRow]:
    """One page of the list, in the order asked; who is gone meanwhile is left out."""
    found = {row[0]: row for row in source.rows(_PAGE, (json.dumps(list(numbers)),))}
    ids = json.dumps([row[1] for row in found.values()])
    part = {persona: (count, last) for persona, count, last in source.rows(_PART, (ids,))}
    return [
        PersonRow(*(*row[:14], bool(row[14]), *part.get(row[1], (0, None))))
        for number in numbers
        if (row := found.get(number))
    ]


def person_record_ids(source: Source, numbers: Sequence[int]) -> list[str]:
    """The ids of people by their numbers; who is gone meanwhile is left out."""
    sql = "SELECT id FROM persona WHERE deleted=0 AND rowid IN (SELECT value FROM json_each(?))"
    return [row[0] for row in source.rows(sql, (json.dumps(list(numbers)),))]


def count_people(source: Source) -> int:
    number: int = source.value("SELECT count(*) FROM persona WHERE deleted=0")
    return number


@dataclass(frozen=True, slots=True)
class TookPart:
    """A session that a person was listed in."""

    participacion: str
    actividad: str
    sesion: str | None
    fecha: str | None
    nombre: str | None
    tipo_actividad: str | None
    estrategia: str | None
    numero: int | None
    attended: bool
    constancia_folio: str | None


def took_part(source: Source, persona: str) -> list[TookPart]:
    """What a person took part in, newest first."""
    return [
        TookPart(*(*row[:8], row[8] == "si", row[9]))
        for row in source.rows(
            "SELECT x.id, x.actividad, x.sesion, coalesce(s.fecha, a.fecha_inicio) AS day, "
            "a.nombre, a.tipo_actividad, a.estrategia, s.numero, x.asistio, x.constancia_folio "
            "FROM participacion x LEFT JOIN sesion s ON s.id=x.sesion "
            "LEFT JOIN actividad a ON a.id=x.actividad "
            "WHERE x.persona=? AND x.deleted=0 ORDER BY day DESC, s.numero DESC",
            (persona,),
        )
    ]
