"""The constancia that says who came to what: a sheet a person, with a folio of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from captura.documents.page import Block, Heading, Page, PageBreak, SignatureLines, Spacer, Text

TITLE = "Constancia"
NO_FOLIO = "se da al imprimir"


@dataclass(frozen=True)
class Event:
    """What it was, in words: institute, activity, days, place, who signs, and how many sessions."""

    institute: str
    activity: str
    folio: str
    days: str
    place: str
    titular: str
    responsible: str
    sessions: int


@dataclass(frozen=True)
class Attended:
    """One person: name as read, sessions she came to, hours as written or "", folio or ""."""

    name: str
    sessions: int
    hours: str
    folio: str


def constancia_page(event: Event, people: Sequence[Attended], mark: str = "") -> Page:
    """A sheet for each of the people."""
    blocks: list[Block] = []
    for one in people:
        blocks += [*([PageBreak()] if blocks else []), *_sheet(event, one)]
    foot = f"{TITLE} · {event.institute} · {event.activity} · {event.folio}"
    return Page(TITLE, tuple(blocks), foot, mark)


def _sheet(event: Event, one: Attended) -> list[Block]:
    named = event.activity if "«" in event.activity else f"«{event.activity}»"
    return [
        Text(event.institute, "strong"),
        Spacer(18),
        Heading(TITLE, 1),
        Spacer(4),
        Text("Se otorga a", "large"),
        Heading(one.name, 1),
        Spacer(2),
        Text(f"por su participación en {named}, {event.days}, {event.place}.", "large"),
        *([Text(said, "large")] if (said := _how_much(event, one)) else []),
        Spacer(6),
        Text(f"Folio: {one.folio or NO_FOLIO}", "strong"),
        Spacer(16),
        SignatureLines(
            (_signs(event.titular, "Titular"), _signs(event.responsible, "Responsable"))
        ),
    ]


def _how_much(event: Event, one: Attended) -> str:
    sessions = f"Asistió a {one.sessions} de {event.sessions} sesiones" * (event.sessions > 1)
    hours = "1 hora" if one.hours == "1" else f"{one.hours} horas" if one.hours else ""
    said = ", ".join(filter(None, (sessions, hours)))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _signs(name: str, role: str) -> str:
    return f"{name}\n{role}" if name else role
