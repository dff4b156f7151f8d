"""Made-up offices in temporary folders, for pictures of what stands before and around them."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from typing import TYPE_CHECKING

from captura.paths import DataFolder
from captura.settings import Settings
from captura.ui.pictures.at_once import loud
from captura.ui.pictures.ground import catalogues, fresh_folder
from captura.ui.screens.acceso.door import Door
from captura.ui.tasks import Tasks

if TYPE_CHECKING:
    from captura.actions.first_start import Started

PASSPHRASE = "nopal laguna tejido campana"  # noqa: S105 - of made-up people
_START = dt.datetime(2026, 9, 22, 16, 0, tzinfo=dt.UTC)


def empty_folder() -> DataFolder:
    """A data folder where nothing was started."""
    return DataFolder(fresh_folder())


def clock() -> dt.datetime:
    """A morning of the third quarter of 2026."""
    return _START


def start(folder: DataFolder, owner: str = "32020") -> Started:
    """A finished first start of an institute, or of the state."""
    from captura.actions.first_start import FirstStart, first_start
    from captura.actions.recovery import first_start_done

    is_state = owner == "estado"
    place = "" if is_state else catalogues()["municipios"].label(owner)
    answers = FirstStart(
        institute=owner,
        name="Secretaría de las Mujeres" if is_state else f"Instituto de las Mujeres de {place}",
        user="Coordinación" if is_state else "María López",
        passphrase=PASSPHRASE,
        municipality=None if is_state else owner,
    )
    started = first_start(folder, answers, catalogues(), clock=clock, random=os.urandom)
    first_start_done(started.office)
    return started


@cache
def started_folder(owner: str = "32020") -> DataFolder:
    """A folder whose office was started and closed."""
    folder = empty_folder()
    start(folder, owner).office.close()
    return folder


def sample_door(folder: DataFolder) -> Door:
    """A door that leads nowhere: pictures stop before it."""
    return Door(
        folder=folder,
        catalogues=catalogues(),
        clock=clock,
        random=os.urandom,
        tasks=Tasks(loud),
        settings=Settings(),
        remember=lambda settings: None,
        opened=lambda office: None,
        leave=lambda: None,
        anew=lambda: None,
        practise=lambda: None,
    )
