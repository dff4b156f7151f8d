"""Login: the first thing one sees, before any office is open."""

from __future__ import annotations

from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.entrance import Entrance

NAME, TITLE, ICON = "acceso", "Entrar", "lock"

__all__ = ["ICON", "NAME", "TITLE", "Door", "Entrance", "build"]


def build(door: Door) -> Entrance:
    """The login, or the first start where there is no office yet."""
    return Entrance(door)
