"""Pictures of the enrolment, on both sides and at every stage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from captura.actions.enrol import read_request
from captura.actions.enrol_sister import welcome
from captura.actions.vault_recovery import recovery_request
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.pictures.samples import institute, state
from captura.ui.screens.alta.institute_view import InstituteScreen
from captura.ui.screens.alta.state_view import StateScreen
from captura.ui.screens.atencion.samples import shut_out
from captura.ui.screens.entregas.samples import Sample, temporary_sample
from captura.ui.screens.intercambio.samples import NICKNAME, fresh_of, join


@picture("alta", "pedir")
def ask() -> QWidget:
    return _of_institute(_screen(temporary_sample(certified=False, people=12)))


@picture("alta", "esperar")
def wait() -> QWidget:
    screen = _screen(temporary_sample(certified=False, people=12))
    screen.devices.request("Laptop azul del mostrador", _folder())
    return _of_institute(screen)


@picture("alta", "comparar")
def compare() -> QWidget:
    sample = temporary_sample(certified=False, people=12)
    screen, folder = _screen(sample), _folder()
    screen.devices.request("Laptop azul del mostrador", folder)
    at_state = _state_screen(sample, folder)
    at_state.presenter.request_arrived(f"{folder}/solicitud-32020.captura-alta")
    at_state.presenter.certify("")
    at_state.deleteLater()
    screen.devices.answer_arrived(f"{folder}/certificado-32020-A.captura-alta")
    screen.message.hide()
    return _of_institute(screen)


@picture("alta", "comparar-con-la-otra")
def compare_with_sister() -> QWidget:
    sample = temporary_sample(people=12)
    fresh, folder = fresh_of(sample), _folder()
    screen = InstituteScreen(desk_of(fresh))
    screen.open()
    screen.devices.request(NICKNAME, folder)
    asked = read_request(Path(folder, "solicitud-32020.captura-alta").read_bytes())
    file = Path(folder, "alta-32020.captura-alta")
    file.write_bytes(welcome(sample.office, asked))
    screen.devices.answer_arrived(str(file))
    screen.message.hide()
    return _of_institute(screen)


@picture("alta", "pedir-unida")
def ask_joined() -> QWidget:
    sample = temporary_sample(people=12)
    screen = InstituteScreen(desk_of(join(sample.office, fresh_of(sample))))
    screen.open()
    return _of_institute(screen)


@picture("alta", "listo")
def done() -> QWidget:
    return _of_institute(_screen(temporary_sample(people=12)))


@picture("alta", "estado")
def state_list() -> QWidget:
    return _of_state(_state_screen(temporary_sample(people=12), _folder()))


@picture("alta", "estado-solicitud")
def state_request() -> QWidget:
    sample, folder = temporary_sample(people=12), _folder()
    screen = _screen(sample)
    screen.devices.request("Laptop nueva de la psicóloga", folder)
    at_state = _state_screen(sample, folder)
    at_state.presenter.request_arrived(f"{folder}/solicitud-32020.captura-alta")
    screen.deleteLater()
    return _of_state(at_state)


@picture("alta", "estado-boveda")
def state_vault() -> QWidget:
    lost, file = shut_out(), Path(_folder(), "solicitud-32020.captura-boveda")
    file.write_bytes(recovery_request(lost.office))
    screen = StateScreen(desk_of(lost.state))
    screen.open()
    screen.presenter.request_arrived(str(file))
    return _of_state(screen)


def _screen(sample: Sample) -> InstituteScreen:
    screen = InstituteScreen(sample.desk())
    screen.open()
    return screen


def _state_screen(sample: Sample, folder: str) -> StateScreen:
    class Chosen(StateScreen):
        """Its folder is chosen already."""

        def ask_folder(self) -> str:
            return folder

    screen = Chosen(desk_of(sample.state))
    screen.open()
    return screen


def _of_institute(screen: InstituteScreen) -> QWidget:
    return institute(screen, "alta")


def _of_state(screen: StateScreen) -> QWidget:
    return state(screen, "alta")


def _folder() -> str:
    folder = fresh_folder()
    folder.mkdir()
    return str(folder)
