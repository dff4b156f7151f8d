"""Backups of an office: where they lie, when they are made, and what comes back from one."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from captura.actions.backup import FRESH, backup_before, daily_backup, make_backup
from captura.actions.decide import decide
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.settings import Settings, write_settings
from captura.store.backups import backups_in
from tests.actions.laptops import give
from tests.actions.world import JEREZ, World, dump, hand_in, talk, woman


def prefer(office: Office, place: object) -> None:
    office.folder.settings.write_bytes(write_settings(Settings(backup_place=str(place))))


def test_the_second_place_gets_one_too(world: World, jerez: Office) -> None:
    made = make_backup(jerez)
    assert made.second is None
    assert made.problem is None
    assert made.own.is_dir()
    place = world.root / "memoria"
    prefer(jerez, place)
    made = make_backup(jerez)
    assert made.second is not None
    assert made.second.parent == place / f"captura-{JEREZ}"


def test_a_second_place_that_is_gone_hinders_nothing(world: World, jerez: Office) -> None:
    (world.root / "archivo").write_text("no es una carpeta")
    prefer(jerez, world.root / "archivo" / "memoria")
    made = make_backup(jerez)
    assert made.own.is_dir()
    assert made.second is None
    assert made.problem is not None
    assert made.problem.fix


def test_once_a_day_at_login(world: World, jerez: Office) -> None:
    assert daily_backup(jerez) is not None
    assert daily_backup(jerez) is None
    prefer(jerez, world.root / "memoria")  # the second place has none of today yet
    made = daily_backup(jerez)
    assert made is not None
    assert made.second is not None
    assert daily_backup(jerez) is None
    world.clock.now += dt.timedelta(days=1)
    assert daily_backup(jerez) is not None


def test_before_reading_and_accepting_unless_it_is_fresh(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    with pytest.raises(CapturaError):
        take_in(state, data[:-9])
    assert backups_in(state.folder.backups) == []  # what is refused costs no backup
    take_in(state, data)
    (first,) = backups_in(state.folder.backups)
    take_in(state, data)
    decide(state, made.id)
    assert backups_in(state.folder.backups) == [first]
    world.clock.now += FRESH
    assert backup_before(state) is not None
    # before the decision of another day
    talk(jerez, woman("Rosa"), name="Otra")
    made, data = hand_in(jerez)
    take_in(state, data)
    world.clock.now += dt.timedelta(days=1)
    decide(state, made.id)
    newest = backups_in(state.folder.backups)[0]
    restored = world.again(_restored(world, newest[1]), world.keys["estado"])
    assert restored.store.value("SELECT count(*) FROM actividad") == 1
    assert restored.store.value("SELECT count(*) FROM package_row WHERE state='pending'") > 0


def test_before_a_sister_is_joined_and_before_her_file_is_read(
    world: World, jerez: Office, second: Office
) -> None:
    ((_, joining),) = backups_in(second.folder.backups)  # as it was, alone
    assert backups_in(jerez.folder.backups) == []
    talk(second, woman())
    give(second, jerez)
    ((_, reading),) = backups_in(jerez.folder.backups)
    assert jerez.store.value("SELECT count(*) FROM persona") == 1
    before = world.again(_restored(world, reading), world.keys[JEREZ])
    assert before.store.value("SELECT count(*) FROM persona") == 0
    assert (joining / "llaves.json").is_file()


def test_without_room_for_a_backup_nothing_is_taken_in(
    state: Office, jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    _, data = hand_in(jerez)
    shutil.rmtree(state.folder.backups)
    state.folder.backups.write_text("no es una carpeta")
    before = dump(state)
    with pytest.raises(CapturaError, match="respaldo"):
        take_in(state, data)
    assert dump(state) == before


def test_a_backup_opens_with_the_passphrase_and_is_a_new_device(
    world: World, jerez: Office
) -> None:
    talk(jerez, woman())
    copy = world.by_passphrase(_restored(world, make_backup(jerez).own))
    assert dump(copy) == dump(jerez)
    assert copy.device != jerez.device
    assert copy.certificate is None


def _restored(world: World, backup: object) -> DataFolder:
    folder = DataFolder(world.root / "de-respaldo")
    shutil.copytree(str(backup), folder.root)
    assert not folder.device_key.exists()
    return folder
