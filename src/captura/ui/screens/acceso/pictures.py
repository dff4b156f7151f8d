"""Pictures of the login: what one meets, what is refused, and entering with the sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.actions.backup import make_backup
from captura.actions.restore import backups_at, users_in
from captura.ui.pictures import picture
from captura.ui.screens.acceso.restore_presenter import NONE_THERE
from captura.ui.screens.acceso.samples import empty_folder, sample_door, start, started_folder
from captura.ui.screens.acceso.view import AccessScreen
from captura.ui.screens.primer_inicio.view import FirstStartScreen


@picture("acceso", "entrar")
def enter() -> QWidget:
    screen = _screen()
    screen.lock.passphrase.setText("cuatro palabras que")
    screen.lock.field.set_state("warn", "Bloq Mayús está activado.")
    return screen


@picture("acceso", "frase-equivocada")
def wrong_passphrase() -> QWidget:
    screen = _screen()
    screen.refuse(
        "La frase de acceso no es la de esta persona. Revise Bloq Mayús y los acentos y escríbala "
        "otra vez. Si la olvidó, use la hoja de recuperación impresa."
    )
    return screen


@picture("acceso", "recuperar")
def recover() -> QWidget:
    screen = _screen()
    screen.pages.setCurrentWidget(screen.recover)
    screen.recover.sheets[0].words.setPlainText("abeja abiero abismo abeto casza codo xzqw pez ")
    screen.recover.passphrase.first.setText("sol luna mar")
    return screen


@picture("acceso", "recuperar-estado")
def recover_state() -> QWidget:
    screen = _screen("estado")
    screen.pages.setCurrentWidget(screen.recover)
    return screen


@picture("acceso", "respaldo")
def bring() -> QWidget:
    folder = empty_folder()
    office = start(folder).office
    made = make_backup(office).own
    office.close()
    screen = _screen()
    screen.lock.bring.click()
    screen.restore.show_place("E:\\", "")
    screen.restore.show_backups(backups_at(made))
    screen.restore.show_people(users_in(made))
    screen.restore.show_wrong_phrase("No es la frase de María López ese día. Revise Bloq Mayús.")
    return screen


@picture("acceso", "respaldo-ninguno")
def bring_none() -> QWidget:
    screen = FirstStartScreen(sample_door(empty_folder()))
    screen.bring.click()
    screen.restore.show_drives([("/media/usb", "USB de la oficina · 14 GB libres")])
    screen.restore.show_place("E:\\Fotos", NONE_THERE)
    return screen


@picture("acceso", "sin-llaves")
def no_ring() -> QWidget:
    folder = empty_folder()
    folder.root.mkdir(parents=True)
    return AccessScreen(sample_door(folder), lambda opened: None)


def _screen(owner: str = "32020") -> AccessScreen:
    return AccessScreen(sample_door(started_folder(owner)), lambda opened: None)
