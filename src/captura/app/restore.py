"""`captura restaurar`: puts a backup in the place of an office's data."""

from __future__ import annotations

import time
from argparse import Namespace

from captura.actions.restore import restore_backup, users_in
from captura.app.only_one import hold
from captura.app.secrets import ask
from captura.app.surroundings import now
from captura.errors import CapturaError
from captura.paths import DataFolder


def run(chosen: Namespace) -> int:
    """0 once the backup stands in its place; the office as it was lies aside."""
    folder = DataFolder(chosen.datos)
    held = hold(folder.root)
    try:
        users = users_in(chosen.archivo)
        user = chosen.usuaria or (users[0] if len(users) == 1 else "")
        if not user:
            raise CapturaError(
                "¿Quién entra?",
                "Este respaldo tiene varias personas.",
                "Agregue --usuaria con su nombre.",
                "CAP-APP-03",
            )
        phrase = ask("Frase de acceso de cuando se hizo el respaldo: ", chosen)
        done = restore_backup(
            folder, chosen.archivo, user, phrase, clock=now, timer=time.perf_counter
        )
    finally:
        held.release()
    print(f"Restaurado en {done.seconds:.1f} segundos.")  # noqa: T201
    if done.aside is not None:
        print(f"Lo que había quedó en {done.aside}")  # noqa: T201
    print("Este equipo es nuevo para la coordinación: pida otra vez su alta.")  # noqa: T201
    return 0
