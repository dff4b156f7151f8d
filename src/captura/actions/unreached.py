"""The localities where no woman was reached in twelve months, and what was done there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.census import town_of
from captura.actions.office import Office
from captura.records.catalogues import Entry
from captura.records.localities import BASIS, counted, localities_in
from captura.records.names import fold
from captura.store.queries.figures import activities_by_locality
from captura.store.queries.women import LOCALITY, women


@dataclass(frozen=True)
class Locality:
    """One where no woman reached lives. town: her municipality's name · ambit: rural or urban.

    people, women: who lives there; None where the imported file doesn't say.
    activities: carried out there in those months.
    """

    code: str
    label: str
    town: str
    ambit: str
    people: int | None
    women: int | None
    activities: int


@dataclass(frozen=True)
class Unreached:
    """Of the days from first to last: lines, the most people first, those unknown last.

    known: how many localities the list has, without those that nobody lives in · imported: some
    of them come from INEGI's file; else the list holds the seats alone.
    """

    first: dt.date
    last: dt.date
    known: int
    imported: bool
    lines: tuple[Locality, ...]


def read_unreached(office: Office, town: str = "") -> Unreached:
    """Those of a municipality, or of all; an institute's are those of its own. Raises RoleError."""
    office.allow("cifras")
    last = office.today()
    first = _year_before(last) + dt.timedelta(days=1)
    span = first.isoformat(), last.isoformat()
    reached = women(office.store, *span, LOCALITY)
    done = activities_by_locality(office.store, *span)
    listed = localities_in(office.catalogues["localidades"], town_of(office) or town)
    inhabited = [one for one in listed if counted(one, "poblacion") != 0]
    lines = [
        _line(office, one, done.get(one.code, 0)) for one in inhabited if not reached[one.code]
    ]
    lines.sort(key=lambda one: (one.people is None, -(one.people or 0), fold(one.label)))
    imported = any(one.basis == BASIS for one in listed)
    return Unreached(first, last, len(inhabited), imported, tuple(lines))


def _line(office: Office, entry: Entry, activities: int) -> Locality:
    town, ambit = entry.extra.get("municipio", ""), entry.extra.get("ambito", "")
    return Locality(
        entry.code,
        entry.label,
        office.catalogues["municipios"].label(town),
        office.catalogues["ambito"].label(ambit),
        counted(entry, "poblacion"),
        counted(entry, "mujeres"),
        activities,
    )


def _year_before(day: dt.date) -> dt.date:
    """The same day of the year before; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
