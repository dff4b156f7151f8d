"""Pictures of the figures: a year with some, and one without."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute
from captura.ui.screens.cifras.screen import FiguresScreen
from captura.ui.screens.entregas.samples import temporary_sample


@picture("cifras", "ano")
def year() -> QWidget:
    return institute(_screen(), "cifras")


@picture("cifras", "vacia")
def empty() -> QWidget:
    screen = _screen()
    shell = institute(screen, "cifras")
    screen.year.set_code(screen.year._codes[-1])
    screen.read()
    return shell


def _screen() -> FiguresScreen:
    office = temporary_sample(people=12).office
    return FiguresScreen(desk_of(office))
