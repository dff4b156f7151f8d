"""The first start: from an empty folder to an office with keys, paper and backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.screens.acceso.door import Door
    from captura.ui.screens.primer_inicio.view import FirstStartScreen

NAME, TITLE, ICON = "primer_inicio", "Primer inicio", "key-round"


def build(door: Door) -> FirstStartScreen:
    """The assistant, at the step where one left off."""
    from captura.ui.screens.primer_inicio.view import FirstStartScreen as Screen

    return Screen(door)
