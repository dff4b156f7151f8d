"""`captura localidades`: reads INEGI's catalogue of localities into an office."""

from __future__ import annotations

from argparse import Namespace

from captura.actions.localities import import_localities
from captura.app.files import read_file
from captura.app.secrets import enter


def run(chosen: Namespace) -> int:
    """0 once the localities are kept."""
    data = read_file(chosen.archivo)
    office = enter(chosen)
    try:
        done = import_localities(office, data)
    finally:
        office.close()
    print(f"Localidades leídas: {done.found:,}; nuevas: {done.new:,}")  # noqa: T201
    return 0
