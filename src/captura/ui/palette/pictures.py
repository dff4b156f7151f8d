"""The states of the palette that are worth seeing, over the list of people."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.office import Office
from captura.records.roles import CONSULTA
from captura.ui.palette import furnish
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute
from captura.ui.places import screens_of
from captura.ui.screens.cifras.screen import FiguresScreen
from captura.ui.screens.personas.samples import empty_office, full_office
from captura.ui.screens.personas.screen import PersonasScreen


@picture("paleta", "encontrado")
def found() -> QWidget:
    return _typed(full_office(), "gar")


@picture("paleta", "mezcla")
def of_all_kinds() -> QWidget:
    return _typed(full_office(), "pla")


@picture("paleta", "acciones")
def commands() -> QWidget:
    return _typed(full_office(), "")


@picture("paleta", "nadie")
def nobody() -> QWidget:
    return _typed(empty_office(), "Xóchitl Huitzilihuitl de la Trinidad y de los Dolores")


@picture("paleta", "consulta")
def figures_only() -> QWidget:
    return _typed(replace(full_office(), role=CONSULTA), "")


def _typed(office: Office, text: str) -> QWidget:
    """A window in whose search that was typed."""
    desk, role = desk_of(office), office.role
    reads = role != CONSULTA
    page: QWidget = PersonasScreen(desk) if reads else FiguresScreen(desk)
    shell = institute(page, "personas" if reads else "cifras", role)
    box = furnish(desk, shell, [place for _, place in screens_of(False, role)], lambda: None)
    field = shell.top.search
    if field is not None and box is not None:
        field.setText(text)
        field.setFocus()
        box.ask()
    return shell
