"""The catalogues: at the state changed and sent, at an institute what is known and a file read."""

from captura.ui.screens.catalogos.screen import CataloguesScreen, build

NAME, TITLE, ICON = "catalogos", "Catálogos", "list"

__all__ = ["ICON", "NAME", "TITLE", "CataloguesScreen", "build"]
