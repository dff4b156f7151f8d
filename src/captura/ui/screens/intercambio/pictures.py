"""Pictures of the exchange: alone, with sisters, a request compared, what came, what is decided."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.enrol import request_bytes, write_request
from captura.actions.make_exchange import make_exchange
from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.records.persona import Persona
from captura.records.roles import CAPTURA
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.intercambio.samples import NICKNAME, fresh_of, join, joined, sharing
from captura.ui.screens.intercambio.view import ExchangeScreen


@picture("intercambio", "sola")
def alone() -> QWidget:
    return institute(_screen(temporary_sample(people=12).office), "intercambio")


@picture("intercambio", "sola-captura")
def alone_typing() -> QWidget:
    office = replace(temporary_sample(people=12).office, role=CAPTURA)
    return institute(_screen(office), "intercambio", CAPTURA)


@picture("intercambio", "comparar")
def compare() -> QWidget:
    sample = temporary_sample(people=12)
    screen, fresh = _screen(sample.office), fresh_of(sample)
    screen.adding.request_arrived(_request_file(fresh))
    return institute(screen, "intercambio")


@picture("intercambio", "comparar-con-boveda")
def compare_with_vault() -> QWidget:
    sample = sharing()
    screen, fresh = _screen(sample.office), fresh_of(sample)
    screen.adding.request_arrived(_request_file(fresh))
    screen.add.vault.setChecked(True)
    screen.add.accept.click()
    return institute(screen, "intercambio")


@picture("intercambio", "alta-guardada")
def given() -> QWidget:
    sample = temporary_sample(people=12)
    screen, fresh = _screen(sample.office), fresh_of(sample)
    screen.adding.request_arrived(_request_file(fresh))
    screen.adding.accept(_place())
    return institute(screen, "intercambio")


@picture("intercambio", "leidos-con-dudas")
def brought() -> QWidget:
    sample, other = joined()
    _type_apart(sample.office, other)
    screen = _screen(sample.office)
    made = make_exchange(other, sample.office.device.public_hex)
    screen.presenter.receive([str(made.path)])
    return institute(screen, "intercambio")


@picture("intercambio", "hecho")
def made() -> QWidget:
    sample, other = joined()
    _type_apart(sample.office, other)
    screen = _screen(sample.office)
    screen.presenter.make(screen.model.row(0), _place())
    return institute(screen, "intercambio")


@picture("intercambio", "haciendo")
def working() -> QWidget:
    sample, _ = joined()
    screen = _screen(sample.office)
    screen.show_working("Haciendo el archivo de cambios")
    screen.show_progress(4200, 0, "Escribiendo los registros: 4,200")
    return institute(screen, "intercambio")


@picture("intercambio", "sin-certificado")
def uncertified() -> QWidget:
    sample = temporary_sample(people=12)
    fresh = fresh_of(sample)
    office = replace(join(sample.office, fresh), role=CAPTURA)
    return institute(_screen(office), "intercambio", CAPTURA)


def _type_apart(one: Office, other: Office) -> None:
    """Both change the same woman, each registers another."""
    known = one.store.value("SELECT min(id) FROM persona WHERE deleted=0")
    for office, street in ((one, "Reforma"), (other, "Calle Reforma, esquina con Hidalgo")):
        person = office.store.get(Persona, known)
        if person is not None:
            save_record(office, replace(person, calle=street))
        save_record(office, Persona(nombres="Nueva", primer_apellido="Inventada"))


def _request_file(fresh: Office) -> str:
    path = fresh.folder.root / "solicitud.captura-alta"
    path.write_bytes(request_bytes(write_request(fresh, NICKNAME)))
    return str(path)


def _screen(office: Office) -> ExchangeScreen:
    screen = ExchangeScreen(desk_of(office))
    screen.open()
    return screen


def _place() -> str:
    folder = fresh_folder()
    folder.mkdir()
    return str(folder)
