"""`captura demo`: made-up institutes live a year, the state consolidates, every fault is found."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from captura.actions.consolidate import consolidate
from captura.actions.demonstration.balance import Line, balance, table
from captura.actions.demonstration.cast import PHRASE, Cast, make_cast
from captura.actions.demonstration.faults import plant_and_find
from captura.actions.demonstration.findings import Finding
from captura.actions.demonstration.play import play_year
from captura.actions.demonstration.silence import leaks
from captura.actions.demonstration.year import made_curps
from captura.app.surroundings import catalogues
from captura.errors import CapturaError
from captura.records.periods import Period

YEAR = 2026


def run(chosen: Namespace) -> int:
    """0 only if every planted fault was found, every total agrees and no CURP leaked."""
    started = time.monotonic()
    folder: Path = chosen.salida
    if folder.exists() and any(folder.iterdir()):
        raise CapturaError(
            "La carpeta no está vacía",
            "La demostración necesita una carpeta nueva o vacía.",
            "Elija otra con --salida, o vacíe esa.",
            "CAP-APP-10",
        )
    folder.mkdir(parents=True, exist_ok=True)
    say = _silent if chosen.json else _say
    say(f"Semilla {chosen.semilla}; {chosen.municipios} municipios × {chosen.personas} personas")
    cast = make_cast(
        folder,
        municipalities=min(max(chosen.municipios, 1), 58),
        people=max(chosen.personas, 4),
        seed=chosen.semilla,
        year=YEAR,
        catalogues=catalogues(),
        random=os.urandom,
        say=say,
    )
    try:
        played = play_year(cast, YEAR, chosen.semilla, say)
        lines = balance(cast)
        findings = plant_and_find(cast)
        consolidate(cast.state, folder / "consolidado.xlsx", Period(YEAR, 1), Period(YEAR, 4))
        curps = made_curps(cast.years)
    finally:
        cast.close()
    _explain(folder)
    leaked = leaks(folder, curps)
    good = all(f.found for f in findings) and all(line.balances for line in lines) and not leaked
    minutes = (time.monotonic() - started) / 60
    if chosen.json:
        report = _report(lines, findings, leaked, good)
        print(json.dumps(report, ensure_ascii=False))  # noqa: T201
    else:
        _tell(cast, lines, findings, leaked, played.remarks, played.mended)
        say(f"{'Todo cuadra' if good else 'ALGO NO CUADRA'} · {minutes:.1f} min · {folder}")
    return 0 if good else 1


def _tell(
    cast: Cast, lines: list[Line], findings: list[Finding], leaked: list[str], *remarks: int
) -> None:
    _say("\n" + table(lines))
    _say(f"\nObservaciones: {remarks[0]} enviadas, {remarks[1]} atendidas")
    _say("\nFallas plantadas:")
    for finding in findings:
        _say(f"  {'✓' if finding.found else '✗'} {finding.name}: {finding.said}")
    _say(f"CURP fuera de los libros: {len(leaked)}" + "".join(f"\n  {name}" for name in leaked))
    _say(f"Frase de todas las oficinas inventadas: {PHRASE}")


def _report(
    lines: list[Line], findings: list[Finding], leaked: list[str], good: bool
) -> dict[str, Any]:
    return {
        "hojas": {
            line.sheet: [line.recorded, line.packed, line.accepted, line.returned] for line in lines
        },
        "fallas": {finding.name: finding.found for finding in findings},
        "curp_fuera_de_libros": leaked,
        "bien": good,
    }


def _explain(folder: Path) -> None:
    text = (
        "Demostración de Captura: toda la gente es inventada.\n\n"
        "paquetes/  entregas tal como salieron (.captura y su libro .xlsx)\n"
        "acuses/    acuses del estado\n"
        "fallas/    cada falla plantada, y esperado.json con su código de salida\n"
        "datos/     las carpetas de datos de cada oficina\n\n"
        f"Frase de todas las oficinas: {PHRASE}\n"
    )
    (folder / "LEAME.txt").write_text(text, encoding="utf-8")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _silent(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
