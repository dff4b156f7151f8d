"""The indicators worth seeing, at the state and at an institute, and what leads on from them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.census import AMBIT
from captura.actions.indicators import AGE, WHOLE
from captura.actions.office import Office
from captura.records.roles import CONSULTA, TITULAR
from captura.store.queries.women import PERIOD, STRATEGY
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute, state
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.indicadores.samples import thin_state, with_places
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.indicadores.shades import MAP, TILES
from captura.ui.screens.recepcion.crowd import crowded_state
from captura.ui.screens.recepcion.samples import empty_state, full_state


def _by(office: Office, by: str) -> IndicatorsScreen:
    screen = IndicatorsScreen(desk_of(office))
    screen.open()
    screen.page.presenter.choose(by)
    return screen


@picture("indicadores", "municipios")
def places() -> QWidget:
    screen = IndicatorsScreen(desk_of(full_state()))
    screen.open()
    return state(screen, "indicadores")


def _as(way: str) -> IndicatorsScreen:
    screen = IndicatorsScreen(desk_of(thin_state()))
    screen.open()
    screen.page.show_as(way)
    return screen


@picture("indicadores", "mapa")
def painted() -> QWidget:
    return state(_as(MAP), "indicadores")


@picture("indicadores", "mosaico")
def tiles() -> QWidget:
    return state(_as(TILES), "indicadores")


@picture("indicadores", "en-papel")
def on_paper() -> QWidget:
    screen = _as(TILES)
    screen.page.print.click()
    return state(screen, "indicadores")


@picture("indicadores", "edad")
def ages() -> QWidget:
    return state(_by(full_state(), AGE), "indicadores")


@picture("indicadores", "trimestre")
def quarters() -> QWidget:
    return state(_by(full_state(), PERIOD), "indicadores")


@picture("indicadores", "vacia")
def empty() -> QWidget:
    screen = IndicatorsScreen(desk_of(empty_state()))
    screen.open()
    return state(screen, "indicadores")


@picture("indicadores", "mujeres")
def women() -> QWidget:
    screen = _by(crowded_state(), STRATEGY)
    whole = next(one for one in screen.page.model.rows if one.key == WHOLE)
    screen.page.presenter.open_line(whole)
    return state(screen, "indicadores")


@picture("indicadores", "localidades")
def localities() -> QWidget:
    screen = IndicatorsScreen(desk_of(with_places(full_state())))
    screen.open(localities=True)
    return state(screen, "indicadores")


@picture("indicadores", "solo-cabeceras")
def seats_alone() -> QWidget:
    screen = IndicatorsScreen(desk_of(full_state()))
    screen.open(localities=True)
    return state(screen, "indicadores")


@picture("indicadores", "instituto")
def own() -> QWidget:
    office = temporary_sample(people=60).office
    return institute(_by(office, AGE), "indicadores")


@picture("indicadores", "instituto-consulta")
def own_figures() -> QWidget:
    office = replace(temporary_sample(people=12).office, role=CONSULTA)
    return institute(_by(office, AMBIT), "indicadores", CONSULTA)


@picture("indicadores", "instituto-localidades")
def own_localities() -> QWidget:
    screen = IndicatorsScreen(desk_of(with_places(temporary_sample(people=12).office)))
    screen.open(localities=True)
    return institute(screen, "indicadores", TITULAR)
