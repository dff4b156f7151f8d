"""The catalogues worth seeing: a long one at the state, one closed, one refused; an institute's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.catalogue_file import read_catalogues, write_catalogues
from captura.actions.office import STATE, Office
from captura.actions.plan_activity import save_activity
from captura.actions.state_lists import NewEntry, add_entry, close_entry
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.pictures.samples import institute, state
from captura.ui.screens.ajustes.samples import sample_office
from captura.ui.screens.catalogos.screen import CataloguesScreen
from captura.ui.screens.personas.samples import talk
from captura.ui.screens.recepcion.samples import JEREZ, Hand, new_institute, record_some

TYPES, SINCE = "tipo_actividad", dt.date(2026, 1, 1)
BASIS = "Acuerdo 7/2026 de la Secretaría de las Mujeres, Periódico Oficial del 14 de enero de 2026"
LONG_NAME = "María del Refugio Guadalupe Inventada de la Santísima Trinidad y Villagrana"
LONG_INSTITUTION = "Comisariado Ejidal de Ermita de Guadalupe y sus anexos, tercera sección"
LONG = "Jornada itinerante de acercamiento de servicios con perspectiva de género a comunidades"


@picture("catalogos", "estado")
def of_the_state() -> QWidget:
    screen = _screen(_set())
    screen.table.select(25)
    return state(screen, "catalogos")


@picture("catalogos", "ultimo-dia")
def last_day() -> QWidget:
    screen = _screen(_set())
    screen.table.select(1)
    screen._ask_chosen()
    screen.card.date.setText("31/06/2026")
    screen.card.act.click()
    return state(screen, "catalogos")


@picture("catalogos", "rechazado")
def refused() -> QWidget:
    screen = _screen(_set())
    screen.card.label.setText("Taller")
    screen.card.basis.setText(BASIS)
    screen.card.like.set_code("AC01")
    screen.card.act.click()
    return state(screen, "catalogos")


@picture("catalogos", "de-captura")
def as_released() -> QWidget:
    screen = _screen(sample_office(STATE))
    screen.lists.set_code("fuente_apoyo")
    screen._choose()
    return state(screen, "catalogos")


@picture("catalogos", "instituto")
def of_an_institute() -> QWidget:
    above = _set()
    office = new_institute(fresh_folder(), JEREZ, above, Hand())
    read_catalogues(office, write_catalogues(above)[1])
    record_some(office, 12)
    for who in (LONG_NAME, LONG_NAME.upper(), "Luz Inventada", "luz inventada"):
        save_activity(office, replace(talk(), responsable=who))
    screen = _screen(office)
    screen.table.select(25)
    return institute(screen, "catalogos")


@picture("catalogos", "instituciones")
def own_institutions() -> QWidget:
    """Beside those of the list the institute's own, one of them in two spellings."""
    office = sample_office(JEREZ)
    for text in (f"{LONG_INSTITUTION}; Radio Jerez; Cruz Roja Jerez", "radio jerez", "Radio Jerez"):
        save_activity(office, replace(talk(), instituciones_otras=text))
    screen = _screen(office)
    screen.lists.set_code("instituciones")
    screen._choose()
    if screen.own:
        screen.own.fields.set_code("instituciones_otras")
        screen.own.presenter.choose("instituciones_otras")
        screen.own.table.select(3)
    return institute(screen, "catalogos")


def _set() -> Office:
    """A state that added two types of activity and closed one."""
    office = sample_office(STATE)
    add_entry(office, TYPES, NewEntry(LONG, SINCE, BASIS, like="AC06"))
    add_entry(office, TYPES, NewEntry("Caminata segura", SINCE, BASIS, "CAM", "AC19"))
    close_entry(office, TYPES, "AC24", dt.date(2026, 3, 31), BASIS)
    return office


def _screen(office: Office) -> CataloguesScreen:
    screen = CataloguesScreen(desk_of(office))
    screen.entered()
    return screen
