"""`captura localidades`: reads INEGI's catalogue of localities into an office."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from captura.actions.localities import import_localities
from captura.app.files import read_file
from captura.app.secrets import enter


def run(chosen: Namespace) -> int:
    """0 once the localities are kept."""
    data = read_file(chosen.archivo)
    with closing(enter(chosen)) as office:
        done = import_localities(office, data)
    print(f"Localidades leídas: {done.found:,}; nuevas: {done.new:,}")  # noqa: T201
    return 0
