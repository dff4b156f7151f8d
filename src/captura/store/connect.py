"""One connection to the encrypted database, set up the same way every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from captura.store import failures

KEY_BYTES = 48  # 32 of key and 16 of salt: given raw, so that opening costs no derivation
BUSY_MS = 10_000
# kibibytes: an import writes each page of an index many times, and each time encrypts it; what is
# copied or proved from end to end meets no page again
_READ_CACHE, _WRITE_CACHE, _ONCE_CACHE = 8_000, 32_000, 1_000
_PLAIN = "sqlite3"
_PLAIN_HEAD = b"SQLite format 3\x00"
_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


def cipher_driver() -> Any:
    """The DB-API module that encrypts. Raises StoreError where this build has no cipher."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise failures.no_cipher() from None
    return dbapi2


def plain_driver() -> Any:
    """Python's own module, which can't encrypt: for measuring only."""
    import sqlite3

    return sqlite3


def connect(
    driver: Any,
    path: Path,
    key: bytes,
    *,
    reads: bool = False,
    create: bool = False,
    once: bool = False,
) -> Any:
    """One connection of its own, encrypted where the driver can.

    once: it goes through the whole file, from end to end. It never begins a transaction by itself:
    Work says BEGIN IMMEDIATE.
    """
    plain = driver.__name__ == _PLAIN
    if not plain and len(key) != KEY_BYTES:
        raise ValueError(f"a database key has {KEY_BYTES} bytes")
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = driver.connect(
        uri, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False, isolation_level=None
    )
    try:
        _prepare(connection, "" if plain else key.hex())
        cache = _ONCE_CACHE if once else _READ_CACHE if reads else _WRITE_CACHE
        connection.execute(f"PRAGMA cache_size=-{cache}")
        if reads:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Any, key: str) -> None:
    if key:
        # a build without the cipher ignores the key in silence and would write plain text
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise failures.no_cipher()
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA cipher_memory_security=OFF")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def check_file(path: Path, *, create: bool, plain: bool = False) -> None:
    """Raises StoreError before SQLite is asked, where the file itself says what is wrong."""
    if create:
        if path.exists():
            raise failures.exists_already()
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEAD))
    except OSError:
        raise failures.missing_file() from None
    if not head:
        raise failures.foreign_file()
    if (head == _PLAIN_HEAD) != plain:
        raise failures.foreign_file()
