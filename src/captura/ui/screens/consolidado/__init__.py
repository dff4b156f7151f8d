"""The consolidated figures of the state, the rows behind each, and their workbook."""

from captura.ui.screens.consolidado.screen import ConsolidatedScreen, build

NAME = "consolidado"
TITLE = "Consolidado"
ICON = "chart-column"

__all__ = ["ICON", "NAME", "TITLE", "ConsolidatedScreen", "build"]
