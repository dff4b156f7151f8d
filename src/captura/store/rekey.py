"""Changes the key of the database: a copy under the new key is made whole, then put in place.

Whatever moment the power fails, the next start finds the old database and ring, or the new ones:

    cambio-de-llave/         the copy being made and proved; without `listo` it is rubbish
    cambio-de-llave/listo    all is whole: from here on the change is carried to its end, keyless
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captura.errors import StoreError
from captura.failpoints import failpoint
from captura.paths import replace_file, sync_folder
from captura.store import failures
from captura.store.backups import DATABASE
from captura.store.connect import KEY_BYTES, cipher_driver, connect

if TYPE_CHECKING:
    from captura.store.database import Store

STAGE, READY = "cambio-de-llave", "listo"
FORMER = "llaves_anteriores"  # the meta key: hex of keys that copies out of reach still have


def change(store: Store, new_key: bytes, former: str, files: Mapping[str, bytes]) -> None:
    """Give the store's database another key, and its folder the files that go with it.

    files: {name: bytes} put in place together with it (the ring, the device's key). former: kept
    in the new database under FORMER. Raises StoreError: up to the decision nothing has changed;
    after it (CAP-STORE-34) the next start ends the change.
    """
    root = store.path.parent
    with store.alone():
        _stage(store, root / STAGE, new_key, former, files)
        store.close()
        try:
            finish(root)
        except OSError:
            raise _go_on_at_start() from None
        store.take_key(new_key)


def finish(root: Path) -> bool:
    """Carry a change that was cut off to its end, or sweep one that never was whole.

    For each start, before anything is opened; it needs no key. Whether a change was finished.
    """
    staged = root / STAGE
    if not (staged / READY).is_file():
        shutil.rmtree(staged, ignore_errors=True)
        return False
    if (staged / DATABASE).is_file():
        for journal in ("-wal", "-shm"):  # of the old file: all of it is in the copy
            (root / f"{DATABASE}{journal}").unlink(missing_ok=True)
        failpoint("rekey.placing")
        (staged / DATABASE).replace(root / DATABASE)
        sync_folder(root)
    for path in sorted(staged.iterdir()):
        if path.name != READY:
            failpoint("rekey.placing")
            path.replace(root / path.name)
    sync_folder(root)
    (staged / READY).unlink()
    failpoint("rekey.placed")
    shutil.rmtree(staged, ignore_errors=True)
    return True


def key_of(store: Store) -> bytes:
    """The key that an open store has. Raises StoreError where it was dropped."""
    if not store.is_open:
        raise failures.key_dropped()
    key: bytes = store.connect.args[1]  # type: ignore[attr-defined]
    return key


def remake(database: Path, old_keys: Iterable[bytes], new_key: bytes, ring: bytes | None) -> bool:
    """Bring a copy to the new key, and the ring beside it; whether it opens with it now.

    Done twice it changes nothing; cut off, it can be begun again. False: the copy is of another
    office, or damaged; it stays as it was. Raises OSError where it can't be read or written.
    """
    if not _opens(database, new_key):
        old = next((key for key in old_keys if _opens(database, key)), None)
        if old is None:
            return False
        draft = database.with_name(f"{database.name}.tmp")
        try:
            _copy(database, draft)
            _rekey(draft, old, new_key)
            _flush(draft)
            failpoint("rekey.copied")
            for journal in ("-wal", "-shm"):
                database.with_name(database.name + journal).unlink(missing_ok=True)
            draft.replace(database)
        finally:
            for journal in ("", "-wal", "-shm", "-journal"):
                draft.with_name(draft.name + journal).unlink(missing_ok=True)
    failpoint("rekey.remade")
    kept = database.with_name("llaves.json")
    if ring is not None and (not kept.is_file() or kept.read_bytes() != ring):
        replace_file(kept, ring)
    return True


def _stage(
    store: Store, place: Path, new_key: bytes, former: str, files: Mapping[str, bytes]
) -> None:
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        failpoint("rekey.begun")
        copy = place / DATABASE
        with failures.translated():
            _back_up(store, copy)
            failpoint("rekey.copied")
            target = store.connect(copy)
            try:
                target.execute("PRAGMA journal_mode=DELETE")
                target.execute(
                    "INSERT INTO meta(key, value) VALUES (?,?) "
                    "ON CONFLICT(key) DO UPDATE SET value=excluded.value",
                    (FORMER, former),
                )
                _give_key(target, new_key)
            finally:
                target.close()
            _prove(copy, new_key)
        failpoint("rekey.proved")
        for name, data in files.items():
            replace_file(place / name, data)
        _flush(copy)
        sync_folder(place)
        sync_folder(place.parent)
        replace_file(place / READY, b"")
        failpoint("rekey.decided")
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise StoreError(
            "No se pudo cambiar la llave",
            "La copia con la llave nueva no cabe en el disco, o no se pudo escribir.",
            "Libere espacio e intente otra vez; nada cambió.",
            "CAP-STORE-33",
        ) from None
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _back_up(store: Store, path: Path) -> None:
    target = store.connect(path, create=True, once=True)
    try:
        with store.reading() as cursor:
            cursor.connection.backup(target)
    finally:
        target.close()


def _copy(database: Path, draft: Path) -> None:
    """A copy with what stands in its journal; the original is only read."""
    for journal in ("", "-wal"):
        source = database.with_name(database.name + journal)
        if source.is_file():
            shutil.copyfile(source, draft.with_name(draft.name + journal))


def _rekey(path: Path, old: bytes, new: bytes) -> None:
    with failures.translated():
        connection = connect(cipher_driver(), path, old)
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            _give_key(connection, new)
        finally:
            connection.close()
        _prove(path, new)


def _give_key(connection: Any, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a database key has {KEY_BYTES} bytes")
    connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


def _prove(path: Path, key: bytes) -> None:
    connection = connect(cipher_driver(), path, key)
    try:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        said = connection.execute("PRAGMA quick_check").fetchone()[0]
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()
    if broken or said != "ok":
        raise StoreError(*failures.DAMAGED)


def _opens(path: Path, key: bytes) -> bool:
    """Whether the first page opens; read without journals, so that nothing is touched."""
    driver = cipher_driver()
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _go_on_at_start() -> StoreError:
    return StoreError(
        "Falta terminar el cambio de llave",
        "Otro programa tiene abierto el archivo de los datos, quizá un antivirus.",
        "Cierre Captura y ábralo otra vez: ahí se termina solo. Nada se perdió.",
        "CAP-STORE-34",
    )
