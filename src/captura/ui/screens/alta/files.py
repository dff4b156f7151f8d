"""Files of an enrolment: small, read and written whole, each failure in words."""

from __future__ import annotations

from pathlib import Path

from captura.errors import CapturaError
from captura.paths import replace_file

LARGEST = 1024 * 1024  # requests and certificates hold keys only


def save(folder: str, name: str, data: bytes) -> Path:
    """Write a file into a folder. Raises CapturaError when it can't be written."""
    path = Path(folder) / name
    try:
        replace_file(path, data)
    except OSError:
        raise CapturaError(
            "No se pudo guardar el archivo",
            "La carpeta no existe, está llena o no permite escribir.",
            "Conecte la memoria o elija otra carpeta, e intente otra vez.",
            "CAP-UI-20",
        ) from None
    return path


def read(path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises CapturaError when it can't be read or is another thing."""
    try:
        if Path(path).stat().st_size <= largest:
            return Path(path).read_bytes()
    except OSError:
        raise CapturaError(
            "No se puede leer el archivo",
            "La memoria se desconectó o el archivo está abierto en otro programa.",
            "Conéctela otra vez, o cierre el otro programa, y vuelva a elegirlo.",
            "CAP-UI-21",
        ) from None
    raise CapturaError(
        "No es el archivo que se espera",
        "Es demasiado grande para serlo.",
        "Elija el archivo que mandó la otra oficina o la otra computadora.",
        "CAP-UI-22",
    )
