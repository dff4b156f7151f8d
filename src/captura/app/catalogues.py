"""`captura catalogos`: reads the state's signed file of catalogues into an office."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from captura.actions.catalogue_file import read_catalogues
from captura.app.files import read_file
from captura.app.secrets import enter


def run(chosen: Namespace) -> int:
    """0 once they are kept, or were known already."""
    data = read_file(chosen.archivo)
    with closing(enter(chosen)) as office:
        done = read_catalogues(office, data)
    print(f"Catálogos de la edición {done.edition}; aquí ya van en la {done.now}")  # noqa: T201
    return 0
