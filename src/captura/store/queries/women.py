"""Women reached: known by name, with an attended session, each once whoever recorded her twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from captura.store.joined import ONE_PERSON
from captura.store.queries.figures import ATTENDED, DAY, QUARTER
from captura.store.queries.names import listed_name
from captura.store.rows import Source

PLACE, STRATEGY, PERIOD, YEAR = "municipio", "estrategia", "periodo", "ano"
LANGUAGE, DISABILITY, LOCALITY = "lengua", "discapacidad", "localidad"
_TOWN = "coalesce(p.municipio, substr(p.id,1,5))"
# what a grouping reads, of her (p) or of the activity (a); "" where it isn't said
_KEYS = {
    "": "''",
    PLACE: _TOWN,
    STRATEGY: "coalesce(a.estrategia,'')",
    PERIOD: QUARTER.format(day=DAY),
    YEAR: f"substr({DAY},1,4)",
    LANGUAGE: "coalesce(p.lengua,'')",
    DISABILITY: "CASE WHEN coalesce(p.discapacidad,'')='' THEN '' ELSE 'si' END",
    LOCALITY: "coalesce(p.localidad,'')",
}
_REACHED = (
    f"{ATTENDED} AND p.sexo='M' AND coalesce(p.tipo_identificacion,'')<>'ANO' "
    f"AND (:town='' OR {_TOWN}=:town)"
)
_AGE = (
    "p.fecha_nacimiento, CASE WHEN p.fecha_nacimiento IS NULL THEN p.curp END, "
    "p.edad_declarada, p.edad_declarada_en"
)
_AGES = f"SELECT {_AGE}, count(DISTINCT {ONE_PERSON}) {_REACHED} GROUP BY 1, 2, 3, 4"


def women(source: Source, first: str, last: str, by: str = "", *, town: str = "") -> Counter[str]:
    """{key: women reached from `first` to `last` (ISO)}, divided by one of the groupings above.

    town: only those who live in that municipality. By strategy and by quarter they don't add up
    to all: one woman may stand in several.
    """
    question = f"SELECT {_KEYS[by]}, count(DISTINCT {ONE_PERSON}) {_REACHED} GROUP BY 1"
    return Counter(dict(source.rows(question, {"first": first, "last": last, "town": town})))


@dataclass(frozen=True, slots=True)
class SaidAge:
    """What a record says of an age."""

    born: dt.date | None
    curp: str | None
    declared: int | None
    declared_on: dt.date | None


def women_by_age(
    source: Source, first: str, last: str, *, town: str = ""
) -> list[tuple[SaidAge, int]]:
    """The women reached, by what their records say of their age; they add up to all."""
    found = source.rows(_AGES, {"first": first, "last": last, "town": town})
    return [(_said(*age), count) for *age, count in found]


@dataclass(frozen=True, slots=True)
class Woman:
    """A woman reached, with the sessions she attended among those asked for."""

    id: str
    name: str
    municipio: str
    localidad: str | None
    localidad_texto: str | None
    attended: int
    age: SaidAge


def women_behind(
    source: Source, first: str, last: str, by: str = "", key: str = "", *, town: str = ""
) -> list[Woman]:
    """The women that `women` counts under a key, each once, by name."""
    question = (
        f"SELECT {ONE_PERSON}, {listed_name('p.')}, {_TOWN}, p.localidad, p.localidad_texto, "
        f"count(*), {_AGE} {_REACHED} AND {_KEYS[by]}=:key GROUP BY 1 ORDER BY p.sorting, 1"
    )
    wanted = {"first": first, "last": last, "town": town, "key": key}
    found = source.rows(question, wanted)
    return [Woman(*(*row[:6], _said(*row[6:]))) for row in found]


def _said(born: str | None, curp: str | None, declared: str | None, on: str | None) -> SaidAge:
    return SaidAge(_date(born), curp, None if declared is None else int(declared), _date(on))


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
