"""What a power cut leaves of the last writes, a full disk, a folder that can't be written."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store.database import Store
from tests.architecture.tree import ROOT
from tests.store.conftest import KEY, Clock

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the file is copied while it is open")
PAGE = 4096
LOST: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "the tail was never written": lambda wal, chance: wal[: chance.randrange(len(wal))],
    "the last KB was never written": lambda wal, chance: wal[:-1024],
    "the tail is zeros": lambda wal, chance: _zeros(wal, chance.randrange(len(wal))),
    "a page of it is rubbish": lambda wal, chance: _rubbish(wal, chance.randrange(len(wal))),
    "all of it is gone": lambda wal, chance: b"",
}


def _zeros(wal: bytes, at: int) -> bytes:
    return wal[:at] + bytes(len(wal) - at)


def _rubbish(wal: bytes, at: int) -> bytes:
    return wal[:at] + random.Random(at).randbytes(min(PAGE, len(wal) - at)) + wal[at + PAGE :]


@pytest.mark.parametrize("loss", LOST)
def test_a_torn_journal_leaves_whole_saves_only(
    store: Store, clock: Clock, tmp_path: Path, loss: str, semilla: int
) -> None:
    """Saves are there in their order up to some moment, each whole, with what belongs to it."""
    chance = random.Random(f"{semilla} {loss}")
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.work("Ana") as work:
        work.save(Persona(nombres="Antes"))
    saved = []
    journal = store.path.with_name(f"{store.path.name}-wal")
    for n in range(12):
        with store.work("Ana") as work:
            saved.append(work.save(Persona(nombres=f"Ana{n}", curp=None, telefono="4949450000")).id)
    for turn in range(8):
        place = tmp_path / f"corte-{turn}"
        place.mkdir()
        shutil.copyfile(store.path, place / "datos.db")
        (place / "datos.db-wal").write_bytes(LOST[loss](journal.read_bytes(), chance))
        with Store.open(place / "datos.db", KEY, clock=clock, random=os.urandom) as again:
            assert again.rows("PRAGMA cipher_integrity_check") == []
            assert again.rows("PRAGMA integrity_check") == [("ok",)]
            found = [n for n, one in enumerate(saved) if again.get(Persona, one) is not None]
            assert found == list(range(len(found)))  # none in the middle is missing
            known = again.value("SELECT count(*) FROM persona")
            assert again.value("SELECT count(*) FROM persona_name") == known
            assert again.value("SELECT count(*) FROM history WHERE type='persona'") == known
            with again.work("Ana") as work:
                work.save(Persona(nombres="Sigue"))
        shutil.rmtree(place)


def test_a_journal_that_is_whole_keeps_all(store: Store, clock: Clock, tmp_path: Path) -> None:
    """Guards the test above: what it copies does hold what was saved."""
    with store.work("Ana") as work:
        kept = work.save(Persona(nombres="Ana"))
    for name in ("", "-wal"):
        shutil.copyfile(store.path.with_name(store.path.name + name), tmp_path / f"copia.db{name}")
    with Store.open(tmp_path / "copia.db", KEY, clock=clock, random=os.urandom) as again:
        assert again.get(Persona, kept.id) == kept


def test_a_full_disk_is_a_sentence_and_loses_nothing(store: Store, tmp_path: Path) -> None:
    with store.work("Ana") as work:
        kept = work.save(Persona(nombres="Ana"))
    store.close()
    code = """
import os, resource, signal, sys
from pathlib import Path
from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store.database import Store
from tests.store.conftest import KEY, Clock

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
store = Store.open(path, KEY, clock=Clock(), random=os.urandom)
most = path.stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
saved = 0
try:
    while True:
        with store.work("Ana") as work:
            for n in range(50):
                work.save(Persona(nombres="Relleno" * 8, calle="x" * 80))
        saved += 50
except StoreError as error:
    print(error.code, saved, flush=True)
os._exit(0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(store.path)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, saved = done.stdout.split()
    assert said in ("CAP-STORE-04", "CAP-STORE-07")
    with Store.open(store.path, KEY, clock=Clock(), random=os.urandom) as again:
        assert again.get(Persona, kept.id) == kept
        assert again.value("SELECT count(*) FROM persona") == 1 + int(saved)
        assert again.rows("PRAGMA integrity_check") == [("ok",)]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_another_program_that_holds_the_file_is_a_sentence(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from captura.store import connect

    monkeypatch.setattr(connect, "BUSY_MS", 200)
    with store.work("Ana") as work:
        kept = work.save(Persona(nombres="Ana"))
    other = store.connect(store.path)
    other.execute("BEGIN IMMEDIATE")
    with (
        Store.open(store.path, KEY, clock=clock, random=os.urandom) as second,
        pytest.raises(StoreError) as caught,
        second.work("Ana") as work,
    ):
        work.save(Persona(nombres="Luz"))
    assert caught.value.code == "CAP-STORE-03"
    other.rollback()
    other.close()
    assert store.get(Persona, kept.id) == kept


def test_a_path_of_260_letters_with_accents(clock: Clock, tmp_path: Path) -> None:
    place = tmp_path
    while len(str(place)) < 260 - len("/captura.db"):
        place /= (
            "Dirección Técnica de Atención a Niñas 100%"[: 259 - len(str(place))].strip() or "ñ"
        )
    place.mkdir(parents=True)
    path = place / "captura.db"
    assert len(str(path)) >= 258
    with (
        Store.open(path, KEY, clock=clock, random=os.urandom, create=True) as made,
        made.work("Ana") as work,
    ):
        work.set_meta("instituto", "32020")
        kept = work.save(Persona(nombres="Ñandú"))
    from captura.store import backups

    with Store.open(path, KEY, clock=clock, random=os.urandom) as again:
        assert again.get(Persona, kept.id) == kept
        copy = backups.make(again, place / "respaldos")
        assert (copy / "captura.db").is_file()


def test_a_read_only_folder_is_a_sentence(clock: Clock) -> None:
    root = Path(tempfile.mkdtemp(prefix="solo-lectura-"))
    path = root / "datos.db"
    with (
        Store.open(path, KEY, clock=clock, random=os.urandom, create=True) as made,
        made.work("Ana") as work,
    ):
        work.set_meta("instituto", "32020")
        kept = work.save(Persona(nombres="Ana"))
    path.chmod(0o444)
    root.chmod(0o555)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # root may write anywhere, so nobody tries
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            with (
                Store.open(path, KEY, clock=clock, random=os.urandom) as again,
                again.work("Ana") as work,
            ):
                work.save(Persona(nombres="Luz"))
            os.write(writing, b"written")
        except BaseException as error:  # noqa: BLE001 - told to the parent
            os.write(writing, str(getattr(error, "code", repr(error))).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    root.chmod(0o755)
    path.chmod(0o644)
    assert said in ("CAP-STORE-02", "CAP-STORE-05"), said
    with Store.open(path, KEY, clock=clock, random=os.urandom) as again:
        assert again.get(Persona, kept.id) == kept
    shutil.rmtree(root)
