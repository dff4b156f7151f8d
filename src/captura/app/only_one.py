"""One program a data folder: a lock file that ends with the process that holds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from captura.errors import CapturaError

NAME = "en-uso.lock"


class Held:
    """The lock of a folder, until `release` or the end of the process."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Another start may have the folder."""
        self._file.close()


def hold(root: Path) -> Held:
    """Take the folder. Raises CapturaError if Captura is already open there, or can't write."""
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (root / NAME).open("ab")
    except OSError:
        raise CapturaError(
            "No se puede escribir en la carpeta de datos",
            "La carpeta es de solo lectura, o el disco no está conectado.",
            "Pida permiso de escritura en la carpeta, o conecte el disco, y abra Captura otra vez.",
            "CAP-APP-04",
        ) from None
    try:
        _lock(file)
    except OSError:
        file.close()
        raise CapturaError(
            "Captura ya está abierto",
            "Otra ventana de Captura trabaja con estos mismos datos.",
            "Use la ventana que ya está abierta; si no la ve, reinicie la computadora.",
            "CAP-APP-05",
        ) from None
    return Held(file)


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
