"""The state takes a package in: verified, staged, compared with what is here; no figure changes.

A package already taken in changes nothing. A gap, a clone, an older one are said, never guessed.
An altered workbook is staged as proposed corrections, never applied.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.actions.office import Office
from captura.actions.open_package import OpenedPackage, open_package
from captura.packages.header import ENTREGA, header_plain
from captura.packages.refusals import OTHER_KIND, PRACTICE, REVOKED, is_newer, refused
from captura.records.merge import covers
from captura.records.record import institute_of
from captura.records.version import code_of, read_vector
from captura.store import ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.arrivals import returned_before, stored_vectors
from captura.store.queries.packages import certificate, last_sequence, package, same_place

NEW, CHANGED, SAME = "new", "changed", "same"
KNOWN, GAP, CLONE, OLDER = "conocido", "hueco", "clon", "anterior"


@dataclass(frozen=True)
class Arrival:
    """What arrived. notes: of KNOWN, GAP, CLONE, OLDER, each with its sentence.

    novelty: {type: {new | changed | same: rows}} · altered: sentences of what isn't as signed.
    """

    package: str
    institute: str
    name: str
    period: str
    sequence: int
    notes: Mapping[str, str]
    novelty: Mapping[str, Mapping[str, int]]
    altered: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    type: str
    id: str
    code: str
    novelty: str
    line: str


def take_in(office: Office, data: bytes, password: str | None = None) -> Arrival:
    """Verify and stage one file. Raises PackageError, ExcelError or KeysError; nothing changed."""
    office.allow("recibir")
    try:
        opened = open_package(office, data, password)
    except Exception as error:
        if is_newer(error):
            _keep_aside(office, data)
        raise
    _check(office, opened)
    if opened.findings:
        return _propose(office, opened, code_of(data))
    known = package(office.store, opened.id)
    if known is not None:
        return _again(opened, known.note)
    notes = _notes(office, opened)
    rows = _compare(office, opened)
    novelty = _count(rows)
    _stage(office, opened, rows, notes, novelty)
    return Arrival(
        opened.id,
        opened.header.sender,
        opened.header.sender_name,
        opened.header.period,
        opened.header.sequence,
        notes,
        novelty,
    )


def _propose(office: Office, opened: OpenedPackage, file_code: str) -> Arrival:
    """An altered workbook: its differences are kept as proposed corrections, under its own code."""
    header, altered = opened.header, tuple(finding.text for finding in opened.findings)
    with office.store.work(who=office.user, device="A") as work:
        ledger.keep_package(
            work,
            _kept(opened, file_code, "altered", {"of": opened.id, "altered": list(altered)}),
        )
    return Arrival(
        file_code,
        header.sender,
        header.sender_name,
        header.period,
        header.sequence,
        {},
        {},
        altered,
    )


def _kept(
    opened: OpenedPackage, package_id: str, state: str, note: Mapping[str, Any]
) -> KeptPackage:
    header = opened.header
    return KeptPackage(
        id=package_id,
        direction=ledger.IN,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period=header.period,
        state=state,
        counts=header.counts,
        header=header_plain(header),
        note=note,
    )


def _check(office: Office, opened: OpenedPackage) -> None:
    header = opened.header
    if header.kind != ENTREGA:
        raise refused(OTHER_KIND)
    if header.practice != office.practice:
        raise refused(PRACTICE)
    issued = certificate(office.store, header.device)
    if issued is not None and issued.revoked:
        raise refused(REVOKED)


def _again(opened: OpenedPackage, note: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Arrival:
    text = "Ya se había recibido; no cambió nada y su acuse es el mismo."
    header = opened.header
    return Arrival(
        opened.id,
        header.sender,
        header.sender_name,
        header.period,
        header.sequence,
        {KNOWN: text},
        note.get("novelty", {}),
    )


def _notes(office: Office, opened: OpenedPackage) -> dict[str, str]:
    header = opened.header
    notes: dict[str, str] = {}
    others = same_place(office.store, header.device, header.sequence)
    if any(one.id != opened.id and one.state != "altered" for one in others):
        notes[CLONE] = (
            f"Otro paquete distinto lleva el mismo equipo y el número {header.sequence}: "
            "hay dos copias de esa computadora. Llame al instituto."
        )
    last = last_sequence(office.store, header.device)
    if header.sequence > last + 1:
        missing = ", ".join(str(n) for n in range(last + 1, header.sequence))
        notes[GAP] = f"Antes de este falta recibir el número {missing} de ese equipo."
    elif header.sequence < last:
        notes[OLDER] = f"Es anterior al número {last}, que ya se recibió de ese equipo."
    return notes


def _compare(office: Office, opened: OpenedPackage) -> list[_Row]:
    """Each row beside what is stored: unchanged if everything it knows is known here."""
    vectors: dict[str, Mapping[str, str]] = {}
    rows = []
    for line in opened.lines:
        record_type, record_id, vector = json.loads(line)[:3]
        if record_type not in vectors:
            institute = institute_of(record_id)
            vectors[record_type] = stored_vectors(office.store, record_type, institute)
        stored = vectors[record_type].get(record_id)
        if stored is None:
            novelty = NEW
        else:
            novelty = SAME if covers(read_vector(stored), vector) else CHANGED
        rows.append(_Row(record_type, record_id, code_of(line), novelty, line))
    return rows


def _count(rows: list[_Row]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        own = counts.setdefault(row.type, {NEW: 0, CHANGED: 0, SAME: 0})
        own[row.novelty] += 1
    return counts


def _stage(
    office: Office,
    opened: OpenedPackage,
    rows: list[_Row],
    notes: Mapping[str, str],
    novelty: Mapping[str, Mapping[str, int]],
) -> None:
    header = opened.header
    before = returned_before(office.store, ((row.id, row.code) for row in rows))
    pending = any(row.novelty != SAME and row.id not in before for row in rows)
    state = ledger.PENDING if pending else ledger.ACCEPTED
    note = {"notes": dict(notes), "novelty": novelty}
    with office.store.work(who=office.user, device="A") as work:
        kept = _kept(opened, opened.id, state, note)
        ledger.keep_package(work, kept)
        ledger.keep_rows(
            work,
            opened.id,
            ((row.type, row.id, row.code, _state(row, before), row.novelty, _line(row, before))
             for row in rows),
        )  # fmt: skip
        ledger.give_reasons(work, opened.id, before)
        for other in ledger.replace_undecided(work, opened.id, header.sender, header.period):
            ledger.derive_state(work, other)


def _state(row: _Row, before: Mapping[str, str]) -> str:
    """A row that went back before in just this form stays returned: decisions are of (id, code)."""
    if row.id in before:
        return ledger.RETURNED
    return ledger.SAME if row.novelty == SAME else ledger.PENDING


def _line(row: _Row, before: Mapping[str, str]) -> str | None:
    return row.line if _state(row, before) == ledger.PENDING else None


def _keep_aside(office: Office, data: bytes) -> None:
    """A package of a newer release waits, under a name that says nothing."""
    name = f"espera-{code_of(data)[:16]}.captura"
    (office.folder.packages / name).write_bytes(data)
