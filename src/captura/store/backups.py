"""Backups: whole copies under the same key, proved by opening them, kept by day, week and month.

A backup is a folder `respaldo-2026-05-05T18-00-00` with the database and the key ring's file
`llaves.json`, so that a user's passphrase opens it anywhere; the device's own key is never copied,
so that a restored copy is a new device. Evidence files, which never change, lie once beside all
backups of a place, in `evidencias/`.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captura.errors import StoreError
from captura.failpoints import failpoint
from captura.paths import sync_folder
from captura.store import evidence, failures

if TYPE_CHECKING:
    from captura.store.database import Store

DATABASE = "captura.db"
RING = "llaves.json"
PREFIX = "respaldo-"
_STAMP = "%Y-%m-%dT%H-%M-%S"
_PAGES = 2_000  # copied between looks at other work
DAYS, WEEKS, MONTHS = 7, 4, 12


def make(store: Store, folder: Path) -> Path:
    """Copies the database and the key ring into `folder`; the path of the new backup.

    The copy is written aside, opened with the key and checked, and only then gets its name; older
    ones are rotated away afterwards. Raises StoreError.
    """
    name = PREFIX + store.clock().astimezone(dt.UTC).strftime(_STAMP)
    target, draft = folder / name, folder / f"{name}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{PREFIX}*.tmp"):  # of a run that was cut off
            shutil.rmtree(left, ignore_errors=True)
        draft.mkdir()
        failpoint("backup.begun")
        with failures.translated():
            _copy(store, draft / DATABASE)
            failpoint("backup.copied")
            check(store, draft / DATABASE)
        failpoint("backup.checked")
        ring = store.path.parent / RING
        if ring.exists():
            shutil.copyfile(ring, draft / RING)
        _flush(draft)
        evidence.copy_missing(store.path.parent / evidence.FOLDER, folder / evidence.FOLDER)
        failpoint("backup.flushed")
        shutil.rmtree(target, ignore_errors=True)
        draft.replace(target)
        sync_folder(folder)
        failpoint("backup.named")
    except OSError:
        raise _no_room() from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    rotate(folder)
    return target


def check(store: Store, path: Path) -> None:
    """Opens a copy under the store's key and has every page proved. Raises StoreError."""
    connection = store.connect(path, reads=True, once=True)
    try:
        with failures.translated():
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            said = connection.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        connection.close()
    for extra in ("-wal", "-shm"):
        path.with_name(path.name + extra).unlink(missing_ok=True)
    if broken or said != "ok":
        raise StoreError(*failures.DAMAGED)


def backups_in(folder: Path) -> list[tuple[dt.datetime, Path]]:
    """The backups of a folder with their moment (UTC), newest first."""
    found = []
    for path in folder.glob(f"{PREFIX}*"):
        try:
            at = dt.datetime.strptime(path.name, PREFIX + _STAMP).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
        if (path / DATABASE).is_file():
            found.append((at, path))
    return sorted(found, reverse=True)


def rotate(folder: Path) -> list[Path]:
    """Removes what neither day, week nor month keeps; what was removed."""
    found = backups_in(folder)
    keep = kept(at for at, _ in found)
    gone = [path for at, path in found if at not in keep]
    for path in gone:
        failpoint("backup.rotating")
        shutil.rmtree(path, ignore_errors=True)
    return gone


def kept(moments: Iterable[dt.datetime]) -> set[dt.datetime]:
    """The newest of each of the last 7 days, 4 weeks and 12 months that have a backup."""
    newest = sorted(moments, reverse=True)
    rules: tuple[tuple[int, Any], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    found: set[dt.datetime] = set()
    for count, slot in rules:
        taken: dict[Any, dt.datetime] = {}
        for at in newest:
            taken.setdefault(slot(at), at)
        found.update(sorted(taken.values(), reverse=True)[:count])
    return found


def _copy(store: Store, path: Path) -> None:
    target = store.connect(path, create=True, once=True)
    try:
        with store.reading() as cursor:
            cursor.connection.backup(target, pages=_PAGES)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()


def _flush(folder: Path) -> None:
    """Has the disk write what the copy holds, before it gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _no_room() -> StoreError:
    return StoreError(
        "No se pudo hacer el respaldo",
        "No se puede escribir en la carpeta de respaldos, o ya no cabe.",
        "Conecte la memoria o elija otra carpeta en Ajustes; sus datos siguen en esta computadora.",
        "CAP-STORE-30",
    )
