"""Backups and how the data are doing: what can be restored, a second place, a copy now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.respaldos.view import BackupsScreen

NAME, TITLE, ICON = "respaldos", "Respaldos", "hard-drive"


def build(desk: Desk) -> BackupsScreen:
    """The screen of this office's backups."""
    from captura.ui.screens.respaldos.view import BackupsScreen as Screen

    return Screen(desk)
