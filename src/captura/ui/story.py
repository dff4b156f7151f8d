"""How the story of an observed field is told: the tone of its state, and its events in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.actions.threads import ANSWERED, CLOSED, MENDED, OPEN, Event, Thread
from captura.ui.wording import local, short_moment

# state of a thread → tone of its pill; the state itself is its word
TONES = {OPEN: "warn", ANSWERED: "info", MENDED: "ok", CLOSED: ""}


def when(event: Event, today: dt.date) -> str:
    """`hoy 11:02`, `18 sep`; empty where nobody kept it."""
    return short_moment(local(event.at), today) if event.at else ""


def in_one_line(thread: Thread, today: dt.date) -> str:
    """`Observada ayer 11:02 por Coordinación · respondida hoy 9:10: «Así se llama.»`."""
    return capital(" · ".join(_parts(thread, today)))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _parts(thread: Thread, today: dt.date) -> Iterator[str]:
    for event in thread.events:
        who = f"por {event.who}" if event.who else ""
        said = " ".join(filter(None, (event.what, when(event, today), who)))
        yield said + {ANSWERED: f": «{event.said}»", MENDED: f": {event.said}"}.get(event.what, "")
