"""Women reached against the census: coverage, representation, what nobody reached."""

from captura.ui.screens.indicadores.screen import IndicatorsScreen, build

NAME, TITLE, ICON = "indicadores", "Indicadores", "scale"

__all__ = ["ICON", "NAME", "TITLE", "IndicatorsScreen", "build"]
