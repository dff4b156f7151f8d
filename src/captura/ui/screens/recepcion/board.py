"""Reads how each municipality stands with its delivery of a period: the tiles and their counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.records.catalogues import Entry
from captura.records.deadlines import deadline
from captura.records.periods import Period
from captura.store.queries.board import BoardCell, board
from captura.store.queries.packages import PackageRow, packages
from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.closed import NEVER, read_closed
from captura.ui.wording import counted, local

ACCEPTED, PENDING, OBSERVED, MISSING, NOT_YET = "ok", "info", "warn", "bad", ""
LEGEND = (
    (ACCEPTED, "aceptada"),
    (PENDING, "por revisar"),
    (OBSERVED, "con observaciones"),
    (MISSING, "falta"),
)
_ACTS = {"pending": PENDING, "altered": PENDING, "returned": OBSERVED}


@dataclass(frozen=True)
class Standing:
    """One municipality in one period. state: one of the tones above; package "" if none came.

    closed: the words of a closed quarter, "" while it is open.
    """

    key: str
    code: str
    name: str
    state: str
    detail: str
    package: str = ""
    late: bool = False
    altered: bool = False
    closed: str = ""


@dataclass(frozen=True)
class Standings:
    """All municipalities of one period, and how many days the term still has (None: over)."""

    period: Period
    places: tuple[Standing, ...]
    term: dt.date | None
    days: int | None

    def count(self, state: str) -> int:
        return sum(place.state == state for place in self.places)

    @property
    def late(self) -> int:
        return sum(place.late for place in self.places)

    @property
    def closed(self) -> int:
        return sum(bool(place.closed) for place in self.places)

    @property
    def arrived(self) -> int:
        return sum(bool(place.package) for place in self.places)

    @property
    def summary(self) -> str:
        """`55 de 58 municipios entregaron · faltan 3 · el plazo cierra en 8 días`."""
        total = len(self.places)
        parts = [f"{self.arrived} de {total} municipios entregaron"]
        altered = sum(place.altered for place in self.places)
        if altered:
            parts.append(counted(altered, "alterada", "alteradas"))
        missing = total - self.arrived - altered
        if missing:
            parts.append(f"{'falta' if missing == 1 else 'faltan'} {missing}")
        if self.term and self.days is not None:
            parts.append(_term_words(self.days))
        elif self.term:
            parts.append(f"el plazo cerró el {wording.long_day(self.term)}")
        return " · ".join(parts)


def _term_words(days: int) -> str:
    if days == 0:
        return "el plazo cierra hoy"
    return f"el plazo cierra en {counted(days, 'día', 'días')}"


def read_standings(office: Office, period: Period) -> Standings:
    """How the 58 stand with a period, in the order of their names."""
    code, today = str(period), office.today()
    cells = board(office.store, code, code)
    term = deadline(office.catalogues, period)
    arrived = packages(office.store, direction="in", kind="entrega", period=code)
    first = _first_days(arrived)
    altered = {one.institute: one for one in arrived if one.state == "altered"}
    closed = read_closed(office, period)
    places = []
    for entry in office.catalogues["municipios"].entries:
        cell = cells.get((entry.code, code))
        asked = term if cell or entry.code not in closed else None  # a closed one is due no more
        place = _standing(entry, cell, first, period, asked, today)
        if not place.package and entry.code in altered:
            place = _altered(place, altered[entry.code], today)
        if words := closed.get(entry.code):
            detail = words if words == NEVER else f"{words} · {place.detail}"
            place = replace(place, closed=words, detail=detail)
        places.append(place)
    open_still = term is not None and today <= term
    return Standings(
        period, tuple(places), term, (term - today).days if term and open_still else None
    )


def _first_days(arrived: list[PackageRow]) -> dict[str, dt.date]:
    """{institute: the day its first delivery of the period came}."""
    first: dict[str, dt.date] = {}
    for one in arrived:  # newest first
        if one.institute and one.state not in ("altered", "waiting"):
            first[one.institute] = local(one.at).date()
    return first


def _standing(
    entry: Entry,
    cell: BoardCell | None,
    first: Mapping[str, dt.date],
    period: Period,
    term: dt.date | None,
    today: dt.date,
) -> Standing:
    code = entry.extra.get("tesela", entry.code)
    if cell is None:
        state, detail = _missing(period, term, today)
        return Standing(entry.code, code, entry.label, state, detail)
    came = first.get(entry.code)
    late = bool(term and came and came > term)
    parts = [state_words(cell), f"recibido {wording.moment(cell.at, today)}"]
    if late and came and term:
        parts.append(f"con {counted((came - term).days, 'día', 'días')} de retraso")
    if cell.missing > 0:
        parts.append(f"falta recibir {counted(cell.missing, 'paquete', 'paquetes')}")
    return Standing(
        entry.code, code, entry.label, state_of(cell), " · ".join(parts), cell.package, late
    )


def _altered(place: Standing, kept: PackageRow, today: dt.date) -> Standing:
    """Only an altered workbook came: it waits to be looked at, and nothing is handed in yet."""
    words = f"llegó alterada {wording.moment(kept.at, today)} · no cuenta como entregada"
    return replace(place, state=PENDING, detail=words, altered=True)


def _missing(period: Period, term: dt.date | None, today: dt.date) -> tuple[str, str]:
    if today <= period.last:
        return NOT_YET, "el trimestre no ha terminado"
    if term is None:
        return MISSING, "no ha entregado"
    if today <= term:
        return MISSING, f"no ha entregado · tiene hasta el {wording.long_day(term)}"
    return MISSING, f"no ha entregado · el plazo cerró el {wording.long_day(term)}"


def state_of(cell: BoardCell) -> str:
    """The tone of a delivery: undecided first, then what the institute still has to mend."""
    if cell.state in _ACTS:
        return _ACTS[cell.state]
    return OBSERVED if cell.observed or cell.returned else ACCEPTED


def state_words(cell: BoardCell) -> str:
    """The same in words."""
    if cell.state == "altered":
        return "llegó alterada"
    if cell.state == "pending":
        return "por revisar"
    parts = ["aceptada"]
    if cell.returned and not cell.accepted:
        parts = []
    if cell.observed:
        parts.append(counted(cell.observed, "observación abierta", "observaciones abiertas"))
    if cell.returned:
        parts.append(counted(cell.returned, "renglón devuelto", "renglones devueltos"))
    return ", ".join(parts) or "aceptada"
