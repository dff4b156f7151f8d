"""Decides the catalogues: which is shown, what is added or closed, files out and in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captura.actions.catalogue_file import Read, read_catalogues, write_catalogues
from captura.actions.office import Office
from captura.actions.state_lists import NewEntry, add_entry, close_entry
from captura.errors import CapturaError
from captura.records.catalogues import Entry
from captura.records.dates import parse_date
from captura.records.editions import OPEN
from captura.records.kind import Unreadable
from captura.ui.lane import Lane, Teller
from captura.ui.screens.alta import files
from captura.ui.screens.catalogos.lines import Lists, day, read_lists

SENT = "Los institutos lo reciben con su próximo acuse, o con el archivo."


@dataclass(frozen=True)
class Typed:
    """What was typed of an entry. date: its first day, or its last one where it is closed."""

    date: str
    basis: str
    label: str = ""
    code: str = ""
    like: str = ""


class View(Protocol):
    """What the presenter asks of the page."""

    def show_lists(self, lists: Lists, code: str) -> None:
        """Show the entries, the cursor on a code; "" leaves it."""

    def show_refused(self, message: str, *, date: bool) -> None:
        """Say in the card why it can't be so; date: the day is what is wrong."""

    def show_done(self) -> None:
        """What was typed is kept: empty the card."""

    def ask_where(self, name: str, data: bytes) -> None:
        """Ask where the file goes, and have it kept there."""


class Catalogues:
    """One catalogue at a time."""

    def __init__(self, office: Office, view: View, lane: Lane, tell: Teller) -> None:
        self.office, self.view, self.lane, self.tell = office, view, lane, tell
        self.name = next(iter(OPEN))

    def choose(self, name: str) -> None:
        """Show another one."""
        self.name = name
        self.read()

    def read(self, code: str = "") -> None:
        """Read it again."""
        name = self.name
        self.lane.run(
            lambda: read_lists(self.office, name),
            lambda lists: self.view.show_lists(lists, code) if name == self.name else None,
        )

    def add(self, typed: Typed) -> None:
        """Add an entry to the catalogue shown."""
        since, readable = self._date(typed.date)
        if not readable:
            return
        new = NewEntry(typed.label, since, typed.basis, typed.code, typed.like)
        name = self.name

        def done(entry: Entry) -> None:
            self._done(entry, f"«{entry.label}» agregado")

        self.lane.run(lambda: add_entry(self.office, name, new), done, self._refused)

    def close(self, code: str, typed: Typed) -> None:
        """Let an entry hold until a day; blank opens it again."""
        last, readable = self._date(typed.date)
        if not readable:
            return
        name = self.name

        def done(entry: Entry) -> None:
            until = f"hasta el {day(entry.until)}" if entry.until else "sin último día"
            self._done(entry, f"«{entry.label}», {until}")

        self.lane.run(
            lambda: close_entry(self.office, name, code, last, typed.basis), done, self._refused
        )

    def write(self) -> None:
        """Hand out the signed file with all that was set."""
        self.lane.run(
            lambda: write_catalogues(self.office), lambda made: self.view.ask_where(*made)
        )

    def keep(self, path: Path, data: bytes) -> None:
        """Keep the file where she chose."""
        self.lane.run(
            lambda: files.save(str(path.parent), path.name, data),
            lambda kept: self.tell.say("Catálogos guardados", kept.name),
        )

    def take(self, path: str) -> None:
        """Read a signed file."""
        self.lane.run(lambda: read_catalogues(self.office, files.read(path)), self._taken)

    def _taken(self, done: Read) -> None:
        said = f"El archivo trae hasta la edición {done.edition}; aquí va la {done.now}."
        news = done.now > done.before
        self.tell.say("Catálogos al día" if news else "No traía nada nuevo", said)
        self.read()

    def _date(self, text: str) -> tuple[dt.date | None, bool]:
        """The day typed, and whether it could be read."""
        try:
            return parse_date(text, self.office.today()), True
        except Unreadable as error:
            self.view.show_refused(f"{error.what} {error.fix}", date=True)
            return None, False

    def _done(self, entry: Entry, said: str) -> None:
        self.view.show_done()
        self.tell.say(said, SENT)
        self.read(entry.code)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self.view.show_refused(f"{error.what} {error.fix}", date=error.code == "CAP-CAT-13")
