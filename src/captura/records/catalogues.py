"""Closed, dated lists: what a choice may hold, read from `resources/catalogos/*.csv`."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from captura.errors import CapturaError
from captura.records.choices import SEPARATOR
from captura.records.names import fold

EDITION = "edicion"  # the column of what the state set
COLUMNS = (
    "codigo", "etiqueta", "vigente_desde", "vigente_hasta", "fundamento", "clave_externa",
)  # fmt: skip
# municipalities are facts of the census, kept under their own headings
_RENAMED = {"clave": "codigo", "nombre": "etiqueta", "fuente": "fundamento"}


@dataclass(frozen=True)
class Entry:
    """One value: since and until are its first and last day (None: unbounded); basis its source."""

    code: str
    label: str
    since: dt.date | None = None
    until: dt.date | None = None
    basis: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def edition(self) -> int:
        """The edition in which the state set it; 0: as the release has it."""
        return int(self.extra.get(EDITION) or 0)

    def open_on(self, date: dt.date) -> bool:
        return (self.since is None or self.since <= date) and (
            self.until is None or date <= self.until
        )


@dataclass(frozen=True)
class Catalogue:
    """A named list of entries. A code is never used twice, not even after it is closed."""

    name: str
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for entry in self.entries:
            if fold(entry.code) in seen:
                raise _unreadable(self.name, f"La clave «{entry.code}» está dos veces.")
            seen.add(fold(entry.code))
        for entry in self.entries:
            said = fold(entry.label)
            if said in seen and said != fold(entry.code):  # the cell would read as that other one
                raise _unreadable(self.name, f"«{entry.label}» es también la clave de otro valor.")
            if ";" in entry.code + entry.label or SEPARATOR in entry.label:
                raise _unreadable(self.name, f"La clave «{entry.code}» lleva «;» o «·».")

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _found(self) -> Mapping[str, str | None]:
        """Folded code, label or `code · label` → code; None where two entries share it."""
        labels: dict[str, str | None] = {}
        for entry in self.entries:
            label = fold(entry.label)
            labels[label] = None if label in labels else entry.code
        exact = {fold(entry.code): entry.code for entry in self.entries}
        both = {fold(entry.code + SEPARATOR + entry.label): entry.code for entry in self.entries}
        return labels | both | exact

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __len__(self) -> int:
        return len(self.entries)

    def label(self, code: str) -> str:
        """What people read; an unknown code (of a newer catalogue) reads as itself."""
        entry = self.by_code.get(code)
        return entry.label if entry else code

    def shown(self, code: str) -> str:
        """Code and label as a cell shows them: `AC02 · Taller`."""
        return f"{code}{SEPARATOR}{self.label(code)}"

    def find(self, text: str) -> str | None:
        """The code meant by a code, a label or both, whatever case and accents; None if none."""
        return self._found.get(fold(text))

    def open_on(self, date: dt.date) -> tuple[Entry, ...]:
        """The entries that may be chosen for something that happened that day, in file order."""
        return tuple(entry for entry in self.entries if entry.open_on(date))

    def with_entries(self, entries: Iterable[Entry]) -> Catalogue:
        """This catalogue with more entries; one with a known code takes the place of the old."""
        merged = dict(self.by_code) | {entry.code: entry for entry in entries}
        return Catalogue(self.name, tuple(merged.values()))


Catalogues = Mapping[str, Catalogue]


class LiveCatalogues(Catalogues):
    """The catalogues of one opening of an office, shared: what is set in them shows everywhere."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._now = dict(catalogues)

    def renew(self, catalogues: Catalogues) -> None:
        """From now on these; who holds a single catalogue keeps the one it was given."""
        self._now = dict(catalogues)

    def __getitem__(self, name: str) -> Catalogue:
        return self._now[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)


def load(folder: Path) -> Catalogues:
    """Every catalogue of a folder, by the name of its file. Raises CapturaError naming the row."""
    return MappingProxyType(
        {
            path.stem: read_catalogue(path.stem, path.read_bytes())
            for path in sorted(folder.glob("*.csv"))
        }
    )


def read_catalogue(name: str, data: bytes) -> Catalogue:
    """One catalogue from its CSV. Raises CapturaError naming the row."""
    entries = []
    for number, row in rows_of(name, data):
        row = {_RENAMED.get(key, key): value for key, value in row.items()}
        if not row.get("codigo") or not row.get("etiqueta"):
            raise _unreadable(name, f"En el renglón {number} falta la clave o el nombre.")
        try:
            since, until = _date(row.get("vigente_desde")), _date(row.get("vigente_hasta"))
        except ValueError:
            raise _unreadable(name, f"En el renglón {number} hay una fecha ilegible.") from None
        extra = {key: value for key, value in row.items() if key not in COLUMNS[:5]}
        entries.append(
            Entry(
                row["codigo"], row["etiqueta"], since, until,
                row.get("fundamento", ""), MappingProxyType(extra),
            )
        )  # fmt: skip
    return Catalogue(name, tuple(entries))


def rows_of(name: str, data: bytes) -> list[tuple[int, dict[str, str]]]:
    """Rows of a CSV (UTF-8 or Latin-1) with their line numbers; headings in lower case.

    Raises CapturaError naming the first row whose cells don't match the headings.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[tuple[int, dict[str, str]]] = []
    headings: list[str] | None = None
    for cells in _cells(name, reader):
        if headings is None:
            headings = [cell.strip().casefold() for cell in cells]
            continue
        if not any(cells):
            continue
        if len(cells) != len(headings):
            said = f"El renglón {reader.line_num} tiene {len(cells)} columnas, no {len(headings)}."
            raise _unreadable(name, said)
        stripped = (cell.strip() for cell in cells)
        rows.append((reader.line_num, dict(zip(headings, stripped, strict=True))))
    return rows


def _cells(name: str, reader: Any) -> Iterator[list[str]]:
    """The reader's rows. Raises CapturaError where they can't be told apart."""
    try:
        yield from reader
    except csv.Error:  # a quote that never closes, say
        said = f"Cerca del renglón {reader.line_num} no se distinguen las columnas."
        raise _unreadable(name, said) from None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _unreadable(name: str, what: str) -> CapturaError:
    return CapturaError(
        "El catálogo no se puede leer",
        f"Catálogo «{name}»: {what}",
        "Corrija ese renglón o pida el archivo de nuevo; nada cambió.",
        "CAP-CAT-01",
    )
