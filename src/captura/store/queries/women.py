"""Women reached: known by name, with an attended session, each once whoever recorded her twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from captura.store.joined import ONE_PERSON
from captura.store.queries.figures import ATTENDED, DAY, QUARTER
from captura.store.rows import Source

PLACE, STRATEGY, PERIOD = "municipio", "estrategia", "periodo"
LANGUAGE, DISABILITY, LOCALITY = "lengua", "discapacidad", "localidad"
# what a grouping reads, of her (p) or of the activity (a); "" where it isn't said
_KEYS = {
    "": "''",
    PLACE: "coalesce(p.municipio, substr(p.id,1,5))",
    STRATEGY: "coalesce(a.estrategia,'')",
    PERIOD: QUARTER.format(day=DAY),
    LANGUAGE: "coalesce(p.lengua,'')",
    DISABILITY: "CASE WHEN coalesce(p.discapacidad,'')='' THEN '' ELSE 'si' END",
    LOCALITY: "coalesce(p.localidad,'')",
}
_HER = "AND p.sexo='M' AND coalesce(p.tipo_identificacion,'')<>'ANO'"
_AGES = (
    "SELECT p.fecha_nacimiento, CASE WHEN p.fecha_nacimiento IS NULL THEN p.curp END, "
    f"p.edad_declarada, p.edad_declarada_en, count(DISTINCT {ONE_PERSON}) {ATTENDED} {_HER} "
    "GROUP BY 1, 2, 3, 4"
)


def women(source: Source, first: str, last: str, by: str = "") -> Counter[str]:
    """{key: women reached from `first` to `last` (ISO)}, divided by one of the groupings above.

    By strategy and by quarter they don't add up to all: one woman may stand in several.
    """
    question = f"SELECT {_KEYS[by]}, count(DISTINCT {ONE_PERSON}) {ATTENDED} {_HER} GROUP BY 1"
    return Counter(dict(source.rows(question, {"first": first, "last": last})))


@dataclass(frozen=True, slots=True)
class SameAge:
    """What is known of the age of so many women."""

    born: dt.date | None
    curp: str | None
    declared: int | None
    declared_on: dt.date | None
    women: int


def women_by_age(source: Source, first: str, last: str) -> list[SameAge]:
    """The women reached, by what their records say of their age; they add up to all."""
    return [
        SameAge(_date(born), curp, None if age is None else int(age), _date(on), count)
        for born, curp, age, on, count in source.rows(_AGES, {"first": first, "last": last})
    ]


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
