"""Every attended session of a span, once, so that figures may be divided without asking anew."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.joined import ONE_PERSON
from captura.store.queries.figures import ATTENDED
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class Seen:
    """One attendance: its id, its activity's, the person it counts for, the strategy ("" none).

    anonymous: nobody knows who she is, so she counts as no person.
    """

    id: str
    activity: str
    person: str
    estrategia: str
    anonymous: bool


_SEEN = (
    f"SELECT x.id, a.id, {ONE_PERSON}, coalesce(a.estrategia,''), "
    f"coalesce(p.tipo_identificacion,'')='ANO' {ATTENDED} ORDER BY x.id"
)


def seen(source: Source, first: str, last: str) -> list[Seen]:
    """The attendances between two ISO days, in the order in which they were recorded."""
    rows = source.rows(_SEEN, {"first": first, "last": last})
    return [
        Seen(one, activity, person, estrategia, bool(anonymous))
        for one, activity, person, estrategia, anonymous in rows
    ]
