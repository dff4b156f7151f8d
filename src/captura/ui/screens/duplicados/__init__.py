"""Duplicates: pairs that may be one person, decided by whoever looks at them, or by the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.duplicados.view import DoublesScreen

NAME, TITLE, ICON = "duplicados", "Duplicados", "copy"


def build(desk: Desk) -> DoublesScreen:
    """The screen of this office's duplicates."""
    from captura.ui.screens.duplicados.view import DoublesScreen as Screen

    return Screen(desk)
