"""The bin and the last changes: what was deleted comes back, what was changed is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.papelera.view import BinScreen

NAME, TITLE, ICON = "papelera", "Papelera y cambios", "history"


def build(desk: Desk) -> BinScreen:
    """The screen of this office's bin."""
    from captura.ui.screens.papelera.view import BinScreen as Screen

    return Screen(desk)
