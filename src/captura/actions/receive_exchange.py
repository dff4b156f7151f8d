"""Reads a cambios file of another laptop of the institute: merged in one piece, whatever its order.

Nothing is decided here: what one laptop knows, the other knows too from now on. Lost, repeated,
late or of a restored laptop, the records end alike on both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from captura.actions.backup import backup_before
from captura.actions.make_exchange import TO
from captura.actions.office import Office
from captura.actions.receive_receipt import GONE
from captura.actions.settle import undecided
from captura.actions.sisters import keep_sister, meet
from captura.actions.sisters_ledger import keep_told
from captura.errors import PackageError
from captura.keys.sister import Known
from captura.packages.exchange import MACHINERY, SEALED, Told, read_told, unwrapped
from captura.packages.header import CAMBIOS, header_plain
from captura.packages.refusals import ALTERED, OTHER_KIND, refused
from captura.packages.sealed import Opened, open_sealed
from captura.records.registry import RECORDS
from captura.store import ledger
from captura.store.bulk import Applied
from captura.store.ledger import KeptPackage
from captura.store.queries.exchange import clashing_since, history_top
from captura.store.queries.packages import package, packages
from captura.store.vault import take_sealed
from captura.store.work import Changes, Work

KNOWN, GAP, CLONE, OTHER = "conocido", "hueco", "clon", "de_paso"
WHOLE, APPLIED = "completo", "applied"
Progress = Callable[[int], None]  # records merged so far; cancels by raising


@dataclass(frozen=True)
class Received:
    """What a file brought. notes: of KNOWN, GAP, CLONE, OTHER, each with its sentence.

    device, nickname: who made it · clashes: (type, id) of records with two values, to be decided ·
    sealed: versions of the vault, kept unread until someone who has its key opens it.
    """

    device: str
    nickname: str
    applied: Applied = field(default_factory=Applied)
    clashes: tuple[tuple[str, str], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    touched: Changes = field(default_factory=Changes)
    sealed: int = 0


def receive_exchange(office: Office, data: bytes, progress: Progress | None = None) -> Received:
    """Merge a sister's file. Read again it changes nothing.

    Raises PackageError where it isn't of another laptop of this institute, or is not what it
    signed; whatever `progress` raises cancels. Then nothing changed.
    """
    office.allow("intercambiar")
    state = office.state
    if state is None:
        raise _cannot(
            "Esta computadora no conoce todavía a la coordinación ni a las otras computadoras.",
            "Termine su alta con la primera computadora del instituto.",
        )
    opened = open_sealed(
        data,
        office.secrets,
        state_public=state.signing_public,
        practice=office.practice,
        revoked=json.loads(office.store.meta(GONE) or "[]"),
    )
    _check_sender(office, opened)
    known = package(office.store, opened.manifest.id)
    told = read_told(_of(opened, MACHINERY))
    if known is not None:
        sentence = "Este archivo ya se había leído; no cambió nada."
        return Received(opened.header.device, told.note.nickname, notes={KNOWN: sentence})
    backup_before(office)
    return _merge(office, opened, told, progress or _nobody)


def _check_sender(office: Office, opened: Opened) -> None:
    header = opened.header
    if header.kind != CAMBIOS:
        raise refused(OTHER_KIND)
    if header.sender != office.institute:
        raise _cannot(
            f"Es del instituto {header.sender}.", "Elija el de una computadora de este instituto."
        )
    if header.device == office.device.public_hex:
        mine = package(office.store, opened.manifest.id) is not None
        raise _cannot(
            "Lo hizo esta misma computadora."
            if mine
            else "Lo hizo una copia de esta computadora, con la misma llave: hay dos iguales.",
            "Léalo en la otra computadora."
            if mine
            else "Deje de usar la copia, o restaure en ella un respaldo y pida su alta.",
        )
    unknown = {kind for kind, _ in opened.codes.values()} - RECORDS.keys() - {*MACHINERY, SEALED}
    if unknown:
        raise refused(ALTERED, "Trae una hoja que no es de ninguna clase de registro.")


def _merge(office: Office, opened: Opened, told: Told, progress: Progress) -> Received:
    header, note = opened.header, told.note
    mine = note.to == office.device.public_hex
    before = history_top(office.store)
    count = _Count(progress)
    with office.store.work(who=office.user, device=office.letter) as work:
        notes = _notes(office, work, opened, told)
        whole = mine and GAP not in notes
        try:
            lines = {
                kind: count(_of(opened, (kind,))) for kind in RECORDS if header.counts.get(kind)
            }
            applied = work.apply(lines, opened.manifest.id)
            own = office.institute
            sealed = take_sealed(work, (unwrapped(one, own) for one in _of(opened, (SEALED,))))
        except ValueError:
            raise refused(
                ALTERED, "Trae renglones que no tienen la forma de un registro."
            ) from None
        keep_told(work, told)
        ledger.keep_package(work, _kept(opened, note.to, whole, notes))
        for one in note.sisters:
            meet(work, office, one)
        letter = str(header.certificate.get("letra", ""))
        sister = meet(work, office, Known(header.device, note.nickname, letter))
        sister = replace(sister, received=work.now())
        if whole:
            sister = replace(sister, held=opened.manifest.id)
        if mine:
            sister = replace(sister, holds="" if CLONE in notes else note.holds)
        keep_sister(work, office, sister)
        clashes = undecided(work, clashing_since(work, before))
        touched = work.touched
    return Received(header.device, note.nickname, applied, clashes, notes, touched, sealed)


def _notes(office: Office, work: Work, opened: Opened, told: Told) -> dict[str, str]:
    """{note: sentence}: what this file's place among the others of its laptop says."""
    header, note = opened.header, told.note
    if note.to != office.device.public_hex:
        return {OTHER: "Se hizo para otra computadora; lo que trae se juntó igual."}
    notes: dict[str, str] = {}
    before = {
        one.sequence: one.id
        for one in packages(work, direction=ledger.IN, kind=CAMBIOS)
        if one.device == header.device and one.note.get(TO) == note.to
    }
    follows = before.get(header.sequence - 1, header.previous)
    sent = package(work, note.holds) if note.holds else None
    ours = sent is not None and sent.direction == ledger.OUT and sent.note.get(TO) == header.device
    if header.sequence in before or follows != header.previous or (note.holds and not ours):
        notes[CLONE] = (
            "Los números no siguen: una de las dos computadoras se copió o volvió atrás con su "
            "misma llave. Lo que trae se juntó, y la próxima vez viaja todo."
        )
    base = package(work, note.since) if note.since else None
    if note.since and not (base and base.device == header.device and base.note.get(WHOLE)):
        notes[GAP] = (
            "Le falta un archivo anterior de esa computadora. Hágale uno de aquí: al leerlo sabrá "
            "desde dónde mandar otra vez."
        )
    return notes


def _kept(opened: Opened, to: str, whole: bool, notes: Mapping[str, str]) -> KeptPackage:
    header = opened.header
    return KeptPackage(
        id=opened.manifest.id,
        direction=ledger.IN,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period="",
        state=APPLIED,
        counts=header.counts,
        header=header_plain(header),
        note={TO: to, WHOLE: whole, "notas": sorted(notes)},
    )


def _of(opened: Opened, kinds: Iterable[str]) -> Iterator[str]:
    starts = tuple(f'["{kind}",' for kind in kinds)
    return (line for line in opened.lines() if line.startswith(starts))


class _Count:
    """Counts the lines that pass, over all types."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._done = progress, 0

    def __call__(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            yield line
            self._done += 1
            if self._done % 100 == 0:
                self._progress(self._done)
        self._progress(self._done)


def _nobody(done: int) -> None:
    pass


def _cannot(what: str, fix: str) -> PackageError:
    return PackageError("Ese archivo de cambios no se lee aquí", what, fix, "CAP-ACT-66")
