"""Puts a backup in the place of the database: the current one is set aside, never overwritten.

Whatever moment the power fails, the next start finds the old office or the restored one:

    restaurando/           the copy being made and proved; without `listo` it is rubbish
    restaurando/listo      the copy is whole: from here on the restore is carried to its end
    apartado-2026-…/       the office as it was, its device key too
    restaurando/apartado   the old files are out of the way: only placing is left
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from captura.errors import StoreError
from captura.failpoints import failpoint
from captura.paths import replace_file, sync_folder
from captura.store import evidence, failures, rekey, schema
from captura.store.backups import DATABASE, RING
from captura.store.connect import check_file, cipher_driver, connect

STAGE, READY, MOVED = "restaurando", "listo", "apartado"
ASIDE = "apartado-"
_OURS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", RING, "equipo.clave")
_JOURNALS = ("", "-wal")
_PATIENCE, _PAUSE = 25, 0.2  # tries, seconds


def parts_of(source: Path) -> tuple[Path, Path]:
    """(database, ring) of what a person chose: a backup's folder, or a database file.

    A database set aside before an update has its ring beside it. Raises StoreError.
    """
    database = source / DATABASE if source.is_dir() else source
    ring = database.parent / RING
    if not database.is_file():
        raise _not_a_backup("Ahí no hay ninguna base de datos de Captura.")
    if not ring.is_file():
        raise _not_a_backup(f"Le falta el archivo {RING}, que va junto a la base de datos.")
    return database, ring


def stage(root: Path, database: Path, ring: Path, key: bytes) -> None:
    """Copies a backup into the data folder and proves every page; nothing else is touched.

    Evidence files that are missing here come along: they only add, and never change.

    Raises StoreError where it is damaged, foreign, of a newer release, or doesn't fit.
    """
    place = root / STAGE
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        failpoint("restore.begun")
        for extra in _JOURNALS:
            if (path := database.with_name(database.name + extra)).is_file():
                shutil.copyfile(path, place / f"{DATABASE}{extra}")
        shutil.copyfile(ring, place / RING)
        failpoint("restore.copied")
        _prove(place / DATABASE, key)
        _bring_evidence(root, database)
        _flush(place)
        failpoint("restore.proved")
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise _no_room() from None
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _bring_evidence(root: Path, database: Path) -> None:
    for beside in (database.parent, database.parent.parent):
        if beside != root:
            evidence.copy_missing(beside / evidence.FOLDER, root / evidence.FOLDER)


def place(root: Path, stamp: str) -> Path:
    """Sets the current office aside and puts the staged one in its place; where the old one lies.

    All its files must be closed. Raises StoreError where one stays open: the next start goes on.
    """
    aside, turn = f"{ASIDE}{stamp}", 1
    while (root / aside).exists():
        turn += 1
        aside = f"{ASIDE}{stamp}-{turn}"
    try:
        replace_file(root / STAGE / READY, aside.encode())
    except OSError:
        raise _no_room() from None
    failpoint("restore.decided")
    finish(root)
    return root / aside


def finish(root: Path) -> bool:
    """Carries a restore that was cut off to its end; whether there was one.

    For each start, before anything is opened. Raises StoreError while another program holds a file.
    """
    try:
        rekey.finish(root)  # decided before any restore
        return _carry_on(root)
    except OSError:
        raise StoreError(
            "Falta terminar la restauración",
            "Otro programa tiene abierto un archivo de los datos, quizá un antivirus.",
            "Cierre Captura y ábralo otra vez: ahí se termina sola. Nada se perdió.",
            "CAP-STORE-35",
        ) from None


def _carry_on(root: Path) -> bool:
    staged = root / STAGE
    if not (staged / READY).is_file():
        return False
    aside = root / (staged / READY).read_text("utf-8")
    if not (staged / MOVED).is_file():
        aside.mkdir(exist_ok=True, mode=0o700)
        _move(root, aside)
        replace_file(staged / MOVED, b"")
    _move(staged, root)
    (staged / READY).unlink()
    sync_folder(staged)
    failpoint("restore.placed")
    shutil.rmtree(staged, ignore_errors=True)
    return True


def set_aside(root: Path) -> list[Path]:
    """The offices that restores set aside, newest first: each can itself be restored."""
    return sorted((p for p in root.glob(f"{ASIDE}*") if (p / DATABASE).is_file()), reverse=True)


def before_updates(root: Path) -> list[Path]:
    """The databases as they were before an update of the program."""
    return sorted(root.glob("captura-antes-de-actualizar-*.db"), reverse=True)


def _move(source: Path, target: Path) -> None:
    for name in _OURS:
        if (source / name).exists():
            failpoint("restore.moving")
            _replace(source / name, target / name)
    for folder in (source, target):
        sync_folder(folder)


def _replace(source: Path, target: Path) -> None:
    """A rename that waits for an antivirus to let go of the file."""
    for _ in range(_PATIENCE):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    source.replace(target)


def _prove(path: Path, key: bytes) -> None:
    """Opens the copy, has each page proved, and folds its journal into it."""
    try:
        check_file(path, create=False)
        with failures.translated():
            connection = connect(cipher_driver(), path, key)
            try:
                broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                said = connection.execute("PRAGMA quick_check").fetchone()[0]
                revision = schema.revision_of(connection)
                connection.execute("PRAGMA journal_mode=DELETE")
            finally:
                connection.close()
    except StoreError as error:
        if error.code in ("CAP-STORE-01", "CAP-STORE-06", "CAP-STORE-09"):
            raise _not_a_backup("Está dañado, o no lo hizo Captura con estas llaves.") from None
        raise
    if broken or said != "ok" or revision is None:
        raise _not_a_backup("Una parte está dañada y ya no se puede leer.")
    if revision not in schema.KNOWN:
        raise failures.newer_schema()


def _flush(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    sync_folder(folder)


def _no_room() -> StoreError:
    return StoreError(
        "No se pudo restaurar",
        "El respaldo no se deja leer, o no cabe en el disco de esta computadora.",
        "Revise la memoria y el espacio libre; la base actual no se tocó.",
        "CAP-STORE-32",
    )


def _not_a_backup(what: str) -> StoreError:
    return StoreError(
        "Ese respaldo no se puede usar",
        what,
        "Elija otro respaldo; ni ese archivo ni la base actual se tocaron.",
        "CAP-STORE-31",
    )
