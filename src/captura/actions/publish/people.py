"""Who attended and what, under a number drawn anew: each row like those of four others at least."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from captura.actions.indicators import AGE
from captura.actions.publish.year import Year
from captura.publishing.table import TEXT, WHOLE, Column, Table
from captura.records.people import age_group, age_on
from captura.records.persona import Persona
from captura.records.rules.small_classes import WITHHELD, Key, shareable
from captura.store.queries.published import PersonFacts, attendances, people
from captura.store.queries.women import PERIOD, PLACE, STRATEGY

_HERSELF = (
    Column("municipio", TEXT, "donde vive", "municipios"),
    Column("localidad", TEXT, "donde vive, si de ahí hay otras cuatro como ella", "localidades"),
    Column("sexo", TEXT, "M mujer, H hombre, X otro", "sexo"),
    Column("grupo_edad", TEXT, "por su edad al último día del año", "grupos_etarios"),
)
_NUMBER = Column("persona", WHOLE, "número al azar, distinto en cada edición")
_CAME = (
    Column("instituto", TEXT, "municipio del instituto que hizo la actividad", "municipios"),
    Column("periodo", TEXT, "trimestre de la sesión", "periodo"),
    Column("estrategia", TEXT, "de la actividad", "estrategias"),
)
_LOCALITY_AGE_SEX_PLACE = (1, 3, 2, 0)  # what is withheld first
_PERIOD_STRATEGY_INSTITUTE = (5, 6, 4)


def person_tables(year: Year) -> tuple[Table, Table]:
    """«persona», a row each, and «asistencia», how often she came where, when and for what."""
    found = people(year.office.store, *year.days)
    keys = shareable([_herself(year, one) for one in found], _LOCALITY_AGE_SEX_PLACE, len)
    shown = {one.id: key for one, key in zip(found, keys, strict=True) if key is not None}
    numbers = year.numbers(shown)
    rows = [[numbers[one], *shown[one]] for one in sorted(shown, key=numbers.__getitem__)]
    persons = Table(
        "persona",
        "Quien asistió en el año y se conoce por su nombre. «*» es un dato reservado.",
        (_NUMBER, *_HERSELF),
        rows,
    )
    return persons, _attendances(year, shown, numbers)


def _herself(year: Year, one: PersonFacts) -> Key:
    place = year.group(PLACE, "municipios", one.municipio)
    groups = year.office.catalogues["grupos_etarios"]
    her = Persona(
        fecha_nacimiento=_day(one.born),
        curp=one.curp,
        edad_declarada=one.declared,
        edad_declarada_en=_day(one.declared_on),
    )
    group = age_group(age_on(her, year.last), groups)
    return (
        place,
        WITHHELD if place == WITHHELD else year.code("localidades", one.localidad),
        year.code("sexo", one.sexo),
        year.group(AGE, "grupos_etarios", group),
    )


def _attendances(year: Year, shown: Mapping[str, Key], numbers: Mapping[str, int]) -> Table:
    found = [row for row in attendances(year.office.store, *year.days) if row[0] in shown]
    keys: list[Key] = [
        (
            *shown[person],
            year.group(PLACE, "municipios", institute),
            year.group(PERIOD, "", quarter),
            year.group(STRATEGY, "estrategias", strategy),
        )
        for person, institute, quarter, strategy, _ in found
    ]

    def people_of(places: Sequence[int]) -> int:
        return len({found[place][0] for place in places})

    came: Counter[tuple[int, Key]] = Counter()
    for row, key in zip(found, shareable(keys, _PERIOD_STRATEGY_INSTITUTE, people_of), strict=True):
        if key is not None:
            came[numbers[row[0]], key[len(_HERSELF) :]] += row[4]
    rows = [
        [number, *key, count]
        for (number, key), count in sorted(
            came.items(), key=lambda one: (one[0][0], str(one[0][1]))
        )
    ]
    return Table(
        "asistencia",
        "Cuántas veces asistió cada quien. Las personas se cuentan, nunca se suman.",
        (_NUMBER, *_CAME, Column("asistencias", WHOLE, "sesiones a las que asistió")),
        rows,
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
