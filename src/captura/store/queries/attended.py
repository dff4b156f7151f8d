"""Who came to an activity, over all its sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from captura.store.joined import JOINED, ONE_PERSON
from captura.store.queries.names import read_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person with the sessions she came to, their hours (None: not known of any), her folio.

    last: the participation of her last session, which keeps the folio of her constancia.
    """

    persona: str
    name: str
    sessions: int
    hours: Decimal | None
    folio: str | None
    last: str


_ROWS = (
    f"SELECT {ONE_PERSON}, {read_name('p.')}, coalesce(x.horas, s.horas), "  # noqa: S608 - own text
    "x.constancia_folio, x.id FROM participacion x LEFT JOIN sesion s ON s.id=x.sesion "
    f"{JOINED} JOIN persona p ON p.id={ONE_PERSON} "
    "WHERE x.actividad=? AND x.deleted=0 AND x.asistio='si' "
    "AND coalesce(p.tipo_identificacion,'')<>'ANO' "
    "ORDER BY p.sorting, p.id, coalesce(s.fecha,''), x.id"
)


def attendees(source: Source, actividad: str) -> list[Attendee]:
    """Everyone who came and gave a name, by name; who was recorded twice is one."""
    found: dict[str, Attendee] = {}
    for persona, name, hours, folio, own in source.rows(_ROWS, (actividad,)):
        before = found.get(persona, Attendee(persona, name, 0, None, None, own))
        spent = [
            one for one in (before.hours, Decimal(hours) if hours else None) if one is not None
        ]
        found[persona] = Attendee(
            persona,
            name,
            before.sessions + 1,
            sum(spent, Decimal(0)) if spent else None,
            _first(before.folio, folio),
            own,
        )
    return list(found.values())


def _first(*folios: str | None) -> str | None:
    """The lowest: of two constancias of one woman, the one that she was given first."""
    given: Iterable[str] = filter(None, folios)
    return min(given, default=None)
