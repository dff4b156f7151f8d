"""The rows that make an adjustment: why each matters, since when, and what it adds."""

from __future__ import annotations

from collections.abc import Callable

from captura.ui.listing.behind import Behind
from captura.ui.listing.behind_view import RowsBehind
from captura.ui.screens.consolidado.closing import Line

NONE = ("Sin ajuste", "Nada cambió desde que se cerró el trimestre.")


class AdjustmentPage(RowsBehind):
    """`back` returns to the closing."""

    MANUAL = "cierre.md"

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__("Cierre", back, none=NONE)
        self.foot.note.setText("Un efecto de 0: cambió, y cuenta como antes.")

    def show_adjustment(self, line: Line, measure: str, found: Behind) -> None:
        """Show the rows of one municipality and measure, under what was published of it."""
        title = f"{line.name} · {found.title}"
        self.show_rows(title, found)
        self.set_title(
            title,
            f"Publicado {line.published(measure)} el {line.day} · "
            f"ajuste {line.difference(measure)} · hoy {line.quarter.current[measure]:,}",
        )
