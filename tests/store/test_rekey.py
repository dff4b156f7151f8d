"""Another key for the database: all of it under the new one, and no moment that loses anything."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store import backups, rekey
from captura.store.database import Store
from tests.store.conftest import KEY, Clock

NEW = bytes(range(100, 148))
FILES = {"llaves.json": b"anillo nuevo", "equipo.clave": b"equipo nuevo"}


def fill(store: Store, name: str = "Ana") -> str:
    with store.work("María") as work:
        return str(work.save(Persona(nombres=name)).id)


@pytest.fixture
def old(tmp_path: Path, clock: Clock) -> Store:
    """A database in a folder of its own, as an office has it."""
    root = tmp_path / "oficina"
    root.mkdir()
    store = Store.open(root / "captura.db", KEY, clock=clock, random=os.urandom, create=True)
    with store.work("primer inicio") as work:
        work.set_meta("instituto", "32020")
    (root / "llaves.json").write_bytes(b"anillo viejo")
    (root / "equipo.clave").write_bytes(b"equipo viejo")
    return store


def opened(path: Path, key: bytes, clock: Clock) -> Store:
    return Store.open(path, key, clock=clock, random=os.urandom)


def test_the_store_goes_on_under_the_new_key_and_only_it_opens(old: Store, clock: Clock) -> None:
    known = fill(old)
    rekey.change(old, NEW, "ab", FILES)
    later = fill(old, "Luz")
    old.close()
    root = old.path.parent
    assert (root / "llaves.json").read_bytes() == FILES["llaves.json"]
    assert (root / "equipo.clave").read_bytes() == FILES["equipo.clave"]
    assert not (root / rekey.STAGE).exists()
    with pytest.raises(StoreError, match="CAP-STORE-01"):
        opened(old.path, KEY, clock)
    with opened(old.path, NEW, clock) as again:
        assert again.get(Persona, known) is not None
        assert again.get(Persona, later) is not None
        assert again.meta(rekey.FORMER) == "ab"
    assert old.path.read_bytes()[:16] == NEW[32:]


def test_a_reader_under_way_does_not_bring_the_old_file_back(old: Store) -> None:
    fill(old)
    began, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with old.reading():
            began.set()
            may_end.wait(10)

    thread = threading.Thread(target=read)
    thread.start()
    began.wait(10)
    rekey.change(old, NEW, "", {})
    may_end.set()
    thread.join()
    later = fill(old, "Luz")
    assert old.get(Persona, later) is not None
    old.close()


def test_what_is_written_meanwhile_waits_and_is_not_lost(
    old: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids: list[str] = []
    writer = threading.Thread(target=lambda: ids.append(fill(old, "Luz")))
    stage = rekey._stage

    def slow(*args: object) -> None:
        writer.start()
        stage(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(rekey, "_stage", slow)
    rekey.change(old, NEW, "", {})
    writer.join()
    old.close()
    with opened(old.path, NEW, clock) as again:
        assert again.get(Persona, ids[0]) is not None


def test_a_dropped_key_opens_nothing_until_it_is_given_again(old: Store) -> None:
    known = fill(old)
    old.drop_key()
    assert not old.is_open
    with pytest.raises(StoreError, match="CAP-STORE-14"):
        old.get(Persona, known)
    with pytest.raises(StoreError, match="CAP-STORE-14"):
        fill(old)
    with pytest.raises(StoreError):
        old.take_key(NEW)
    assert not old.is_open
    old.take_key(KEY)
    assert old.get(Persona, known) is not None
    fill(old, "Luz")
    old.close()


def test_a_full_disk_leaves_all_as_it_was(
    old: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fill(old)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rekey, "replace_file", full)
    with pytest.raises(StoreError, match="CAP-STORE-33"):
        rekey.change(old, NEW, "", FILES)
    assert old.get(Persona, known) is not None
    assert not (old.path.parent / rekey.STAGE).exists()
    old.close()


def test_copies_are_brought_to_the_new_key_each_once(old: Store, clock: Clock) -> None:
    known = fill(old)
    copy = backups.make(old, old.path.parent / "respaldos")
    old.close()
    database = copy / "captura.db"
    for _ in range(2):
        assert rekey.remake(database, [os.urandom(48), KEY], NEW, b"anillo nuevo")
        assert sorted(path.name for path in copy.iterdir()) == ["captura.db", "llaves.json"]
    assert (copy / "llaves.json").read_bytes() == b"anillo nuevo"
    with opened(database, NEW, clock) as again:
        assert again.get(Persona, known) is not None
    before = database.read_bytes()
    assert not rekey.remake(database, [KEY], os.urandom(48), b"")
    assert database.read_bytes() == before


KILLED = """
import os, sys, datetime as dt
from pathlib import Path
from captura import failpoints
from captura.store import rekey, backups
from captura.store.database import Store
path, turn, key, new = Path(sys.argv[1]), int(sys.argv[2]), *map(bytes.fromhex, sys.argv[3:])
seen = []
def hit(name):
    seen.append(name)
    if len(seen) == turn:
        print(name, flush=True)
        os.kill(os.getpid(), 9)
store = Store.open(path, key, clock=lambda: dt.datetime.now(dt.UTC), random=os.urandom)
with store.work("María") as work:
    work.set_meta("dicho", "si")
failpoints.arm(hit)
rekey.change(store, new, "ab", {"llaves.json": b"anillo nuevo", "equipo.clave": b"equipo nuevo"})
print("done", flush=True)
"""
POINTS = {f"rekey.{step}" for step in ("begun", "copied", "proved", "decided", "placing", "placed")}


def test_killed_between_any_two_steps_it_is_the_old_or_the_new_whole(
    old: Store, clock: Clock, tmp_path: Path
) -> None:
    known = fill(old)
    old.close()
    template = {path.name: path.read_bytes() for path in old.path.parent.iterdir()}
    reached: set[str] = set()
    for turn in range(1, 40):
        root = tmp_path / f"corte-{turn}"
        root.mkdir()
        for name, data in template.items():
            (root / name).write_bytes(data)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, root / "captura.db", str(turn), KEY.hex(), NEW.hex()],
            capture_output=True,
            text=True,
            env={**os.environ, "CAPTURA_FAILPOINTS": "pruebas"},
            check=False,
        )
        said = run.stdout.split()
        assert run.returncode in (0, -9), run.stderr
        _judge(root, known, clock)
        if said == ["done"]:
            break
        reached.update(said)
    assert said == ["done"]
    assert reached >= POINTS


def _judge(root: Path, known: str, clock: Clock) -> None:
    """Old file with old ring and device key, or the new three; all that was saved in each."""
    rekey.finish(root)
    ring, device = (root / "llaves.json").read_bytes(), (root / "equipo.clave").read_bytes()
    assert (ring, device) in {
        (b"anillo viejo", b"equipo viejo"),
        (b"anillo nuevo", b"equipo nuevo"),
    }
    key = NEW if ring == b"anillo nuevo" else KEY
    with opened(root / "captura.db", key, clock) as store:
        assert store.get(Persona, known) is not None
        assert store.meta("dicho") == "si"
        assert not store.rows("PRAGMA cipher_integrity_check")
    assert {path.name for path in root.iterdir()} == {"captura.db", "llaves.json", "equipo.clave"}
