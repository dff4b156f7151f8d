"""Finds people and activities as someone types or scans, and who looks like the one typed."""

from __future__ import annotations

from captura.actions.office import Office
from captura.records.persona import Persona
from captura.store.queries.activities import ActivityHit, search_activities
from captura.store.search import PersonHit, search_people
from captura.store.similar import Similar, similar_people


def find_people(office: Office, text: str, limit: int = 20) -> list[PersonHit]:
    """Who a name, a CURP, a telephone or a scanned code may mean; the likeliest first."""
    office.allow("leer")
    return search_people(office.store, scanned(text), limit)


def find_activities(office: Office, text: str, limit: int = 20) -> list[ActivityHit]:
    """Activities whose name, place or folio holds every word typed; the newest first."""
    office.allow("leer")
    return search_activities(office.store, text, limit)


def look_alikes(office: Office, persona: Persona, limit: int = 5) -> list[Similar]:
    """Who may already be the person in a form, each with its reasons."""
    office.allow("leer")
    return similar_people(office.store, persona, limit)


def scanned(text: str) -> str:
    """The CURP of a scanned code, whose parts stand between bars; any other text as it is."""
    first, bar, _ = text.strip().partition("|")
    return first.strip() if bar else text.strip()


__all__ = [
    "ActivityHit",
    "PersonHit",
    "Similar",
    "find_activities",
    "find_people",
    "look_alikes",
    "scanned",
]
