"""Pictures of the vault: none yet, closed, shut out, recovered, empty, full, form, keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.atenciones import save_atencion
from captura.actions.demonstration.cast import PHRASE
from captura.actions.enrol import write_request
from captura.actions.enrol_sister import accept_welcome, read_welcome_file, welcome
from captura.actions.office import Office
from captura.actions.vault import create_vault
from captura.actions.vault_sister import keep_vault_key, secret_by
from captura.records.atencion import Atencion
from captura.records.persona import Persona
from captura.records.roles import ATENCION
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.pictures.samples import institute
from captura.ui.screens.acceso.samples import PASSPHRASE
from captura.ui.screens.atencion.samples import LONGEST, attending, certified, shut_out
from captura.ui.screens.atencion.screen import AtencionScreen
from captura.ui.screens.intercambio.samples import fresh_of, sharing


def _shown(office: Office, *, opened: bool = True) -> AtencionScreen:
    screen = AtencionScreen(desk_of(office))
    if opened:
        screen.gate.passphrase.setText(PASSPHRASE)
        screen.gate.button.click()
    return screen


def _window(screen: AtencionScreen) -> QWidget:
    return institute(screen, "atencion", ATENCION)


@picture("atencion", "sin_boveda")
def none_yet() -> QWidget:
    return _window(_shown(attending(certified()), opened=False))


@picture("atencion", "sin_alta")
def no_certificate() -> QWidget:
    office = attending(certified())
    with office.store.work(who=office.user) as work:
        work.set_meta("certificado", None)
    return _window(_shown(office, opened=False))


@picture("atencion", "cerrada")
def closed() -> QWidget:
    office = attending(certified())
    create_vault(office, PASSPHRASE).close()
    screen = _shown(office, opened=False)
    screen.gate.refuse("La frase no es la de esta persona. Escríbala otra vez.")
    return _window(screen)


@picture("atencion", "sin_llave")
def without_key() -> QWidget:
    return _window(_shown(shut_out().office, opened=False))


@picture("atencion", "llave_que_llego")
def key_arrived() -> QWidget:
    sample = sharing()
    fresh = fresh_of(sample)
    asked = write_request(fresh, "Laptop de muestra")
    given = welcome(sample.office, asked, secret_by(sample.office, PHRASE))
    found = read_welcome_file(fresh, given)
    keep_vault_key(fresh, found)
    return _window(_shown(accept_welcome(fresh, found), opened=False))


@picture("atencion", "recuperar")
def recovering() -> QWidget:
    folder, lost = fresh_folder(), shut_out()
    folder.mkdir()
    screen = _shown(lost.office, opened=False)
    screen.gate.recover.click()
    screen.recover.presenter.ask(str(folder))
    screen.recover.sheet.words.setPlainText(" ".join([*lost.words.split()[:12], "manzan", ""]))
    return _window(screen)


@picture("atencion", "vacia")
def empty() -> QWidget:
    return _window(_shown(attending(certified())))


@picture("atencion", "lista")
def listed() -> QWidget:
    office = attending(certified())
    _fill(office)
    return _window(_shown(office))


@picture("atencion", "bitacora_incompleta")
def spoilt_log() -> QWidget:
    office = attending(certified())
    _fill(office)
    with office.store.work("nadie") as work:
        work.execute("DELETE FROM boveda WHERE place='bitacora'")
    return _window(_shown(office))


@picture("atencion", "formulario")
def form() -> QWidget:
    screen = _shown(attending(certified()))
    screen._new()
    screen.form.presenter.save()
    return _window(screen)


@picture("atencion", "historial")
def history() -> QWidget:
    office = attending(certified())
    _fill(office)
    screen = _shown(office)
    screen._open(screen.list.model.rows[0].id)
    screen.form.past.click()
    return _window(screen)


@picture("atencion", "llaves")
def keys() -> QWidget:
    screen = _shown(attending(certified()))
    screen._keys()
    return _window(screen)


def _fill(office: Office) -> None:
    vault = create_vault(office, PASSPHRASE)
    names = ("Ramona", "Josefina", LONGEST, "Elvira", "Marcelina")
    for n, name in enumerate(names):
        atencion = Atencion(
            fecha_hora=dt.datetime(2026, 9, 14 + n, 10, 30),  # noqa: DTZ001 - the wall clock
            servicio=f"SV0{n % 4 + 1}",
            modalidad="PRE",
            profesional="Psicóloga de muestra",
            motivo="Motivo de muestra",
            estado_registro="VAL",
        )
        persona = Persona(nombres=name, primer_apellido="Inventada", sexo="M", municipio="32020")
        save_atencion(office, vault, replace(atencion), persona)
    vault.close()
