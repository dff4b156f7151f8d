"""Activities: what the institute plans and carries out, and who came."""

from captura.ui.screens.actividades.screen import ActividadesScreen, build

NAME = "actividades"
TITLE = "Actividades"
ICON = "clipboard-list"

__all__ = ["ICON", "NAME", "TITLE", "ActividadesScreen", "build"]
