"""INEGI's file of localities, read in the child process."""

from __future__ import annotations

from captura.errors import CapturaError
from captura.isolate import run
from captura.records.localities import TOLD, read_localities

MOST_BYTES = 64 * 1024 * 1024
SECONDS = 120.0


def read_places(data: bytes) -> list[list[str]]:
    """[code, name, *values of TOLD] of each of Zacatecas' localities in a file of INEGI.

    Raises CapturaError on a file that is too large or naming its bad row, IsolateError where
    reading it had to be stopped.
    """
    if len(data) > MOST_BYTES:
        raise CapturaError(
            "El archivo es demasiado grande",
            "El catálogo de localidades de un estado pesa mucho menos.",
            "Elija el archivo de localidades de Zacatecas (entidad 32).",
            "CAP-ACT-94",
        )
    found: list[list[str]] = run("captura.packages.localities.places", data, seconds=SECONDS)
    return found


def places(data: bytes) -> list[list[str]]:
    """As `read_places`, where it stands; for the child process."""
    return [
        [entry.code, entry.label, *(entry.extra[name] for name in TOLD)]
        for entry in read_localities(data)
    ]
