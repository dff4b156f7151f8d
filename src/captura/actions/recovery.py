"""The printed sheets of an office: made, kept until they are on paper, and typed in again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from captura.documents.page import Page
from captura.documents.recovery_sheet import recovery_page, share_page
from captura.errors import KeysError
from captura.keys import recovery, scan
from captura.keys.certificate import digits
from captura.keys.recovery import Share
from captura.keys.words import nearest, place_of

if TYPE_CHECKING:  # a sheet is typed before the database, and what opens it, is loaded
    from captura.actions.first_start import Started
    from captura.actions.office import Office

SHEETS, BACKUP = "hoja", "respaldo"
_PENDING = "inicio_pendiente"


@dataclass(frozen=True)
class Sheet:
    """One sheet to print: its title, its 24 or 25 words, the page that `ui.paper` draws."""

    title: str
    words: tuple[str, ...]
    page: Page


@dataclass(frozen=True)
class Pending:
    """What of the first start is still to do: step SHEETS (and the sheets) or BACKUP."""

    step: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Wrong:
    """A typed word that is not in the list: its turn from 1, and the likeliest one or None."""

    turn: int
    word: str
    likely: str | None


@dataclass(frozen=True)
class Typed:
    """How a sheet's text stands while it is typed: words so far, and those that don't exist."""

    count: int
    wrong: tuple[Wrong, ...]
    scanned: bool


def keep_sheets(office: Office, started: Started) -> tuple[Sheet, ...]:
    """The sheets of a first start, kept in the database until `sheets_printed`.

    Who could read them there holds the database key already, so nothing is weakened; without
    this a power cut before printing would leave an office without its paper.
    """
    whole = (started.secret,) if started.secret else ()
    texts = [scan.scan_text(one) for one in started.shares or whole]
    _keep(office, {"paso": SHEETS, "hojas": texts})
    return _sheets(office, texts)


def pending(office: Office) -> Pending | None:
    """What of the first start was left undone, None when it is complete."""
    kept = office.store.meta(_PENDING)
    if not kept:
        return None
    plain = json.loads(kept)
    return Pending(str(plain["paso"]), _sheets(office, plain.get("hojas", [])))


def sheets_printed(office: Office) -> None:
    """The sheets are on paper: forget them here."""
    _keep(office, {"paso": BACKUP})


def first_start_done(office: Office) -> None:
    """Nothing of the first start is left to do."""
    _keep(office, None)


def typed_so_far(text: str) -> Typed:
    """Where a text being typed stands; a scanner's code has no words to mend."""
    if scan.looks_scanned(text):
        return Typed(0, (), True)
    words = recovery.typed_words(text)
    # the last word may be half typed: it is judged once something follows it
    done = words if text[-1:].isspace() else words[:-1]
    wrong = tuple(
        Wrong(turn, word, nearest(word))
        for turn, word in enumerate(done, start=1)
        if place_of(word) is None
    )
    return Typed(len(words), wrong, False)


def secret_from(texts: Sequence[str]) -> bytes:
    """The secret of one typed or scanned sheet, or of the state's two parts in any order.

    Raises KeysError that says which word or part is wrong.
    """
    read = [scan.read_sheet(text) for text in texts]
    parts = [one for one in read if isinstance(one, Share)]
    whole = [one for one in read if isinstance(one, bytes)]
    if len(parts) == 2 and not whole:
        return recovery.join(*parts)
    if len(whole) == 1 and not parts:
        return whole[0]
    raise KeysError(
        "La hoja no sirve todavía",
        "Las hojas no son las de esta oficina: un instituto tiene una hoja de 24 palabras; la "
        "coordinación, dos partes de 25.",
        "Escriba las dos partes, o la hoja del instituto.",
        "CAP-ACT-20",
    )


def own_digits(office: Office) -> str:
    """Five groups of four digits of this device's keys, as the state sees them in a request."""
    return digits(office.packages_key.public, office.device.public_hex)


def _sheets(office: Office, texts: Sequence[str]) -> tuple[Sheet, ...]:
    return tuple(_sheet(office, text) for text in texts)


def _sheet(office: Office, text: str) -> Sheet:
    carried, today = scan.read_scan(text), office.today()
    if isinstance(carried, Share):
        words = recovery.share_words(carried)
        page = share_page(carried.number, office.name, today, words, text)
    else:
        words = recovery.words_of(carried)
        page = recovery_page(office.name, today, words, text)
    return Sheet(page.title, words, replace(page, mark=office.mark))


def _keep(office: Office, value: dict[str, object] | None) -> None:
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_PENDING, json.dumps(value) if value else "")
