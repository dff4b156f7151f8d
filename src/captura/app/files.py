"""Reads a file named on the command line, with a sentence where that can't be done."""

from __future__ import annotations

from pathlib import Path

from captura.errors import ExcelError

NOT_READ = "CAP-APP-21"
MOST_BYTES = 256 * 1024 * 1024
_CHECK = "Compruebe el nombre y que no esté abierto en otro programa."


def read_file(path: Path) -> bytes:
    """The bytes of a file of at most 256 MiB. Raises ExcelError otherwise."""
    try:
        if not path.exists():
            raise ExcelError(
                "El archivo no existe", "No hay nada con ese nombre.", _CHECK, NOT_READ
            )
        if not path.is_file():
            raise ExcelError("No es un archivo", "Ese nombre es de una carpeta.", _CHECK, NOT_READ)
        if path.stat().st_size > MOST_BYTES:
            raise ExcelError(
                "El archivo es demasiado grande",
                "Ninguna entrega pesa tanto.",
                "Compruebe que es el archivo correcto.",
                "CAP-APP-20",
            )
        return path.read_bytes()
    except OSError:
        what = "El sistema no permite abrirlo."
        raise ExcelError("El archivo no se puede leer", what, _CHECK, NOT_READ) from None
