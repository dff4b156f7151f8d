"""The ledger of deliveries as a table: capturado, empacado, entregado, acusado."""

from __future__ import annotations

from dataclasses import dataclass

from captura.records.periods import read_period
from captura.store.queries.packages import PackageRow
from captura.ui.screens.entregas.wording import day
from captura.ui.tables import Cell, Column

_STATES = {
    "packed": Cell("Por entregar", pill=True, tone="warn"),
    "delivered": Cell("Espera acuse", pill=True, tone="info"),
    "acknowledged": Cell("Acusada", pill=True, tone="ok"),
}


@dataclass(frozen=True)
class Line:
    """A package, and how many of its records came back."""

    package: PackageRow
    returned: int


def _period(line: Line) -> Cell:
    try:
        period = read_period(line.package.period or "")
    except ValueError:
        return Cell(line.package.period or "—", bold=True)
    return Cell(f"T{period.quarter} {period.year}", bold=True, spoken=period.label)


def _count(line: Line) -> str:
    return f"{sum(line.package.counts.values()):,}"


def _returned(line: Line) -> Cell:
    if not line.returned:
        return Cell("—", muted=True, spoken="ninguno")
    return Cell(f"{line.returned:,}", bold=True, tone="bad")


def _dated(text: str, missing: str) -> Cell:
    shown = day(text)
    return Cell(shown, muted=shown == "—", spoken=missing if shown == "—" else "")


def _packed(line: Line) -> Cell:
    return _dated(line.package.at, "sin fecha")


def _delivered(line: Line) -> Cell:
    return _dated(str(line.package.note.get("entregado") or ""), "sin entregar")


def _acknowledged(line: Line) -> Cell:
    return _dated(str(line.package.note.get("acuse") or ""), "sin acuse")


def _state(line: Line) -> Cell:
    return _STATES.get(line.package.state, Cell(line.package.state))


COLUMNS = (
    Column("Trimestre", _period, 84, stretch=True),
    Column("N.º", lambda line: f"{line.package.sequence or 0}", 40, right=True),
    Column("Capturados", _count, 88, right=True),
    Column("Devueltos", _returned, 80, right=True),
    Column("Empacada", _packed, 104),
    Column("Entregada", _delivered, 104, low=True, whole=True),
    Column("Acusada", _acknowledged, 104),
    Column("Estado", _state, 120),
)
