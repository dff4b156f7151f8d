"""Constancias of an activity: who may have one, the sheets, and the folio that is given once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from captura.actions.office import Office
from captura.documents.constancia import Attended, Event, constancia_page
from captura.documents.page import Page
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.participacion import Participacion
from captura.records.people import place_words
from captura.store.queries.attended import Attendee, attendees
from captura.store.queries.known import profile, sessions_of
from captura.store.work import Work

LETTERS = "CON"
_HOURS = field_of(Participacion, "horas").kind


def who_came(office: Office, activity: Actividad) -> list[Attendee]:
    """Everyone who came to the activity under her name."""
    office.allow("capturar")
    return attendees(office.store, activity.id)


def most_of_it(office: Office, activity: Actividad) -> list[str]:
    """The ids of those who came to 80 % of its sessions or more."""
    held = len(sessions_of(office.store, activity.id))
    return [one.persona for one in who_came(office, activity) if one.sessions * 5 >= held * 4]


def preview_constancias(office: Office, activity: Actividad, people: Collection[str]) -> Page:
    """The sheets of some of those who came, with the folios that were given before."""
    came = [one for one in who_came(office, activity) if one.persona in people]
    return _page(office, activity, came)


def issue_constancias(office: Office, activity: Actividad, people: Collection[str]) -> Page:
    """The sheets to be printed: who has no folio is given one; who has one keeps it."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        for one in attendees(work, activity.id):
            if one.persona in people and not one.folio:
                _give(work, one, office)
    return preview_constancias(office, activity, people)


def _give(work: Work, one: Attendee, office: Office) -> None:
    """The counter belongs to the laptop's letter, so that no two laptops give the same."""
    part = work.get(Participacion, one.last)
    if part is not None:
        folio = work.next_folio(LETTERS, office.institute, office.today().year)
        work.save(replace(part, constancia_folio=folio), "constancia")


def _page(office: Office, activity: Actividad, came: list[Attendee]) -> Page:
    sessions, own = sessions_of(office.store, activity.id), profile(office.store)
    days = [one.fecha for one in sessions if one.fecha]
    town = place_words(activity.localidad, activity.localidad_texto, None, office.catalogues)
    place = ", ".join(filter(None, (activity.sede, town)))
    event = Event(
        institute=(own.nombre if own else None) or office.name,
        activity=activity.nombre or "Actividad",
        folio=activity.folio or "sin folio",
        days=_span(days or [one for one in (activity.fecha_inicio,) if one]),
        place=f"en {place}" if place else "sin lugar anotado",
        titular=(own.titular if own else None) or "",
        responsible=activity.responsable or "",
        sessions=len(sessions),
    )
    people = [
        Attended(one.name, one.sessions, _HOURS.text(one.hours), one.folio or "") for one in came
    ]
    return constancia_page(event, people, office.mark)


def _span(days: list[dt.date]) -> str:
    if not days:
        return "sin fecha"
    first, last = min(days), max(days)
    return f"el {first:%d/%m/%Y}" if first == last else f"del {first:%d/%m/%Y} al {last:%d/%m/%Y}"
