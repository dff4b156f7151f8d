"""`captura verificar`: whether a file is what was signed."""

from __future__ import annotations

import json
from argparse import Namespace
from contextlib import closing
from typing import Any

from captura.app.files import read_file
from captura.app.secrets import ask, enter
from captura.errors import CapturaError
from captura.excel.passwords import is_protected
from captura.packages.verify import UNREADABLE, Verdict, verify_file
from captura.records.practice import MARK


def run(chosen: Namespace) -> int:
    """0 íntegro · 1 readable but not what was signed · 2 can't be read."""
    try:
        data = read_file(chosen.archivo)
        known: dict[str, Any] = {}
        if chosen.datos is not None:
            with closing(enter(chosen)) as office:
                state = office.state
                known["secrets"] = office.secrets
                known["state_public"] = state.signing_public if state else None
        if is_protected(data):
            known["password"] = ask("Contraseña del libro: ", chosen)
        verdict = verify_file(data, **known)
    except CapturaError as error:
        verdict = Verdict(UNREADABLE, error.title, f"{error.what} {error.fix}", error.code)
    _tell(verdict, chosen.json)
    return verdict.code


def _tell(verdict: Verdict, as_json: bool) -> None:
    header = verdict.manifest.header if verdict.manifest else None
    if as_json:
        report = {
            "codigo": verdict.code,
            "titulo": verdict.title,
            "texto": verdict.text,
            "error": verdict.error,
            "diferencias": verdict.count,
            "hallazgos": [
                {"clase": f.kind, "hoja": f.sheet, "celda": f.cell, "texto": f.text}
                for f in verdict.findings
            ],
            "instituto": header.sender if header else None,
            "periodo": header.period if header else None,
            "secuencia": header.sequence if header else None,
            "practica": header.practice if header else None,
        }
        print(json.dumps(report, ensure_ascii=False))  # noqa: T201
        return
    lines = [f"{verdict.title}. {verdict.text}", *(f"  {f.text}" for f in verdict.findings)]
    if header is not None and header.practice:
        lines.insert(0, MARK)
    if verdict.count > len(verdict.findings):
        lines.append(f"  … y {verdict.count - len(verdict.findings)} diferencias más")
    print("\n".join(lines))  # noqa: T201
