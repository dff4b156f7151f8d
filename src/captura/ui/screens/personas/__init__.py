"""People: the register of the institute, each person once."""

from captura.ui.screens.personas.screen import PersonasScreen, build

NAME = "personas"
TITLE = "Personas"
ICON = "users"

__all__ = ["ICON", "NAME", "TITLE", "PersonasScreen", "build"]
