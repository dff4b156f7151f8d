"""Which pictures there are: a function a state, registered where the screen lives."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtWidgets import QWidget

import captura.ui

Make = Callable[[], QWidget]


@dataclass(frozen=True)
class Picture:
    """One state of one screen; `make` is called after the look is put on."""

    screen: str
    state: str
    make: Make


PICTURES: dict[tuple[str, str], Picture] = {}


def picture(screen: str, state: str) -> Callable[[Make], Make]:
    """Register the decorated function: it returns the widget of that state, ready to be seen."""

    def keep(make: Make) -> Make:
        PICTURES[screen, state] = Picture(screen, state, make)
        return make

    return keep


def discover() -> None:
    """Import `ui/screens/<name>/pictures.py` of every screen, and those of what all share."""
    import_module("captura.ui.pictures.sheets")
    import_module("captura.ui.pictures.more_sheets")
    import_module("captura.ui.palette.pictures")
    root = f"{captura.ui.__path__[0]}/screens"
    for found in iter_modules([root]):
        names = {module.name for module in iter_modules([f"{root}/{found.name}"])}
        if "pictures" in names:
            import_module(f"captura.ui.screens.{found.name}.pictures")
