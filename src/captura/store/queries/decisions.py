"""What was decided of pairs of people, the last first, with both names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from captura.records.misma_persona import THE_STATE
from captura.store.queries.names import listed_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a pair. same: one person · by_rule: nobody looked at it · at: ISO, local."""

    id: str
    one: str
    other: str
    one_name: str
    other_name: str
    same: bool
    by_rule: bool
    why: str
    at: str
    who: str


_DECIDED = (
    f"SELECT m.id, m.una, m.otra, {listed_name('p.')}, {listed_name('q.')}, "  # noqa: S608
    "m.es_la_misma='si', coalesce(m.por_regla,'no')='si', coalesce(m.motivo,''), "
    "coalesce(m.creado_en,''), coalesce(m.creado_por,'') "
    "FROM misma_persona m LEFT JOIN persona p ON p.id=m.una LEFT JOIN persona q ON q.id=m.otra "
    "WHERE m.deleted=0 ORDER BY m.id DESC"
)


def decisions(source: Source) -> list[Decision]:
    """The decisions that stand."""
    return [
        Decision(row[0], row[1], row[2], row[3], row[4], bool(row[5]), bool(row[6]), *row[7:])
        for row in source.rows(_DECIDED)
    ]


_LOOKED_AT = (
    "SELECT iif(una=:person, otra, una) FROM misma_persona WHERE deleted=0 AND es_la_misma='si' "
    "AND coalesce(por_regla,'no')<>'si' AND id LIKE :state AND id<>:besides "
    "AND (una=:person OR otra=:person)"
)


def looked_at(source: Source, person: str, *, besides: str = "") -> list[str]:
    """With whom the state joined a person after somebody looked, save by one decision."""
    values = {"person": person, "state": f"{THE_STATE}-%", "besides": besides}
    return [row[0] for row in source.rows(_LOOKED_AT, values)]


class Named(NamedTuple):
    """A person as a list shows her. municipio: its key, "" where nobody noted it."""

    name: str
    municipio: str


_NAMED = (
    f"SELECT id, {listed_name()}, coalesce(municipio,'') FROM persona "  # noqa: S608
    "WHERE id IN (SELECT value FROM json_each(?))"
)


def named_people(source: Source, ids: Iterable[str]) -> dict[str, Named]:
    """{id: how she is called}."""
    found = source.rows(_NAMED, (json.dumps(sorted(ids)),))
    return {row[0]: Named(row[1], row[2]) for row in found}
