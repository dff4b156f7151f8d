"""Made-up offices for pictures and tests of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.acceso.samples import empty_folder, start

if TYPE_CHECKING:
    from captura.actions.office import Office


def sample_office(owner: str) -> Office:
    """An office just started, in a folder of its own; its passphrase is `acceso.samples`'."""
    return start(empty_folder(), owner).office


def desk_as(office: Office, role: str) -> Desk:
    """The desk of someone of that role."""
    return desk_of(replace(office, role=role))
