"""Pictures of the settings: each part, empty and filled, refused and done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.records.roles import CAPTURA, CONSULTA, ROLES, TITULAR
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute, state
from captura.ui.screens.ajustes import presenter as parts
from captura.ui.screens.ajustes.presenter import UserLine
from captura.ui.screens.ajustes.samples import desk_as, sample_office
from captura.ui.screens.ajustes.screen import SettingsScreen
from captura.ui.screens.ajustes.user_card import PHRASE, REMOVE

_LONG = "María del Refugio Guadalupe Inventada de la Santísima Trinidad y Villagrana"


@picture("ajustes", "usuarias")
def users() -> QWidget:
    screen = _screen()
    shell = institute(screen, "ajustes")
    _show_also(screen, (("Eva Inventada", CAPTURA), ("Luz Inventada", TITULAR)))
    screen.users.card.phrase.first.setText("nopal laguna tejido campana")
    return shell


@picture("ajustes", "usuarias-largas")
def long_names() -> QWidget:
    screen = _screen()
    shell = institute(screen, "ajustes")
    _show_also(screen, tuple((f"{_LONG[:72]} {n}", CONSULTA) for n in range(12)))
    screen.users.table.select(3)
    screen.users.ask(PHRASE)
    return shell


@picture("ajustes", "quitar")
def remove() -> QWidget:
    screen = _screen()
    shell = institute(screen, "ajustes")
    _show_also(screen, (("Eva Inventada", CAPTURA),))
    screen.users.table.select(1)
    screen.users.ask(REMOVE)
    screen.presenter.remove("Eva Inventada", "no es esta frase")
    return shell


@picture("ajustes", "frase")
def own() -> QWidget:
    screen = _screen()
    screen.show_part(parts.OWN)
    return institute(screen, "ajustes")


@picture("ajustes", "hoja")
def sheet() -> QWidget:
    screen = _screen()
    screen.show_part(parts.SHEET)
    screen.sheet.start.click()
    screen.sheet.boxes[0].words.setPlainText("abeja abiero abismo abeto casza ")
    return institute(screen, "ajustes")


@picture("ajustes", "hoja-nueva-estado")
def new_sheets() -> QWidget:
    screen = SettingsScreen(desk_of(sample_office("estado")))
    screen.entered()
    screen.show_part(parts.SHEET)
    screen.presenter.renew_sheet(_phrase())
    return state(screen, "ajustes")


@picture("ajustes", "vista")
def look() -> QWidget:
    screen = _screen()
    screen.show_part(parts.LOOK)
    return institute(screen, "ajustes")


@picture("ajustes", "perdido")
def lost() -> QWidget:
    from captura.ui.screens.entregas.samples import temporary_sample

    sample = temporary_sample(people=12)
    screen = SettingsScreen(desk_of(sample.state))
    screen.entered()
    screen.show_part(parts.LOST)
    device = sample.office.device.public_hex
    screen.lost.device.set_code(device)
    screen.devices.choose(device)
    return state(screen, "ajustes")


@picture("ajustes", "perdido-entrego")
def lost_with_deliveries() -> QWidget:
    from captura.ui.screens.recepcion.samples import JEREZ, full_state

    office = full_state()
    screen = SettingsScreen(desk_of(office))
    screen.entered()
    screen.show_part(parts.LOST)
    device = office.store.value("SELECT device FROM package WHERE institute=?", (JEREZ,))
    screen.lost.device.set_code(device)
    screen.devices.choose(device)
    return state(screen, "ajustes")


@picture("ajustes", "borrar")
def erase() -> QWidget:
    screen = _screen()
    screen.show_part(parts.ERASE)
    screen.devices.erase(_phrase(), "borrar")
    return institute(screen, "ajustes")


@picture("ajustes", "captura")
def of_captura() -> QWidget:
    screen = SettingsScreen(desk_as(sample_office("32020"), CAPTURA))
    screen.entered()
    return institute(screen, "ajustes", CAPTURA)


def _screen() -> SettingsScreen:
    screen = SettingsScreen(desk_of(sample_office("32020")))
    screen.entered()
    return screen


def _show_also(screen: SettingsScreen, more: tuple[tuple[str, str], ...]) -> None:
    """Lines of people: keys of their own would take a second each."""
    lines = [UserLine(name, ROLES[role], False) for name, role in more]
    screen.users.show_users([*screen.users.model.rows, *lines])


def _phrase() -> str:
    from captura.ui.screens.acceso.samples import PASSPHRASE

    return PASSPHRASE
