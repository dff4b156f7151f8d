"""The indicators worth seeing: by municipality, by age with hidden ones, and a year of nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.actions.indicators import AGE
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import state
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.recepcion.samples import empty_state, full_state


@picture("indicadores", "municipios")
def places() -> QWidget:
    return state(IndicatorsScreen(desk_of(full_state())), "indicadores")


@picture("indicadores", "edad")
def ages() -> QWidget:
    screen = IndicatorsScreen(desk_of(full_state()))
    screen.choose(AGE)
    return state(screen, "indicadores")


@picture("indicadores", "vacia")
def empty() -> QWidget:
    return state(IndicatorsScreen(desk_of(empty_state())), "indicadores")
