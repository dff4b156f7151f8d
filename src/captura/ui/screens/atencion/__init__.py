"""The vault: services to women in situations of violence, read by who attends alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.atencion.screen import AtencionScreen

NAME, TITLE, ICON = "atencion", "Atención", "shield"


def build(desk: Desk) -> AtencionScreen:
    """The screen of the vault, closed."""
    from captura.ui.screens.atencion.screen import AtencionScreen as Screen

    return Screen(desk)
