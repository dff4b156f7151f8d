"""`captura consolidar`: takes in every package of a folder, accepts, and writes the workbook."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from captura.actions.consolidate import consolidate
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.app.files import read_file
from captura.app.secrets import ask, enter
from captura.errors import CapturaError
from captura.records.periods import Period, read_period
from captura.store.queries.packages import packages


def run(chosen: Namespace) -> int:
    """0 if every package went in; 1 if some were refused, each with its sentence."""
    with closing(enter(chosen)) as office:
        password = ask("Contraseña para el libro: ", chosen) if chosen.con_nombres else None
        taken, refused = _take_folder(office, chosen.carpeta)
        first, last = _periods(office)
        rows = consolidate(office, chosen.salida, first, last, names_password=password)
    report = {"recibidos": taken, "rechazados": refused, "renglones": rows}
    if chosen.json:
        print(json.dumps(report, ensure_ascii=False))  # noqa: T201
    else:
        print(f"Recibidos: {taken} · rechazados: {len(refused)} · {rows:,} renglones")  # noqa: T201
        for name, why in refused.items():
            print(f"  {name}: {why}", file=sys.stderr)  # noqa: T201
    return 1 if refused else 0


def _take_folder(office: Office, folder: Path) -> tuple[int, dict[str, str]]:
    """Every `.captura`, and the workbooks that have none beside them, in the order of names."""
    sealed = sorted(folder.glob("*.captura"))
    names = {path.stem for path in sealed}
    books = [path for path in sorted(folder.glob("*.xlsx")) if path.stem not in names]
    taken, refused = 0, {}
    with office.store.indexing_later():
        for path in [*sealed, *books]:
            try:
                arrival = take_in(office, read_file(path), accept=True)
                if arrival.altered:
                    refused[path.name] = f"Alterado: {arrival.altered[0]}"
                else:
                    taken += 1
            except CapturaError as error:
                refused[path.name] = f"{error.title}. {error.what}"
    return taken, refused


def _periods(office: Office) -> tuple[Period, Period]:
    """From the first to the last period that anything was received for."""
    known = sorted(
        read_period(one.period)
        for one in packages(office.store, direction="in", kind="entrega")
        if one.period
    )
    if not known:
        raise CapturaError(
            "No hay nada que consolidar",
            "En la carpeta no había ninguna entrega que se pudiera recibir.",
            "Revise la carpeta, o mire los motivos con «captura verificar».",
            "CAP-APP-30",
        )
    return known[0], known[-1]
