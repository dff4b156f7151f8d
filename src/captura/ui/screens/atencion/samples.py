"""A made-up institute with its certificate, and someone who attends in it."""

from __future__ import annotations

import os

from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    read_certificate_file,
    write_request,
)
from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.users import add_user
from captura.records.roles import ATENCION
from captura.ui.pictures.ground import catalogues
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, empty_folder, start

WHO = "Psicóloga de muestra"
LONGEST = "María de los Ángeles Guadalupe del Sagrado Corazón"


def certified() -> Office:
    """An institute enrolled at a made-up state, through the real actions."""
    institute, state = start(empty_folder()).office, start(empty_folder(), "estado").office
    certificate = certify(state, write_request(institute, "Laptop de muestra"))
    answer = read_certificate_file(institute, certificate_file(state, certificate))
    accept_certificate(institute, answer)
    state.close()
    return institute


def attending(institute: Office) -> Office:
    """The same office, as someone who attends enters it."""
    add_user(institute, PASSPHRASE, WHO, ATENCION, PASSPHRASE)
    return open_office(
        institute.folder, WHO, PASSPHRASE, catalogues(), clock=clock, random=os.urandom
    )
