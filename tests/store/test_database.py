"""The encrypted file: what it refuses, what it never shows, what it undoes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store import connect, failures
from captura.store.database import Store
from tests.store.conftest import KEY, Clock

NAME = "Xochiquetzalli"


def reopen(path: Path, clock: Clock, key: bytes = KEY) -> Store:
    return Store.open(path, key, clock=clock, random=os.urandom)


def writes(store: Store, pragma: str, *, fails: bool = False) -> None:
    """Five hundred people and a fact in one piece of work, after a setting."""
    with store.work("Ana") as work:
        work.execute(pragma)
        for _ in range(500):
            work.save(Persona(nombres=NAME, primer_apellido=NAME * 3))
        work.set_meta("a", "b")
        if fails:
            raise KeyError


def test_nothing_written_is_plain(store: Store, tmp_path: Path) -> None:
    with store.work("Ana") as work:
        work.save(Persona(nombres=NAME, primer_apellido="Cuauhtémoc"))
        for file in tmp_path.iterdir():
            assert NAME.encode() not in file.read_bytes()
    store.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert NAME.encode() not in content
        assert not content.startswith(b"SQLite")


def test_settings_hold_on_every_connection(store: Store) -> None:
    with store.work("Ana") as work:
        assert work.value("PRAGMA journal_mode") == "wal"
        assert work.value("PRAGMA synchronous") == 2
        assert work.value("PRAGMA secure_delete") == 1
        assert work.value("PRAGMA foreign_keys") == 1
        assert work.value("PRAGMA cipher_version")
    assert store.value("PRAGMA query_only") == 1


def test_wrong_key_is_said(store: Store, clock: Clock) -> None:
    store.close()
    with pytest.raises(StoreError) as caught:
        reopen(store.path, clock, bytes(48))
    assert caught.value.code == "CAP-STORE-01"


def test_foreign_and_missing_files_are_said(tmp_path: Path, clock: Clock) -> None:
    plain = tmp_path / "plain.db"
    with sqlite3.connect(plain) as other:
        other.execute("CREATE TABLE t(x)")
    other.close()
    (tmp_path / "empty.db").touch()
    for name, code in (("plain", "09"), ("empty", "09"), ("none", "02")):
        with pytest.raises(StoreError) as caught:
            reopen(tmp_path / f"{name}.db", clock)
        assert caught.value.code == f"CAP-STORE-{code}"
    assert not (tmp_path / "none.db").exists()


def test_noise_is_no_database(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "noise.db"
    path.write_bytes(os.urandom(16384))
    with pytest.raises(StoreError) as caught:
        reopen(path, clock)
    assert caught.value.code == "CAP-STORE-01"


def test_never_made_over_another(store: Store, clock: Clock) -> None:
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(store.path, KEY, clock=clock, random=os.urandom, create=True)
    assert caught.value.code == "CAP-STORE-11"
    assert store.path.read_bytes() == before


def test_a_damaged_page_is_said(new_store: Callable[..., Store], clock: Clock) -> None:
    store = new_store()
    with store.work("Ana") as work:
        for _ in range(300):
            work.save(Persona(nombres=NAME))
    store.close()
    content = bytearray(store.path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    store.path.write_bytes(content)
    with pytest.raises(StoreError) as caught, reopen(store.path, clock) as again:
        again.rows("SELECT * FROM persona")
    assert caught.value.code in ("CAP-STORE-06", "CAP-STORE-07", "CAP-STORE-01")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_read_only_file_is_said(store: Store, clock: Clock, tmp_path: Path) -> None:
    store.close()
    copy = tmp_path / "ro" / "datos.db"
    copy.parent.mkdir()
    shutil.copy(store.path, copy)
    with reopen(copy, clock) as again:
        with pytest.raises(StoreError) as caught:
            writes(again, "PRAGMA query_only=ON")
        assert caught.value.code == "CAP-STORE-05"


def test_a_full_disk_keeps_what_was(store: Store) -> None:
    with store.work("Ana") as work:
        kept = work.save(Persona(nombres="Ana"))
    pages = store.value("PRAGMA page_count")
    with pytest.raises(StoreError) as caught:
        writes(store, f"PRAGMA max_page_count={pages + 1}")
    assert caught.value.code == "CAP-STORE-04"
    assert store.value("SELECT count(*) FROM persona") == 1
    assert store.get(Persona, kept.id) == kept


def test_another_program_holding_it_is_said(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_MS", 50)
    with reopen(store.path, clock) as other, store.work("Ana") as work:
        work.set_meta("a", "b")
        with pytest.raises(StoreError) as caught, other.work("Eva"):
            pass
    assert caught.value.code == "CAP-STORE-03"


def test_a_build_without_cipher_refuses(tmp_path: Path) -> None:
    deaf = sqlite3.connect(tmp_path / "datos.db")  # SQLite without a cipher takes any key
    try:
        assert deaf.execute("PRAGMA key=\"x'00'\"").fetchone() is None
        with pytest.raises(StoreError) as caught:
            connect._prepare(deaf, KEY.hex())
    finally:
        deaf.close()
    assert caught.value.code == "CAP-STORE-08"


def test_an_exception_undoes_everything(store: Store) -> None:
    with pytest.raises(KeyError):
        writes(store, "PRAGMA user_version", fails=True)
    assert store.value("SELECT count(*) FROM persona") == 0
    assert store.value("SELECT count(*) FROM history") == 0
    assert store.meta("a") is None


def test_a_closed_store_answers_nothing(store: Store) -> None:
    assert store.meta("instituto") == "32020"
    with store.reading() as cursor:
        store.close()
        assert cursor.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(RuntimeError, match="closed"):
        store.meta("instituto")


def test_threads_wait_for_each_other(store: Store) -> None:
    def add() -> None:
        for _ in range(20):
            with store.work("Ana") as work:
                n = int(work.meta("n") or 0)
                work.set_meta("n", str(n + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.meta("n") == "80"


def test_readers_see_only_what_is_committed(store: Store) -> None:
    with store.work("Ana") as work:
        work.set_meta("a", "b")
        assert store.meta("a") is None
        assert work.meta("a") == "b"
    assert store.meta("a") == "b"


def test_sentences_say_what_why_and_how() -> None:
    for sign, (title, what, fix, code) in failures._SENTENCES:
        found = failures.failure(sqlite3.DatabaseError(f"… {sign} …"))
        assert found is not None
        assert (found.title, found.code) == (title, code)
        assert what.endswith(".")
        assert fix.endswith(".")
