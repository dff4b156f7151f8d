"""What the state sets in catalogues, in numbered editions: rows that join in any order.

A row takes the place of the release's of the same code, or is one more. An entry is never taken
out: it gets a last day, and old records still say its label.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from captura.errors import CapturaError
from captura.records.catalogues import COLUMNS, EDITION, Catalogue, Entry, read_catalogue
from captura.records.closed import CLOSED, read_closed
from captura.records.deadlines import CALENDAR, calendar_row

LONGEST = 20_000  # letters of all that is set in one catalogue: some 130 entries, or 80 years
LONGEST_CODE, LONGEST_LABEL, LONGEST_BASIS = 24, 120, 200
_LAST, _MOST_COLUMNS = 10**6, 16


@dataclass(frozen=True)
class OpenList:
    """A catalogue that the state may change. copied: columns that say what the program does with
    an entry; a new one takes them from one that it is like."""

    title: str
    copied: tuple[str, ...] = ()


# those that a law, the census or the program's own rules fix are not among them
OPEN: Mapping[str, OpenList] = MappingProxyType(
    {
        "tipo_actividad": OpenList("Tipos de actividad", ("datos_persona", "evidencia")),
        "programas_origen": OpenList("Programas", ("orden",)),
        "estrategias": OpenList("Estrategias"),
        "instituciones": OpenList("Instituciones", ("orden",)),
        "tipo_apoyo": OpenList("Tipos de apoyo", ("clase",)),
        "fuente_apoyo": OpenList("Fuentes de apoyo"),
        "servicios": OpenList("Servicios de atención", ("paibim",)),
        "condicion_prioritaria": OpenList("Condiciones prioritarias"),
        "como_se_entero": OpenList("Cómo se enteró"),
        "motivo_cancelacion": OpenList("Motivos de cancelación"),
    }
)
TOLD = (CALENDAR, *OPEN)  # what editions may hold: an acuse or a file can change nothing else
BY_ACUSE = (*TOLD, CLOSED)  # an acuse also says what is its institute's alone


def latest(*told: Iterable[Entry]) -> list[Entry]:
    """Of each code the row that stands, by code; the order in which they are told changes nothing.

    The later edition stands; of one edition (of a state restored from a backup) the greater row.
    """
    found: dict[str, Entry] = {}
    for entry in (entry for rows in told for entry in rows):
        kept = found.get(entry.code)
        if kept is None or _rank(kept) < _rank(entry):
            found[entry.code] = entry
    return [found[code] for code in sorted(found)]


def _rank(entry: Entry) -> tuple[int, list[tuple[str, str]]]:
    return entry.edition, sorted(_cells(entry).items())


def joined(catalogue: Catalogue, told: Iterable[Entry]) -> Catalogue:
    """The catalogue with what was set in it.

    A row that a later release left no place for (its label became another's code) is passed over:
    an office must open whatever it once was told.
    """
    for entry in told:
        try:
            catalogue = catalogue.with_entries([entry])
        except CapturaError:
            continue
    return catalogue


def write_told(entries: Iterable[Entry]) -> str:
    """The rows as CSV; what `read_told` reads. Nothing for no rows."""
    rows = [_cells(entry) for entry in entries]
    used = {name for row in rows for name in row}
    headings = [name for name in COLUMNS if name in used]
    headings += sorted(used.difference(headings))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if rows:
        writer.writerow(headings)
    writer.writerows([row.get(name, "") for name in headings] for row in rows)
    return out.getvalue()


def _cells(entry: Entry) -> dict[str, str]:
    """What a row says, by heading; what is empty is absent."""
    days = (entry.since, entry.until)
    since, until = (day.isoformat() if day else "" for day in days)
    said = (entry.code, entry.label, since, until, entry.basis)
    cells = dict(zip(COLUMNS, said, strict=False)) | dict(entry.extra)
    return {name: text for name, text in cells.items() if text}


def read_told(name: str, text: str) -> tuple[Entry, ...]:
    """The rows that the state set in one of BY_ACUSE.

    Raises CapturaError where it isn't a catalogue, ValueError where a row is no row of an edition.
    """
    if len(text) > LONGEST:
        raise ValueError("too long for what was set in a catalogue")
    if not text:
        return ()
    rows = read_catalogue(name, text.encode()).entries
    row_of = {CALENDAR: calendar_row, CLOSED: read_closed}.get(name, _list_row)
    return tuple(row_of(_bounded(row)) for row in rows)


def _bounded(row: Entry) -> Entry:
    if not 1 <= row.edition <= _LAST:
        raise ValueError("a row without its edition")
    return row


def _list_row(row: Entry) -> Entry:
    extra = {name: text for name, text in row.extra.items() if text}
    if not fits(row) or len(extra) > _MOST_COLUMNS:
        raise ValueError("an entry out of bounds")
    if row.since and row.until and row.until < row.since:
        raise ValueError("an entry that ends before it begins")
    return replace(row, extra=MappingProxyType(extra))


def fits(entry: Entry) -> bool:
    """Whether its texts are ones that an entry may bear: in one line, none too long."""
    short = (entry.label, *entry.extra, *entry.extra.values())
    said = [(entry.basis, LONGEST_BASIS), *((text, LONGEST_LABEL) for text in short)]
    return re.fullmatch(rf"[\w.-]{{1,{LONGEST_CODE}}}", entry.code) is not None and all(
        text.isprintable() and len(text) <= longest for text, longest in said
    )


def numbered(entry: Entry, number: int) -> Entry:
    """The entry as edition `number` sets it."""
    return replace(entry, extra=MappingProxyType({**entry.extra, EDITION: str(number)}))
