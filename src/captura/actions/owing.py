"""Which institutes haven't handed a quarter in: whom to call, and the letter for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from captura.actions.contacts import Contact, last_contact
from captura.actions.office import Office
from captura.documents.page import Page
from captura.documents.reminder import Late, Reminder, reminders
from captura.records.deadlines import deadline
from captura.records.institucion import Institucion
from captura.records.periods import Period
from captura.store.queries.board import board
from captura.store.queries.certificates import certificates
from captura.store.queries.closings import closed_in
from captura.store.queries.known import profiles

BACK = 3  # earlier quarters that are asked for too


@dataclass(frozen=True)
class Owing:
    """An institute that owes a quarter: what it owes, oldest first, and days since the first term.

    days: 0 while the term runs or none is set. enrolled: whether it was ever given a certificate.
    contact: what it last handed in of itself; None before its first delivery was accepted.
    talked: the last contact that was noted here.
    """

    institute: str
    name: str
    periods: tuple[Period, ...]
    days: int
    enrolled: bool
    contact: Institucion | None
    talked: Contact | None = None


def owing(office: Office, period: Period) -> tuple[Owing, ...]:
    """Who hasn't handed a quarter in, the longest overdue first, then by name.

    Earlier quarters count from the first certificate on: before it nothing could be handed in.
    What was closed is asked for no more; its institute reads so too (`actions/closed_told.py`).
    """
    office.allow("recibir")
    periods = [period.shift(-back) for back in range(BACK, -1, -1)]
    span = str(periods[0]), str(period)
    settled = board(office.store, *span).keys() | closed_in(office.store, *span)
    since, known = _enrolled_since(office), profiles(office.store)
    delays = _delays(office, periods)
    found = []
    for entry in office.catalogues["municipios"].entries:
        missing = [one for one in periods if (entry.code, str(one)) not in settled]
        if period not in missing:
            continue
        first = since.get(entry.code)
        owed = tuple(
            one for one in missing if one == period or (first and first <= one.last.isoformat())
        )
        found.append(
            Owing(
                entry.code,
                entry.label,
                owed,
                max(delays[one] for one in owed),
                first is not None,
                known.get(entry.code),
                last_contact(office, entry.code),
            )
        )
    return tuple(sorted(found, key=lambda one: -one.days))


def letters(office: Office, owed: Collection[Owing]) -> Page:
    """A reminder for each, a sheet apiece; addressed to the titular where she is known."""
    office.allow("recibir")
    calendar = office.catalogues
    delays = _delays(office, {period for one in owed for period in one.periods})
    late = {
        period: Late(period.label, deadline(calendar, period), days)
        for period, days in delays.items()
    }
    pages = [_reminder(office.name, one, late) for one in owed]
    return reminders(pages, office.today(), office.mark)


def _delays(office: Office, periods: Iterable[Period]) -> dict[Period, int]:
    """Days since the term of each quarter; 0 while it runs, or where the calendar says none."""
    calendar, today = office.catalogues, office.today()
    terms = {period: deadline(calendar, period) for period in periods}
    return {one: max(0, (today - last).days) if last else 0 for one, last in terms.items()}


def _reminder(state: str, one: Owing, late: Mapping[Period, Late]) -> Reminder:
    return Reminder(
        state=state,
        institute=(one.contact and one.contact.nombre) or f"Instituto municipal de {one.name}",
        titular=(one.contact and one.contact.titular) or "",
        late=tuple(late[period] for period in one.periods),
    )


def _enrolled_since(office: Office) -> Mapping[str, str]:
    """{institute: ISO day of its first certificate}."""
    first: dict[str, str] = {}
    for row in certificates(office.store):
        day = dt.date.fromisoformat((row.since or "0001-01-01")[:10]).isoformat()
        first[row.institute] = min(first.get(row.institute, day), day)
    return first
