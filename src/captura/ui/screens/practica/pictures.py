"""Pictures of practice: its making, the exercises beside a screen, the strip over the lock."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtWidgets import QWidget

from captura.actions.practice.exercises import EXERCISES
from captura.actions.practice.offices import make, open_practice
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.ui.components import EmptyState, Page
from captura.ui.desk import Desk
from captura.ui.lock_screen import LockCalls, LockScreen
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import catalogues, fresh_folder
from captura.ui.pictures.samples import institute
from captura.ui.screens.acceso.samples import clock
from captura.ui.screens.practica.opening import Opening
from captura.ui.screens.practica.panel import ExercisesPanel
from captura.ui.screens.practica.strip import PracticeStrip
from captura.ui.shell import Shell


@picture("practica", "ejercicios")
def exercises() -> QWidget:
    return _with_panel(frozenset())


@picture("practica", "preparando")
def making() -> QWidget:
    page = Opening(lambda: None)
    page.card.set_progress(3, 6, "Inventando personas y actividades del 3.er trimestre 2026…")
    return page


@picture("practica", "sin-espacio")
def no_room() -> QWidget:
    page = Opening(lambda: None)
    page.show_error(
        CapturaError(
            "No se pudo preparar la práctica",
            "El disco está lleno, o no se puede escribir en la carpeta de datos.",
            "Libere espacio e intente otra vez. Sus datos reales no se tocaron.",
            "CAP-APP-06",
        )
    )
    return page


@picture("practica", "bloqueada")
def locked() -> QWidget:
    shell = _shell()
    calls = LockCalls(lambda *_: None, lambda: None, lambda: None)
    note = "En la práctica la frase es: lagarto vereda cobre mantel quince"
    shell.cover(LockScreen([("u", "Usuaria de práctica")], calls, note=note))
    return shell


@picture("practica", "ejercicio-entrega")
def delivery() -> QWidget:
    names = [step.name for exercise in EXERCISES[:3] for step in exercise.steps]
    return _with_panel(frozenset([*names, "entrega"]))


@picture("practica", "todo-hecho")
def all_done() -> QWidget:
    names = (step.name for exercise in EXERCISES for step in exercise.steps)
    shell = _with_panel(frozenset(names))
    panel = shell.findChild(ExercisesPanel)
    assert isinstance(panel, ExercisesPanel)  # noqa: S101 - put there just now
    panel.sure.show()
    return shell


@cache
def _desk() -> Desk:
    home = DataFolder(fresh_folder())
    make(home, catalogues(), clock=clock, random=os.urandom, tell=lambda *_: None)
    return desk_of(open_practice(home, catalogues(), clock=clock, random=os.urandom))


def _with_panel(done: frozenset[str]) -> Shell:
    shell = _shell()
    panel = ExercisesPanel(_desk(), lambda: None)
    shell.set_side(panel)
    panel.presenter._seen(done)
    return shell


def _shell() -> Shell:
    page = Page("Personas", "30 en el padrón")
    page.body.addWidget(EmptyState("users", "Padrón de práctica", "Toda esta gente es inventada."))
    shell = institute(page, "personas")
    shell.set_strip(PracticeStrip(lambda: None, lambda: None))
    return shell
