"""A made-up institute with a second laptop, for pictures and tests."""

from __future__ import annotations

import os

from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.enrol import read_request, request_bytes, write_request
from captura.actions.enrol_sister import accept_welcome, read_welcome_file, welcome
from captura.actions.first_start import FirstStart, first_start
from captura.actions.make_exchange import make_exchange
from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.receive_exchange import receive_exchange
from captura.actions.users import add_user
from captura.actions.vault import create_vault, let_in
from captura.paths import DataFolder
from captura.records.roles import ATENCION
from captura.ui.pictures.ground import catalogues, fresh_folder
from captura.ui.screens.entregas.samples import Sample, temporary_sample

WHO = "Psicóloga Inventada"
NICKNAME = "Laptop de la trabajadora social"


def joined() -> tuple[Sample, Office]:
    """The sample's institute with a second laptop, both certified, both holding the same."""
    sample = temporary_sample(people=12)
    other = join(sample.office, fresh_of(sample))
    enrol(sample.state, other)
    for sender, receiver in ((sample.office, other), (other, sample.office)):
        made = make_exchange(sender, receiver.device.public_hex)
        receive_exchange(receiver, made.path.read_bytes())
    return sample, other


def sharing() -> Sample:
    """The sample's institute with a vault that its titular opens."""
    sample = temporary_sample(people=12)
    add_user(sample.office, PHRASE, WHO, ATENCION, PHRASE)
    office = sample.office
    psi = open_office(
        office.folder, WHO, PHRASE, catalogues(), clock=office.clock, random=office.random
    )
    vault = create_vault(psi, PHRASE)
    let_in(psi, vault, office.user)
    vault.close()
    psi.close()
    return sample


def join(first: Office, fresh: Office) -> Office:
    """Let a fresh laptop in, its digits compared."""
    asked = read_request(request_bytes(write_request(fresh, NICKNAME)))
    return accept_welcome(fresh, read_welcome_file(fresh, welcome(first, asked)))


def fresh_of(sample: Sample) -> Office:
    """A first start of the same institute on another laptop."""
    answers = FirstStart("32020", sample.office.name, "Otra Usuaria", PHRASE, made_up=True)
    folder = DataFolder(fresh_folder())
    return first_start(folder, answers, catalogues(), clock=sample.clock, random=os.urandom).office
