"""How a goal's standing and figures are said: the sign is a word and a tone, never a tone alone."""

from __future__ import annotations

from captura.records.catalogues import Catalogue
from captura.records.fields import field_of
from captura.records.meta_anual import MetaAnual
from captura.records.standing import BEYOND, EARLY, FAR, SLOW, WELL, Standing
from captura.store.queries.progress import GoalRow
from captura.ui.tables import Cell

# sign → (word, tone, what a screen reader adds)
SIGNS = {
    WELL: ("Bien", "ok", "cerraría con 90 % o más"),
    SLOW: ("Atraso", "warn", "cerraría entre 70 y 89 %"),
    FAR: ("Lejos", "bad", "cerraría con menos de 70 %"),
    BEYOND: ("Rebasada", "info", "pasaría de 130 %: la meta quedó corta"),
    EARLY: ("", "", "todavía no se puede saber"),
}
QUARTERS = ("Todo el año", "Ene–mar", "Abr–jun", "Jul–sep", "Oct–dic")
_MONEY = field_of(MetaAnual, "presupuesto").kind


def sign_cell(standing: Standing) -> Cell:
    """The traffic light, with its word; a dash while it is too early."""
    word, tone, spoken = SIGNS[standing.sign]
    if not word:
        return Cell("—", muted=True, spoken=spoken)
    return Cell(word, pill=True, tone=tone, spoken=f"{word}: {spoken}")


def strategy_words(code: str, strategies: Catalogue) -> str:
    """`2.10.3 Protección y atención`: the short name, which fits in a table."""
    entry = strategies.by_code.get(code)
    if entry is None:
        return code or "Sin estrategia"
    return f"{code} {entry.extra.get('corta') or entry.label}"


def percent(value: int | None) -> str:
    """`82 %`; a dash where there is nothing to compare with."""
    return "—" if value is None else f"{value:,} %"


def of_planned(done: int, planned: int) -> str:
    """`3 / 4`; only what was done where nothing was planned."""
    return f"{done:,} / {planned:,}" if planned else f"{done:,}" if done else ""


def apart(row: GoalRow, quarter: int) -> str:
    """What was counted without a list in a quarter or (0) the year; empty for nothing."""
    many = sum(row.counted) if not quarter else row.counted[quarter - 1]
    return f"aparte, {many:,} contadas sin lista: no se sabe de quién son" if many else ""


def budget(row: GoalRow) -> str:
    """`gasto $1,200.00 de $5,000.00`; empty where there is neither."""
    if not row.gasto and row.presupuesto is None:
        return ""
    spent = f"gasto ${_MONEY.text(row.gasto)}"
    return spent if row.presupuesto is None else f"{spent} de ${_MONEY.text(row.presupuesto)}"
