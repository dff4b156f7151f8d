"""Reception: the state takes deliveries in, reviews them, decides, and answers with an acuse."""

from captura.ui.screens.recepcion.screen import ReceptionScreen, build

NAME = "recepcion"
TITLE = "Recepción"
ICON = "inbox"

__all__ = ["ICON", "NAME", "TITLE", "ReceptionScreen", "build"]
