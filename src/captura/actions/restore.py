"""Puts a backup in the place of the office, and lists what can be restored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from captura.actions.backup import second_place
from captura.actions.office import Clock, local_time
from captura.actions.open_office import PRACTICE
from captura.errors import CapturaError, RoleError
from captura.keys import ring
from captura.paths import DataFolder
from captura.records.roles import ROLES, allows
from captura.store import backups, restore

OWN, SECOND, UPDATE, ASIDE = "propio", "segundo", "actualizacion", "apartado"
_STAMP = "%Y-%m-%dT%H-%M-%S"


@dataclass(frozen=True)
class Backup:
    """Something that can be restored. kind: OWN, SECOND, UPDATE or ASIDE; at: local time."""

    path: Path
    kind: str
    at: dt.datetime
    bytes: int


@dataclass(frozen=True)
class Restored:
    """aside: where the office lies as it was before; None if there was none. seconds: it took."""

    aside: Path | None
    seconds: float


def backups_of(folder: DataFolder, institute: str = "") -> list[Backup]:
    """Everything that can be restored here, newest first.

    `institute` names its folder in the second place; a memory that isn't plugged in has none.
    """
    places = [(OWN, folder.backups)]
    if institute and (second := second_place(folder, institute)) is not None:
        places.append((SECOND, second))
    found = [
        Backup(path, kind, local_time(at), _size(path / backups.DATABASE))
        for kind, place in places
        for at, path in _found(place)
    ]
    for kind, paths in (
        (UPDATE, restore.before_updates(folder.root)),
        (ASIDE, restore.set_aside(folder.root)),
    ):
        for path in paths:
            database = path / backups.DATABASE if path.is_dir() else path
            at = dt.datetime.fromtimestamp(database.stat().st_mtime, dt.UTC)
            found.append(Backup(path, kind, local_time(at), _size(database)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def backups_at(place: Path) -> list[Backup]:
    """What can be restored from a folder someone chose, or from the folders in it; newest first.

    A memory holds one folder per office; one backup's own folder will do, too.
    """
    try:
        inside = [one for one in place.iterdir() if one.is_dir()] if place.is_dir() else []
    except OSError:
        inside = []
    found = [pair for folder in (place, *inside) for pair in _found(folder)]
    found += [pair for pair in _found(place.parent) if pair[1] == place]
    pairs = sorted(found, reverse=True)
    return [
        Backup(path, SECOND, local_time(at), _size(path / backups.DATABASE)) for at, path in pairs
    ]


def restore_backup(
    folder: DataFolder,
    source: Path,
    user: str,
    passphrase: str,
    *,
    clock: Clock,
    timer: Callable[[], float],
) -> Restored:
    """Restore `source` (a backup's folder or a database file) with a passphrase of its time.

    The office must be closed. It is set aside whole before; the restored copy is a new device.
    Raises KeysError, RoleError or StoreError: then nothing was touched.
    """
    begun = timer()
    restore.finish(folder.root)
    stage_backup(folder, source, user, passphrase)
    aside = place_backup(folder, clock)
    return Restored(aside, timer() - begun)


def stage_backup(folder: DataFolder, source: Path, user: str, passphrase: str) -> None:
    """The long part of a restore: the backup is copied here and every page of it proved.

    The office may be open; nothing of it is touched. Raises as `restore_backup`.
    """
    database, kept = restore.parts_of(source)
    known = ring.load_ring(kept)
    key = ring.open_with_passphrase(known, user, passphrase)
    _allowed(known.user(user).role)
    _same_office(folder, known)
    restore.stage(folder.root, database, kept, key)


def place_backup(folder: DataFolder, clock: Clock) -> Path | None:
    """The short part, with the office closed: the staged copy takes its place.

    Where the office lies as it was; None if there was none. What a power cut or another program
    keeps from ending, the next start ends.
    """
    there = folder.database.exists() or folder.keys.exists()
    aside = restore.place(folder.root, clock().astimezone(dt.UTC).strftime(_STAMP))
    return aside if there else None


def users_in(source: Path) -> tuple[str, ...]:
    """The names of those whose passphrase opens a backup. Raises StoreError or KeysError."""
    return tuple(user.name for user in ring.load_ring(restore.parts_of(source)[1]).users)


def _allowed(role: str) -> None:
    if not allows(role, "restaurar"):
        raise RoleError(
            "No está permitido",
            "Restaurar un respaldo cambia todo lo que hay en esta computadora.",
            "Pídalo a quien sí puede: " + ", ".join(sorted(ROLES.values())) + ".",
            "CAP-ROL-02",
        )


def _same_office(folder: DataFolder, kept: ring.Ring) -> None:
    """Another institute's backup never takes the place of this one's data, nor practice of real."""
    if not folder.keys.exists():
        return
    try:
        here = ring.load_ring(folder.keys)
    except CapturaError:  # damaged: the reason why someone restores
        return
    if (PRACTICE in here.kept) != (PRACTICE in kept.kept):
        raise CapturaError(
            "Ese respaldo no es para estos datos",
            "Es de la práctica y aquí hay datos reales, o al revés; nunca se mezclan.",
            "Elija otro respaldo; ni ese ni los datos de esta computadora se tocaron.",
            "CAP-ACT-21",
        )
    if here.owner != kept.owner:
        raise CapturaError(
            "Ese respaldo es de otra oficina",
            "Los datos de esta computadora son de otro instituto, y no se mezclan.",
            "Elija un respaldo de este instituto, o restáurelo en una carpeta vacía.",
            "CAP-ACT-95",
        )


def _found(place: Path) -> list[tuple[dt.datetime, Path]]:
    try:
        return backups.backups_in(place)
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
