"""The first screen of the day: what waits, how the year goes, what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.inicio.view import HomeScreen

NAME, TITLE, ICON = "inicio", "Inicio", "house"


def build(desk: Desk) -> HomeScreen:
    """The first screen of this office."""
    from captura.ui.screens.inicio.view import HomeScreen as Screen

    return Screen(desk)
