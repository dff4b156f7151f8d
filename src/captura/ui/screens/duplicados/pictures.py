"""Pictures of the duplicates: some to look at, sure ones, decisions, nothing, three thousand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.records.persona import Persona
from captura.records.roles import REVISION
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute, state
from captura.ui.screens.duplicados.presenter import DECIDED, SURE
from captura.ui.screens.duplicados.samples import doubled, many_doubled
from captura.ui.screens.duplicados.view import DoublesScreen
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.recepcion.samples import empty_state


@picture("duplicados", "por-ver")
def to_look_at() -> QWidget:
    return institute(_screen(doubled()), "duplicados")


@picture("duplicados", "seguras")
def sure() -> QWidget:
    screen = _screen(doubled())
    screen.chips[SURE].click()
    return institute(screen, "duplicados")


@picture("duplicados", "decididas")
def decided() -> QWidget:
    screen = _screen(doubled())
    screen.join.click()
    screen.card.two.click()
    screen.presenter.read()
    screen.chips[DECIDED].click()
    return institute(screen, "duplicados")


@picture("duplicados", "vacia")
def nobody() -> QWidget:
    return state(_screen(empty_state()), "duplicados")


@picture("duplicados", "buscando")
def searching() -> QWidget:
    screen = _screen(empty_state())
    screen.show_working("Buscando duplicados")
    screen.show_progress(42_000, 63_000, "Comparando")
    return state(screen, "duplicados")


@picture("duplicados", "revision")
def reviewer() -> QWidget:
    office = replace(doubled(), role=REVISION)
    return state(_screen(office), "duplicados", REVISION)


@picture("duplicados", "muchas")
def many() -> QWidget:
    return institute(_screen(many_doubled()), "duplicados")


@picture("duplicados", "curp-casi-igual")
def one_letter() -> QWidget:
    office = temporary_sample(people=1).office
    fernanda = Persona(
        nombres="Fernanda",
        primer_apellido="García",
        segundo_apellido="Escobedo",
        curp="GAEF961001MZSRSR06",
        fecha_nacimiento=dt.date(1996, 10, 1),
        municipio="32020",
    )
    save_record(office, fernanda)
    save_record(office, replace(fernanda, nombres="Brenda", curp="GAEB961001MZSRSR06"))
    return institute(_screen(office), "duplicados")


@picture("duplicados", "largos")
def longest() -> QWidget:
    office = temporary_sample(people=4).office
    long = Persona(
        nombres="Agustina María de los Ángeles Guadalupe del Sagrado Corazón",
        primer_apellido="De la Santísima Trinidad",
        segundo_apellido="Villagrana y Bañuelos",
        fecha_nacimiento=dt.date(1971, 9, 30),
        municipio="32048",
        localidad_texto="Fraccionamiento Residencial Lomas de la Soledad, tercera sección, privada",
        telefono="4921234567",
    )
    save_record(office, long)
    save_record(office, replace(long, fecha_nacimiento=dt.date(1971, 9, 3), municipio="32020"))
    screen = _screen(office)
    screen.chips[SURE].click()
    return institute(screen, "duplicados")


def _screen(office: Office) -> DoublesScreen:
    screen = DoublesScreen(desk_of(office))
    screen.open()
    return screen
