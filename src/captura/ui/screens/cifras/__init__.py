"""Figures of the year, by quarter and strategy, without any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.cifras.screen import FiguresScreen

NAME, TITLE, ICON = "cifras", "Cifras", "chart-column"


def build(desk: Desk) -> FiguresScreen:
    """The figures of this institute."""
    from captura.ui.screens.cifras.screen import FiguresScreen as Screen

    return Screen(desk)
