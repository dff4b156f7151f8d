"""Made-up offices for pictures and tests of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.screens.acceso.samples import empty_folder, start
from captura.ui.screens.entregas.samples import AtOnce

if TYPE_CHECKING:
    from captura.actions.office import Office


def sample_office(owner: str) -> Office:
    """An office just started, in a folder of its own; its passphrase is `acceso.samples`'."""
    return start(empty_folder(), owner).office


def desk_of(office: Office, *, role: str = "") -> Desk:
    """A desk where everything is done at once."""
    return Desk(replace(office, role=role or office.role), AtOnce(_raise), Settings())


def _raise(error: BaseException) -> None:
    raise error
