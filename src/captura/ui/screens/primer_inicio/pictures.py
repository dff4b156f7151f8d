"""Pictures of the first start, step by step, for an institute and for the state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.actions.recovery import Pending, keep_sheets
from captura.ui.pictures import picture
from captura.ui.screens.acceso.presenter import Opened
from captura.ui.screens.acceso.samples import empty_folder, sample_door, start
from captura.ui.screens.primer_inicio.view import FirstStartScreen


@picture("primer_inicio", "acceso")
def access() -> QWidget:
    screen = _begun("32020")
    screen.presenter.office_answered()
    screen.access.user.setText("María López")
    screen.access.passphrase.first.setText("laguna tejido campana nopal")
    screen.access.passphrase.again.setText("laguna tejida")
    return screen


@picture("primer_inicio", "oficina")
def office() -> QWidget:
    return FirstStartScreen(sample_door(empty_folder()))


@picture("primer_inicio", "oficina-incompleta")
def office_incomplete() -> QWidget:
    screen = FirstStartScreen(sample_door(empty_folder()))
    screen.presenter.office_answered()
    return screen


@picture("primer_inicio", "oficina-nombre-largo")
def office_long() -> QWidget:
    return _begun("32048")


@picture("primer_inicio", "hoja")
def sheet() -> QWidget:
    return _resumed("32020", "hoja")


@picture("primer_inicio", "hoja-vista")
def sheet_shown() -> QWidget:
    screen = _resumed("32020", "hoja")
    screen.sheet.show_words(0)
    screen.presenter.sheets_confirmed({}, stored=False)
    return screen


@picture("primer_inicio", "partes-estado")
def shares() -> QWidget:
    return _resumed("estado", "hoja")


@picture("primer_inicio", "respaldo")
def backup() -> QWidget:
    screen = _resumed("32020", "respaldo")
    screen.backup.show_drives([("/media/usb", "USB de la oficina · 14 GB libres")])
    return screen


@picture("primer_inicio", "respaldo-sin-usb")
def backup_missing() -> QWidget:
    screen = _resumed("32020", "respaldo")
    screen.presenter.backup_chosen("/no/existe")
    return screen


def _begun(municipality: str) -> FirstStartScreen:
    screen = FirstStartScreen(sample_door(empty_folder()))
    screen.presenter.set_value("municipality", municipality)
    screen.office.show_values(screen.presenter.values)
    return screen


def _resumed(owner: str, step: str) -> FirstStartScreen:
    folder = empty_folder()
    started = start(folder, owner)
    sheets = keep_sheets(started.office, started)
    opened = Opened(started.office, Pending(step, sheets if step == "hoja" else ()))
    return FirstStartScreen(sample_door(folder), opened)
