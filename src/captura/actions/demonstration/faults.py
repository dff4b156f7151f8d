"""Plants each fault that the state must find, and asks the real intake and the real verifier."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from captura.actions.demonstration import plants
from captura.actions.demonstration.cast import Cast
from captura.actions.demonstration.findings import Finding
from captura.actions.take_in import CLONE, GAP, KNOWN, OLDER, take_in
from captura.errors import CapturaError
from captura.packages.verify import verify_file


@dataclass(frozen=True)
class Fault:
    """A damaged or odd file. expected: the exit code of `captura verificar --datos datos/estado`.

    sign: what intake must answer — a note's name, `altered`, or the code of a refusal.
    """

    name: str
    file: str
    data: bytes
    expected: int
    sign: str
    before: tuple[bytes, ...] = ()


def plant_and_find(cast: Cast) -> list[Finding]:
    """Every planted fault through intake and verifier; the files stay in `fallas/`."""
    folder = cast.folder / "fallas"
    folder.mkdir(exist_ok=True)
    expected: dict[str, int] = {}
    findings = []
    for fault in _planted(cast):
        (folder / fault.file).write_bytes(fault.data)
        expected[fault.file] = fault.expected
        findings.append(_try(cast, fault))
    findings += plants.people_kept_apart(cast)
    note = {
        "orden": "captura verificar fallas/ARCHIVO --datos datos/estado --clave-stdin",
        "codigos": expected,
    }
    text = json.dumps(note, ensure_ascii=False, indent=1)
    (folder / "esperado.json").write_text(text + "\n", encoding="utf-8")
    return findings


def _try(cast: Cast, fault: Fault) -> Finding:
    for data in fault.before:
        take_in(cast.state, data)
    said = _answer(cast, fault.data)
    state = cast.state.state
    verdict = verify_file(
        fault.data,
        secrets=[cast.state.packages_key.secret],
        state_public=state.signing_public if state else None,
    )
    found = fault.sign in said and verdict.code == fault.expected
    return Finding(fault.name, found, f"{said[0]}; verificar {verdict.code}: {verdict.title}")


def _answer(cast: Cast, data: bytes) -> list[str]:
    """What intake says: the code of its refusal, or the names of its notes."""
    try:
        arrival = take_in(cast.state, data)
    except CapturaError as error:
        return [error.code]
    return (["altered"] if arrival.altered else []) + [*arrival.notes, "recibido"]


def _planted(cast: Cast) -> Iterator[Fault]:
    book, package = plants.whole_book(cast), plants.whole_package(cast)
    yield Fault("celda alterada", "celda.xlsx", plants.alter_cell(book), 1, "altered")
    yield Fault("renglón borrado", "renglon.xlsx", plants.delete_row(book), 1, "altered")
    foreign = plants.foreign_row(cast)
    yield Fault("renglón ajeno", "ajeno.captura", foreign, 1, "CAP-PAQ-03")
    yield Fault("repetición", "repetido.captura", package, 0, KNOWN)
    early, late = plants.two_deliveries(cast)
    yield Fault("hueco en la secuencia", "hueco.captura", late, 0, GAP)
    yield Fault("versión anterior", "anterior.captura", early, 0, OLDER)
    yield Fault("cortado", "cortado.captura", plants.truncate(package), 2, "CAP-PAQ-01")
    stray = plants.other_recipient(cast)
    yield Fault("otro destinatario", "destinatario.captura", stray, 2, "CAP-PAQ-04")
    yield Fault("de práctica", "practica.captura", plants.practice_package(cast), 1, "CAP-PAQ-05")
    one, other = plants.cloned_laptop(cast)
    yield Fault("laptop clonada", "clon.captura", other, 0, CLONE, before=(one,))
