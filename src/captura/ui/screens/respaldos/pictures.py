"""Pictures of the backups: all well, something wrong, none yet, asking before a restore."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget

from captura.actions.health import BAD, OK, WARN, Finding
from captura.actions.restore import ASIDE, OWN, SECOND, UPDATE, Backup
from captura.ui.pictures import picture
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.respaldos.view import BackupsScreen

_WELL = (
    Finding("base", OK, "La base de datos está íntegra"),
    Finding("respaldo", OK, "Último respaldo: 07/10/2026 09:12"),
    Finding("segundo", OK, "Respaldo en la memoria: 07/10/2026 09:12"),
    Finding("disco", OK, "Quedan 41.3 GB libres en el disco"),
    Finding("carpeta", OK, "La carpeta de datos está en esta computadora"),
    Finding("reloj", OK, "Reloj: 07/10/2026 16:42"),
    Finding("bitacora", OK, "La bitácora de la bóveda está completa"),
)
_ILL = (
    Finding(
        "carpeta", BAD, "Los datos están dentro de OneDrive",
        "OneDrive copia los archivos mientras se escriben y puede dañarlos o mezclarlos. Cierre "
        "Captura y mueva la carpeta de datos fuera de ahí.",
    ),
    Finding(
        "segundo", WARN, "La memoria no tiene respaldo desde hace 12 días",
        "Conéctela y haga un respaldo; después guárdela en otro lugar.",
    ),
    Finding("disco", WARN, "Quedan 1.2 GB libres en el disco", "Libere espacio pronto."),
    *_WELL[:2],
)  # fmt: skip
_NONE = (
    Finding(
        "respaldo", WARN, "Todavía no hay ningún respaldo",
        "Haga uno ahora: está en el botón de arriba.",
    ),
    *_WELL[3:],
)  # fmt: skip
_DAY = dt.datetime.fromisoformat("2026-10-07T09:12")
_SOME = [
    Backup(Path("respaldo"), kind, _DAY - dt.timedelta(days=days), 3_400_000 - 40_000 * days)
    for days, kind in enumerate((OWN, SECOND, OWN, OWN, SECOND, OWN, ASIDE, OWN, UPDATE))
]


@picture("respaldos", "lista")
def listed() -> QWidget:
    screen = _screen()
    screen.show_state(_WELL, _SOME)
    return institute(screen, "respaldos")


@picture("respaldos", "restaurar")
def restoring() -> QWidget:
    screen = _screen()
    screen.show_state(_ILL, _SOME)
    screen.presenter.ask(_SOME[0])
    screen.show_wrong_phrase("Esa no es la frase. Revise mayúsculas y espacios.")
    return institute(screen, "respaldos")


@picture("respaldos", "ninguno")
def none_yet() -> QWidget:
    screen = _screen()
    screen.show_state(_NONE, [])
    return institute(screen, "respaldos")


def _screen() -> BackupsScreen:
    screen = BackupsScreen(temporary_sample(people=4).desk())
    screen.show_place("E:\\ (MEMORIA ROJA)")
    screen._fresh = True  # what is shown was put there
    return screen
