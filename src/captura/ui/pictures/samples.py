"""A window with made-up surroundings, to show a page as it will stand in it."""

from PySide6.QtWidgets import QWidget

from captura.ui.shell import Place, Shell

INSTITUTE = (
    Place("actividades", "Actividades", "clipboard-list"),
    Place("personas", "Personas", "users"),
    Place("entregas", "Entregas", "send"),
)
STATE = (
    Place("recepcion", "Recepción", "inbox"),
    Place("tablero", "Tablero", "layout-dashboard"),
    Place("consolidado", "Consolidado", "chart-column"),
    Place("institutos", "Institutos", "building-2"),
)
PERIODS = (("2026-T2", "2.º trimestre 2026"), ("2026-T3", "3.er trimestre 2026"))


def institute(page: QWidget, place: str) -> Shell:
    """`page` in the window of an institute, the rail on `place`."""
    where = ("Instituto de las Mujeres", "Jerez, Zacatecas")
    shell = Shell(INSTITUTE, where=where, user="María L. · titular", find="Buscar persona")
    return _dressed(shell, page, place)


def state(page: QWidget, place: str) -> Shell:
    """`page` in the window of the state, the rail on `place`."""
    where = ("Coordinación estatal", "Secretaría de las Mujeres")
    shell = Shell(STATE, where=where, user="Coordinación", find="Buscar municipio o persona")
    return _dressed(shell, page, place)


def _dressed(shell: Shell, page: QWidget, place: str) -> Shell:
    shell.top.set_periods(PERIODS, "2026-T3")
    shell.rail.set_backup("ok", "Respaldo hoy 09:12")
    shell.add_page(place, page)
    shell.go(place)
    return shell
