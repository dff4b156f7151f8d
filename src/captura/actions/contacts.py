"""What the coordination talked about with an institute: noted on this computer, and nowhere else.

The notes of each institute lie under a key of their own in the database; they are no records, and
never travel (ADR 56).
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass

from captura.actions.office import Office
from captura.errors import CapturaError

CHANNELS = {"TEL": "teléfono", "COR": "correo", "VIS": "visita", "MEN": "mensaje"}
LONGEST = 200  # letters of what was agreed


@dataclass(frozen=True)
class Contact:
    """day: when it was · channel: of CHANNELS · agreed: in a few words.

    again: the day to call again, None for none · at: ISO date-time, UTC, when it was noted.
    """

    day: dt.date
    channel: str
    agreed: str
    again: dt.date | None = None
    who: str = ""
    at: str = ""


def contacts(office: Office, institute: str) -> tuple[Contact, ...]:
    """All that was noted of an institute, the latest day first."""
    office.allow("recibir")
    kept = json.loads(office.store.meta(_key(institute)) or "[]")
    found = reversed([_read(one) for one in kept])
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def last_contact(office: Office, institute: str) -> Contact | None:
    """The latest of them."""
    return next(iter(contacts(office, institute)), None)


def note_contact(office: Office, institute: str, contact: Contact) -> Contact:
    """Keep a contact, with who noted it and when. Raises CapturaError where it says too little."""
    office.allow("recibir")
    _check(office, contact)
    with office.store.work(who=office.user, device=office.letter) as work:
        noted = Contact(
            contact.day,
            contact.channel,
            contact.agreed.strip(),
            contact.again,
            office.user,
            work.now(),
        )
        kept = json.loads(work.meta(_key(institute)) or "[]")
        work.set_meta(_key(institute), json.dumps([*kept, asdict(noted)], default=str))
        channel = CHANNELS[contact.channel]
        # what was agreed may name someone: it stands in the note alone
        work.log(None, None, {}, f"contacto con {institute}: {channel}, {contact.day}")
    return noted


def _check(office: Office, contact: Contact) -> None:
    if contact.channel not in CHANNELS:
        raise _unsaid("Falta decir por dónde fue.")
    if contact.day > office.today():
        raise _unsaid("El día del contacto todavía no llega.")
    if not contact.agreed.strip():
        raise _unsaid("Falta decir en qué quedaron.")
    if len(contact.agreed) > LONGEST:
        raise _unsaid(f"Lo que se acordó pasa de {LONGEST} letras.")
    if contact.again is not None and contact.again <= contact.day:
        raise _unsaid("El día de volver a llamar no es posterior al del contacto.")


def _unsaid(what: str) -> CapturaError:
    return CapturaError(
        "El contacto no se puede anotar", what, "Corríjalo y anótelo otra vez.", "CAP-ACT-93"
    )


def _read(one: dict[str, str | None]) -> Contact:
    again = one["again"]
    return Contact(
        dt.date.fromisoformat(one["day"] or ""),
        one["channel"] or "",
        one["agreed"] or "",
        dt.date.fromisoformat(again) if again else None,
        one["who"] or "",
        one["at"] or "",
    )


def _key(institute: str) -> str:
    return f"contactos:{institute}"
