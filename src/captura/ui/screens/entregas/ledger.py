"""The ledger of deliveries as a table: capturado, empacado, entregado, acusado."""

from __future__ import annotations

from captura.records.periods import read_period
from captura.store.queries.packages import PackageRow
from captura.ui.screens.entregas.wording import day
from captura.ui.tables import Cell, Column

_STATES = {
    "packed": Cell("Por entregar", pill=True, tone="warn"),
    "delivered": Cell("Espera acuse", pill=True, tone="info"),
    "acknowledged": Cell("Acusada", pill=True, tone="ok"),
}


def total(row: PackageRow) -> int:
    """Every record that the package holds."""
    return sum(row.counts.values())


def _period(row: PackageRow) -> Cell:
    try:
        label = read_period(row.period or "").label
    except ValueError:
        label = row.period or "—"
    return Cell(label, bold=True)


def _packed(row: PackageRow) -> str:
    return day(row.at)


def _delivered(row: PackageRow) -> Cell:
    text = day(str(row.note.get("entregado") or ""))
    return Cell(text, muted=text == "—", spoken="" if text != "—" else "sin entregar")


def _acknowledged(row: PackageRow) -> Cell:
    text = day(str(row.note.get("acuse") or ""))
    return Cell(text, muted=text == "—", spoken="" if text != "—" else "sin acuse")


def _state(row: PackageRow) -> Cell:
    return _STATES.get(row.state, Cell(row.state))


COLUMNS = (
    Column("Trimestre", _period, 140, stretch=True),
    Column("N.º", lambda row: f"{row.sequence or 0}", 48, right=True),
    Column("Capturados", lambda row: f"{total(row):,}", 92, right=True),
    Column("Empacada", _packed, 96),
    Column("Entregada", _delivered, 96),
    Column("Acusada", _acknowledged, 96, low=True),
    Column("Estado", _state, 124),
)
