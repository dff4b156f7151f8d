"""The door: what the screens before an open office are handed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from captura.paths import DataFolder
from captura.records.catalogues import Catalogues
from captura.settings import Settings

if TYPE_CHECKING:
    from captura.actions.office import Office
    from captura.ui.tasks import Tasks


@dataclass(frozen=True)
class Door:
    """A closed data folder, and what happens once it is open.

    remember: keeps changed preferences · opened: takes the office, ready to work in ·
    leave: closes the program · anew: shows the entrance again, for what stands in the folder now ·
    practise: leads to the offices of made-up data, where there are any.
    """

    folder: DataFolder
    catalogues: Catalogues
    clock: Callable[[], dt.datetime]
    random: Callable[[int], bytes]
    tasks: Tasks
    settings: Settings
    remember: Callable[[Settings], None]
    opened: Callable[[Office], None]
    leave: Callable[[], None]
    anew: Callable[[], None]
    practise: Callable[[], None] | None = None
