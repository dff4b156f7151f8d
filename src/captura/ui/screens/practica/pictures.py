"""Pictures of practice: its making, and the strip over a screen and over the lock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.errors import CapturaError
from captura.ui.components import EmptyState, Page
from captura.ui.lock_screen import LockCalls, LockScreen
from captura.ui.pictures import picture
from captura.ui.pictures.samples import institute
from captura.ui.screens.practica.opening import Opening
from captura.ui.screens.practica.strip import PracticeStrip
from captura.ui.shell import Shell


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


def _shell() -> Shell:
    page = Page("Personas", "30 en el padrón")
    page.body.addWidget(EmptyState("users", "Padrón de práctica", "Toda esta gente es inventada."))
    shell = institute(page, "personas")
    shell.set_strip(PracticeStrip(lambda: None))
    return shell
