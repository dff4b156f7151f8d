"""A window with made-up surroundings, to show a page as it will stand in it."""

from PySide6.QtWidgets import QWidget

from captura.records.roles import COORDINACION, ROLES, TITULAR
from captura.ui.palette import prompt
from captura.ui.places import screens_of
from captura.ui.shell import Shell


def institute(page: QWidget, place: str, role: str = TITULAR) -> Shell:
    """`page` in the window of an institute as that role sees it, the rail on `place`."""
    where = ("Instituto de las Mujeres", "Jerez, Zacatecas")
    return _dressed(role, False, where, f"María L. · {role}", page, place)


def state(page: QWidget, place: str, role: str = COORDINACION) -> Shell:
    """`page` in the window of the state as that role sees it, the rail on `place`."""
    where = ("Coordinación estatal", "Secretaría de las Mujeres")
    return _dressed(role, True, where, ROLES[role], page, place)


def _dressed(
    role: str,
    is_state: bool,
    where: tuple[str, str],
    user: str,
    page: QWidget,
    place: str,
) -> Shell:
    places = [each for _, each in screens_of(is_state, role)]
    shell = Shell(places, where=where, user=user, find=prompt(places))
    shell.rail.set_backup("ok", "Respaldo hoy 09:12")
    shell.add_page(place, lambda: page)
    shell.go(place)
    return shell
