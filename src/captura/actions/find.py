"""Finds people and activities as someone types or scans, and who looks like the one typed."""

from __future__ import annotations

import re

from captura.actions.identities import Identities
from captura.actions.office import Office
from captura.records.persona import Persona
from captura.store.queries.activities import ActivityHit, search_activities
from captura.store.search import PersonHit, search_people
from captura.store.similar import Similar, similar_people

_LOOKED_AT = 20  # of the likeliest: what was decided of the first must not hide the next
_QR = re.compile(r"([A-Z]{4}[0-9]{6}[A-Z]{6}[A-Z0-9][0-9])[^A-Z0-9\s]")


def find_people(office: Office, text: str, limit: int = 20) -> list[PersonHit]:
    """Who a name, a CURP, a telephone or a scanned code may mean; the likeliest first."""
    office.allow("leer")
    return search_people(office.store, scanned(text), limit)


def find_activities(office: Office, text: str, limit: int = 20) -> list[ActivityHit]:
    """Activities whose name, place or folio holds every word typed; the newest first."""
    office.allow("leer")
    return search_activities(office.store, text, limit)


def look_alikes(office: Office, persona: Persona, limit: int = 5) -> list[Similar]:
    """Who may already be the person in a form, each with its reasons; not who was decided on."""
    office.allow("leer")
    found = similar_people(office.store, persona, _LOOKED_AT)
    if found and persona.id:
        known = Identities(office.store)
        found = [one for one in found if not known.settled(persona.id, one.id)]
    return found[:limit]


def scanned(text: str) -> str:
    """The CURP of a scanned code, whose parts stand between bars; any other text as it is.

    Some scanners speak another keyboard than the computer's: there the bar comes as another sign.
    """
    text = text.strip()
    found = _QR.match(text.upper())
    return text[: found.end(1)] if found else text.partition("|")[0].strip()


__all__ = [
    "ActivityHit",
    "PersonHit",
    "Similar",
    "find_activities",
    "find_people",
    "look_alikes",
    "scanned",
]
