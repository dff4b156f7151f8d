"""How a table of the reception tells what the rules found: the errors, else the warnings."""

from __future__ import annotations

from captura.ui.tables import Cell
from captura.ui.wording import counted


def found_cell(errors: int, warnings: int) -> Cell:
    """`2 errores`, `1 aviso`, or a dash."""
    if errors:
        return Cell(counted(errors, "error", "errores"), icon="circle-x", tone="bad")
    if warnings:
        words = counted(warnings, "aviso", "avisos")
        return Cell(words, icon="triangle-alert", tone="warn")
    return Cell("—", muted=True, spoken="ninguno")
