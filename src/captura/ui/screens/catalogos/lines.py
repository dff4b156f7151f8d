"""The entries of a catalogue as lines, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.editions import last_edition
from captura.actions.office import Office
from captura.records.catalogues import Entry
from captura.ui.tables import Cell, Column


@dataclass(frozen=True)
class Line:
    """An entry, and whether it can be chosen today."""

    entry: Entry
    open: bool

    @property
    def span(self) -> str:
        since, until = self.entry.since, self.entry.until
        if until:
            return f"Hasta el {day(until)}"
        return f"Desde el {day(since)}" if since else "Siempre"

    @property
    def source(self) -> str:
        return f"Edición {self.entry.edition}" if self.entry.edition else "De Captura"


@dataclass(frozen=True)
class Lists:
    """The entries of one catalogue in their order, and the last edition known here."""

    name: str
    lines: tuple[Line, ...]
    edition: int


def read_lists(office: Office, name: str) -> Lists:
    """What stands in a catalogue now."""
    today = office.today()
    lines = tuple(Line(one, one.open_on(today)) for one in office.catalogues[name].entries)
    return Lists(name, lines, last_edition(office.store.meta))


def day(date: dt.date) -> str:
    return f"{date:%d/%m/%Y}"


def edition_words(edition: int, *, is_state: bool) -> str:
    """Which edition is in force here."""
    if not edition:
        return "Los que trae Captura; la coordinación no ha fijado nada todavía"
    told = "; los institutos la reciben con su próximo acuse" if is_state else " de la coordinación"
    return f"Edición {edition}{told}"


COLUMNS = (
    Column("Nombre", lambda one: Cell(one.entry.label, bold=one.open, muted=not one.open), 260,
           stretch=True),
    Column("Clave", lambda one: Cell(one.entry.code, mono=True), 96),
    Column("Se puede elegir", lambda one: Cell(one.span, tone="" if one.open else "warn",
                                               icon="" if one.open else "ban"), 176),
    Column("De dónde viene", lambda one: Cell(one.source, muted=not one.entry.edition), 120,
           low=True),
)  # fmt: skip
