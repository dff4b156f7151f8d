"""Settings: who can enter, one's own passphrase, the printed sheet, the look, a lost laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.ajustes.screen import SettingsScreen

NAME, TITLE, ICON = "ajustes", "Ajustes", "settings"


def build(desk: Desk) -> SettingsScreen:
    """The screen, with only the parts that the user's role may use."""
    from captura.ui.screens.ajustes.screen import SettingsScreen as Screen

    return Screen(desk)
