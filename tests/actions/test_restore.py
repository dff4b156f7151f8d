"""A backup of each kind takes the office's place; what was there is set aside, never lost."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from pathlib import Path

import pytest

from captura.actions.backup import make_backup
from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.office import STATE, Office
from captura.actions.open_office import is_started
from captura.actions.restore import (
    ASIDE,
    OWN,
    SECOND,
    UPDATE,
    Restored,
    backups_of,
    restore_backup,
    users_in,
)
from captura.actions.save_record import save_record
from captura.errors import CapturaError, KeysError, StoreError
from captura.keys import ring
from captura.paths import DataFolder
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.settings import Settings, write_settings
from captura.store import restore, schema
from captura.store.database import Store
from tests.actions.world import JEREZ, USER, World, deliver, dump, talk, woman
from tests.golden.databases import BASES, OLDEST

T3 = Period(2026, 3)


def bring_back(world: World, folder: DataFolder, source: Path, phrase: str = PHRASE) -> Restored:
    done = restore_backup(folder, source, USER, phrase, clock=world.clock, timer=time.perf_counter)
    print(f"restored in {done.seconds:.2f} s")
    assert 0 < done.seconds < 60  # of every kind
    return done


def names(office: Office) -> set[str]:
    return {row[0] for row in office.store.rows("SELECT nombres FROM persona WHERE deleted=0")}


def register(office: Office, name: str) -> Persona:
    return save_record(office, woman(name))[0]


def test_from_the_own_folder(world: World, jerez: Office) -> None:
    register(jerez, "Antes")
    made = make_backup(jerez)
    before = dump(jerez)
    register(jerez, "Luego")
    jerez.close()
    done = bring_back(world, jerez.folder, made.own)
    again = world.by_passphrase(jerez.folder)
    assert dump(again) == before
    assert again.device.public_hex != jerez.device.public_hex
    assert again.certificate is None
    again.close()
    # what was there lies aside, and can be brought back in its turn
    assert done.aside is not None
    bring_back(world, jerez.folder, done.aside)
    assert names(world.by_passphrase(jerez.folder)) == {"Antes", "Luego"}


def test_from_the_second_place_on_another_laptop(world: World, jerez: Office) -> None:
    place = world.root / "memoria"
    jerez.folder.settings.write_bytes(write_settings(Settings(backup_place=str(place))))
    register(jerez, "Antes")
    second = make_backup(jerez).second
    assert second is not None
    other = DataFolder(world.root / "otra laptop")
    done = bring_back(world, other, second)
    assert done.aside is None
    assert names(world.by_passphrase(other)) == {"Antes"}
    assert (other.root / "equipo.clave").read_bytes() != jerez.folder.device_key.read_bytes()


def test_from_before_an_update(world: World) -> None:
    folder = DataFolder(world.root / "antigua")
    shutil.copytree(BASES / OLDEST, folder.root)
    key = bytes.fromhex((folder.root / "clave.hex").read_text())
    Store.open(folder.database, key, clock=world.clock, random=os.urandom).close()
    (kept,) = [one for one in backups_of(folder) if one.kind == UPDATE]
    folder.database.write_bytes(b"roto")
    bring_back(world, folder, kept.path)
    with Store.open(folder.database, key, clock=world.clock, random=os.urandom) as store:
        assert store.value("SELECT count(*) FROM persona") == 3
        assert store.value("SELECT version_num FROM alembic_version") == schema.KNOWN[-1]


def test_every_kind_is_listed_newest_first(world: World, jerez: Office) -> None:
    place = world.root / "memoria"
    jerez.folder.settings.write_bytes(write_settings(Settings(backup_place=str(place))))
    make_backup(jerez)
    world.clock.now += dt.timedelta(days=1)
    made = make_backup(jerez)
    jerez.close()
    bring_back(world, jerez.folder, made.own)
    found = backups_of(jerez.folder, JEREZ)
    assert sorted(one.kind for one in found) == sorted([OWN, OWN, SECOND, SECOND, ASIDE])
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert all(one.bytes > 100_000 for one in found)


@pytest.mark.parametrize("damage", ["flip", "cut", "foreign", "empty", "no ring", "newer"])
def test_what_is_no_backup_of_ours_touches_nothing(
    world: World, jerez: Office, damage: str
) -> None:
    register(jerez, "Antes")
    made = make_backup(jerez).own
    register(jerez, "Luego")
    before = dump(jerez)
    jerez.close()
    path = made / "captura.db"
    data = path.read_bytes()
    if damage == "flip":
        path.write_bytes(data[:60_000] + bytes([data[60_000] ^ 1]) + data[60_001:])
    elif damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "foreign":
        path.write_bytes(b"SQLite format 3\x00" + os.urandom(8192))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "no ring":
        (made / "llaves.json").unlink()
    else:
        with (
            Store.open(path, world.keys[JEREZ], clock=world.clock, random=os.urandom) as store,
            store.work("futuro") as work,
        ):
            work.execute("UPDATE alembic_version SET version_num='9999_futuro'")
    kept = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        bring_back(world, jerez.folder, made)
    assert caught.value.code == ("CAP-STORE-10" if damage == "newer" else "CAP-STORE-31")
    assert path.read_bytes() == kept
    assert not (jerez.folder.root / restore.STAGE).exists()
    assert dump(world.by_passphrase(jerez.folder)) == before


def test_a_wrong_phrase_and_another_office_are_refused(
    world: World, jerez: Office, loreto: Office
) -> None:
    theirs, own = make_backup(loreto).own, make_backup(jerez).own
    jerez.close()
    with pytest.raises(KeysError):
        bring_back(world, jerez.folder, own, "otra frase que no es esta")
    with pytest.raises(CapturaError) as caught:
        bring_back(world, jerez.folder, theirs)
    assert caught.value.code == "CAP-ACT-95"
    assert users_in(own) == (USER,)
    assert not restore.set_aside(jerez.folder.root)


def test_a_lost_or_damaged_database_is_brought_back(world: World, jerez: Office) -> None:
    register(jerez, "Antes")
    made = make_backup(jerez).own
    jerez.close()
    damaged = os.urandom(4096)
    jerez.folder.database.write_bytes(damaged)
    jerez.folder.keys.write_bytes(b"{")
    done = bring_back(world, jerez.folder, made)
    assert done.aside is not None
    assert (done.aside / "captura.db").read_bytes() == damaged  # the original is kept
    assert names(world.by_passphrase(jerez.folder)) == {"Antes"}


def test_a_restore_that_was_cut_off_is_ended_at_the_next_start(world: World, jerez: Office) -> None:
    register(jerez, "Antes")
    made = make_backup(jerez).own
    register(jerez, "Luego")
    jerez.close()
    root = jerez.folder.root
    restore.stage(root, *restore.parts_of(made), world.keys[JEREZ])
    (root / restore.STAGE / restore.READY).write_text("apartado-prueba")
    (root / "apartado-prueba").mkdir()
    jerez.folder.database.replace(root / "apartado-prueba" / "captura.db")
    assert is_started(jerez.folder)  # never a first start over someone's data
    assert names(world.by_passphrase(jerez.folder)) == {"Antes"}
    assert {p.name for p in (root / "apartado-prueba").iterdir()} >= {"captura.db", "llaves.json"}


@pytest.mark.parametrize("refusals", [3, 200])
def test_a_file_held_by_an_antivirus_is_waited_for(
    world: World, jerez: Office, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    """Held a moment, the restore ends; held for long, the next start ends it."""
    register(jerez, "Antes")
    made = make_backup(jerez).own
    register(jerez, "Luego")
    jerez.close()
    left, real = [refusals], Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "captura.db" and self.parent == jerez.folder.root and left[0]:
            left[0] -= 1
            raise PermissionError("in use")
        return real(self, target)

    monkeypatch.setattr(restore, "_PAUSE", 0.001)
    monkeypatch.setattr(Path, "replace", held)  # what Windows says of an open file
    if refusals > restore._PATIENCE:
        with pytest.raises(StoreError) as caught:
            bring_back(world, jerez.folder, made)
        assert caught.value.code == "CAP-STORE-35"
        with pytest.raises(StoreError, match="CAP-STORE-35"):
            is_started(jerez.folder)  # still held: a sentence again, and nothing lost
        left[0] = 0
    else:
        bring_back(world, jerez.folder, made)
    assert is_started(jerez.folder)
    assert names(world.by_passphrase(jerez.folder)) == {"Antes"}


def test_nothing_delivered_is_lost_by_a_restore(world: World, state: Office, jerez: Office) -> None:
    """The state keeps what the restored copy has forgotten, and both end alike."""
    register(jerez, "Antes")
    backup = make_backup(jerez).own
    talk(jerez, woman("Olvidada"))
    deliver(jerez, state)
    jerez.close()
    bring_back(world, jerez.folder, backup)
    again = world.by_passphrase(jerez.folder)
    assert names(again) == {"Antes"}
    enrol(state, again)
    talk(again, woman("Nueva"), name="Otra plática")
    _, decided, _ = deliver(again, state)
    assert decided.accepted > 0
    assert {"Olvidada", "Nueva"} <= names(state)


def test_old_packages_apply_to_a_restored_store_in_any_order(world: World, jerez: Office) -> None:
    """What was saved after the backup comes back from old lines, beside what was saved since."""
    from captura.records.version import line_of
    from captura.store.rows import versions

    def lines(office: Office) -> list[str]:
        ids = [row[0] for row in office.store.rows("SELECT id FROM persona")]
        return [line_of(version) for version in versions(office.store, "persona", ids)]

    first = register(jerez, "Antes")
    backup = make_backup(jerez).own
    register(jerez, "Olvidada")
    early = lines(jerez)
    late_name = save_record(jerez, woman("Corregida", id=first.id))[0].nombres
    late = lines(jerez)
    jerez.close()
    ends = []
    for turn, order in enumerate(([early, late], [late, early], [late, late, early])):
        folder = DataFolder(world.root / f"restaurada-{turn}")
        bring_back(world, folder, backup)
        again = world.by_passphrase(folder)
        register(again, "Nueva")
        for packed in order:
            with again.store.work("prueba") as work:
                work.apply({"persona": packed}, "paquete viejo")
        assert names(again) == {late_name, "Olvidada", "Nueva"}
        ends.append({line for line in lines(again) if "Nueva" not in line})
    assert ends[0] == ends[1] == ends[2]


def test_the_state_too(world: World, state: Office) -> None:
    made = make_backup(state).own
    state.close()
    bring_back(world, state.folder, made)
    assert ring.load_ring(state.folder.keys).owner == STATE
    assert world.by_passphrase(state.folder).is_state
