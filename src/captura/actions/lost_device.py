"""A laptop is lost: the state takes in nothing more of it; at the institute its data is erased."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from captura.actions.enrol import revoke_device
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.keys import ring
from captura.paths import DataFolder
from captura.store import ledger
from captura.store.queries.certificates import certificates
from captura.store.queries.packages import packages

WORDS = "BORRAR ESTE EQUIPO"  # what is typed, so that nobody erases by a slip
_REASONS = "motivos_de_baja"


@dataclass(frozen=True)
class Device:
    """A laptop the state certified. key: of its signature; revoked: day it was, "" if it works."""

    key: str
    institute: str
    letter: str
    since: str
    until: str
    revoked: str
    reason: str


@dataclass(frozen=True)
class HandedIn:
    """A delivery of a device. at: UTC, ISO; state: as the ledger names it."""

    period: str
    sequence: int
    at: str
    rows: int
    state: str


def devices_of(office: Office, institute: str = "") -> tuple[Device, ...]:
    """The devices of an institute, or all, as the state knows them."""
    office.allow("dar_alta")
    reasons = json.loads(office.store.meta(_REASONS) or "{}")
    return tuple(
        Device(
            row.device,
            row.institute,
            row.letter or "?",
            row.since or "",
            row.until or "",
            (row.revoked or "")[:10],
            reasons.get(row.device, ""),
        )
        for row in certificates(office.store, institute)
    )


def handed_in(office: Office, device: str) -> tuple[HandedIn, ...]:
    """What a device handed in, newest first: from it one sees what may be lost with it."""
    office.allow("dar_alta")
    return tuple(
        HandedIn(
            kept.period or "", kept.sequence or 0, kept.at, sum(kept.counts.values()), kept.state
        )
        for kept in packages(office.store, direction=ledger.IN)
        if kept.device == device
    )


def report_lost(office: Office, device: str, reason: str) -> None:
    """From now on nothing of this device is taken in; each acuse to its institute says so.

    Raises CapturaError without a reason, or if it already was reported.
    """
    office.allow("dar_alta")
    reason = " ".join(reason.split())
    if not reason:
        raise _refused("Falta el motivo.", "Escriba en pocas palabras qué pasó.", "CAP-ACT-83")
    known = next((one for one in devices_of(office) if one.key == device), None)
    if known is None or known.revoked:
        raise _refused(
            "Ese equipo no está dado de alta, o ya se dio de baja.",
            "Elija otro equipo.",
            "CAP-ACT-81",
        )
    revoke_device(office, device)
    reasons = json.loads(office.store.meta(_REASONS) or "{}")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = json.dumps({**reasons, device: reason}, ensure_ascii=False)
        work.set_meta(_REASONS, kept)
        work.log(
            None,
            None,
            {"equipo": [f"{known.institute} {known.letter}", None]},
            f"Baja de equipo: {reason}",
        )


def check_erase(office: Office, own_passphrase: str, typed: str) -> None:
    """Whether this laptop may be erased: the words typed, and whose passphrase it is.

    Raises CapturaError; nothing is touched here.
    """
    office.allow("borrar_equipo")
    if " ".join(typed.split()).upper() != WORDS:
        raise _refused("No se borró nada.", f"Escriba exactamente: {WORDS}", "CAP-ACT-82")
    ring.open_with_passphrase(ring.load_ring(office.folder.keys), office.user, own_passphrase)


def erase(folder: DataFolder) -> tuple[str, ...]:
    """Erase all of Captura from this laptop, its keys first; names of what could not be erased.

    A power cut after the first moment leaves data that nothing opens. `check_erase` comes before,
    and the office is closed.
    """
    root = folder.root
    for name in (folder.keys.name, folder.device_key.name):
        for path in (root / name, *sorted(root.rglob(name))):
            _overwrite(path)
    shutil.rmtree(root, ignore_errors=True)
    return tuple(sorted(path.name for path in root.rglob("*") if path.is_file()))


def _overwrite(path: Path) -> None:
    """Other bytes over a key before its name goes: a disk may still keep the block."""
    with contextlib.suppress(OSError):
        with path.open("rb+") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def _refused(what: str, fix: str, code: str) -> CapturaError:
    return CapturaError("No se puede hacer", what, fix, code)
