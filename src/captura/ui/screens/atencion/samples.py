"""A made-up institute with its certificate, someone who attends in it, and how she is shut out."""

from __future__ import annotations

import os
from dataclasses import dataclass

from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    read_certificate_file,
    write_request,
)
from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.recovery import keep_sheets
from captura.actions.users import add_user, set_passphrase
from captura.actions.vault import create_vault
from captura.records.roles import ATENCION
from captura.ui.pictures.ground import catalogues
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, empty_folder, start

WHO = "Psicóloga de muestra"
LONGEST = "María de los Ángeles Guadalupe del Sagrado Corazón"


def certified() -> Office:
    """An institute enrolled at a made-up state, through the real actions."""
    institute, state = start(empty_folder()).office, start(empty_folder(), "estado").office
    enrol(institute, state)
    state.close()
    return institute


def enrol(institute: Office, state: Office) -> None:
    """Give an institute its certificate."""
    certificate = certify(state, write_request(institute, "Laptop de muestra"))
    answer = read_certificate_file(institute, certificate_file(state, certificate))
    accept_certificate(institute, answer)


def attending(institute: Office) -> Office:
    """The same office, as someone who attends enters it."""
    add_user(institute, PASSPHRASE, WHO, ATENCION, PASSPHRASE)
    return open_office(
        institute.folder, WHO, PASSPHRASE, catalogues(), clock=clock, random=os.urandom
    )


@dataclass(frozen=True)
class ShutOut:
    """An institute whose vault nobody opens: its offices, who attends, the words of its sheet."""

    institute: Office
    state: Office
    office: Office
    words: str

    def close(self) -> None:
        """All three."""
        for office in (self.office, self.institute, self.state):
            office.close()


def shut_out() -> ShutOut:
    """Who alone had the vault's key forgot her passphrase and was given another."""
    started, state = start(empty_folder()), start(empty_folder(), "estado").office
    institute = started.office
    enrol(institute, state)
    office = attending(institute)
    create_vault(office, PASSPHRASE).close()
    set_passphrase(institute, PASSPHRASE, WHO, PASSPHRASE)
    (sheet,) = keep_sheets(institute, started)
    return ShutOut(institute, state, office, " ".join(sheet.words))
