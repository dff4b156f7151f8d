"""Who can enter: added, given another passphrase, taken out; wrong tries; locked and back."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions import backup, former_keys, lock, users
from captura.actions.demonstration.cast import PHRASE
from captura.actions.office import Office
from captura.actions.open_office import open_office, users_of
from captura.app.surroundings import catalogues
from captura.errors import CapturaError, KeysError, RoleError, StoreError
from captura.keys import ring
from captura.paths import DataFolder, replace_file
from captura.records.persona import Persona
from captura.records.roles import CAPTURA, REVISION, TITULAR
from captura.settings import Settings, write_settings
from captura.store import backups, rekey
from captura.store.database import Store
from tests.actions.world import JEREZ, STATE, USER, World, key_of, start, woman
from tests.office_history import office_entries

EVA, EVAS, OTHER = "Eva Inventada", "tren azul cobija limón", "pez torre nube café sillón"


@pytest.fixture
def enter(world: World) -> Any:
    """Opens a folder as someone, at login."""

    def opened(folder: DataFolder, name: str = USER, phrase: str = PHRASE) -> Office:
        world.clock.now += dt.timedelta(minutes=2)
        office = open_office(
            folder, name, phrase, catalogues(), clock=world.clock, random=world_random
        )
        world.offices.append(office)
        return office

    return opened


def world_random(count: int) -> bytes:
    return os.urandom(count)


def person(office: Office, name: str = "Marina") -> str:
    with office.store.work(who=office.user) as work:
        return str(work.save(woman(name)).id)


def test_who_is_added_enters_with_her_role_and_the_history_says_so(
    jerez: Office, enter: Any
) -> None:
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    assert [(one.name, one.role, one.own) for one in users.known_users(jerez)] == [
        (USER, TITULAR, True),
        (EVA, CAPTURA, False),
    ]
    assert office_entries(jerez.store)[0].reason == f"Alta de {EVA}"
    known = person(jerez)
    jerez.close()
    office = enter(jerez.folder, EVA, EVAS)
    assert office.role == CAPTURA
    assert office.store.get(Persona, known) is not None
    for act in (
        lambda: users.known_users(office),
        lambda: users.add_user(office, EVAS, "Otra", CAPTURA, OTHER),
        lambda: users.set_passphrase(office, EVAS, USER, OTHER),
        lambda: users.remove_user(office, EVAS, USER),
    ):
        with pytest.raises(RoleError):
            act()


@pytest.mark.parametrize(
    ("own", "name", "role", "phrase", "code"),
    [
        ("otra frase que no es", EVA, CAPTURA, EVAS, "CAP-KEYS-02"),
        (PHRASE, " ", CAPTURA, EVAS, "CAP-ACT-73"),
        (PHRASE, "E" * 81, CAPTURA, EVAS, "CAP-ACT-73"),
        (PHRASE, EVA, REVISION, EVAS, "CAP-ACT-71"),
        (PHRASE, EVA, CAPTURA, "corta", "CAP-ACT-03"),
        (PHRASE, USER.upper(), CAPTURA, EVAS, "CAP-KEYS-10"),
    ],
)
def test_what_is_refused_changes_nothing(
    jerez: Office, own: str, name: str, role: str, phrase: str, code: str
) -> None:
    before = jerez.folder.keys.read_bytes()
    with pytest.raises(CapturaError) as told:
        users.add_user(jerez, own, name, role, phrase)
    assert told.value.code == code
    assert jerez.folder.keys.read_bytes() == before


def test_the_titular_mends_a_forgotten_passphrase_and_each_changes_her_own(
    jerez: Office, enter: Any
) -> None:
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    users.set_passphrase(jerez, PHRASE, EVA, OTHER)
    with pytest.raises(KeysError):
        enter(jerez.folder, EVA, EVAS)
    eva = enter(jerez.folder, EVA, OTHER)
    with pytest.raises(KeysError):
        users.change_own(eva, EVAS, "sopa lunar zapato verde")
    users.change_own(eva, OTHER, "sopa lunar zapato verde")
    enter(jerez.folder, EVA, "sopa lunar zapato verde")


def test_who_is_taken_out_reads_nothing_that_came_after_nor_the_copies_in_reach(
    jerez: Office, enter: Any, tmp_path: Path, world: World
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    replace_file(jerez.folder.settings, write_settings(Settings(backup_place=str(usb))))
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    known = person(jerez)
    backup.make_backup(jerez)
    world.clock.now += dt.timedelta(days=1)
    old_ring, old_key, device = jerez.folder.keys.read_bytes(), key_of(jerez), jerez.device
    remade = users.remove_user(jerez, PHRASE, EVA)
    assert (remade.done, remade.left, remade.absent) == (3, (), "")
    assert jerez.store.meta(rekey.FORMER) == "[]"
    assert jerez.store.get(Persona, known) is not None
    later = person(jerez, "Luz")
    assert users_of(jerez.folder) == (USER,)
    assert office_entries(jerez.store)[0].who == USER
    jerez.close()
    kept = [jerez.folder.database, *jerez.folder.backups.glob("*/captura.db")]
    kept += usb.glob("*/*/captura.db")
    assert len(kept) == 4
    for database in kept:
        with pytest.raises(StoreError):  # what she may have copied of the old ring opens nothing
            Store.open(database, old_key, clock=world.clock, random=world_random)
        assert ring.load_ring(database.with_name("llaves.json")).users[0].name == USER
        assert EVA not in database.with_name("llaves.json").read_text("utf-8")
        assert database.with_name("llaves.json").read_bytes() != old_ring
    again = enter(jerez.folder)
    assert again.store.get(Persona, later) is not None
    assert again.device.public_hex == device.public_hex  # the state goes on knowing this laptop


def test_a_memory_that_is_away_is_named_and_remade_when_it_is_back(
    jerez: Office, tmp_path: Path, world: World
) -> None:
    usb, drawer = tmp_path / "usb", tmp_path / "cajon"
    usb.mkdir()
    replace_file(jerez.folder.settings, write_settings(Settings(backup_place=str(usb))))
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    copy = backup.make_backup(jerez).second
    assert copy is not None
    usb.rename(drawer)
    world.clock.now += dt.timedelta(days=1)
    remade = users.remove_user(jerez, PHRASE, EVA)
    assert remade.absent == str(usb)
    assert len(json.loads(jerez.store.meta(rekey.FORMER) or "")) == 1
    drawer.rename(usb)
    again = former_keys.remake_copies(jerez)
    assert again.absent == ""
    assert again.done == 3
    assert jerez.store.meta(rekey.FORMER) == "[]"
    assert former_keys.remake_copies(jerez).done == 0
    new = rekey.key_of(jerez.store)
    with Store.open(copy / backups.DATABASE, new, clock=world.clock, random=world_random) as one:
        assert one.meta("instituto") == "32020"


def test_nobody_takes_herself_out_nor_with_another_passphrase(jerez: Office) -> None:
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    before = jerez.folder.keys.read_bytes()
    for own, name, code in (
        (PHRASE, USER, "CAP-ACT-72"),
        (EVAS, EVA, "CAP-KEYS-02"),
        (PHRASE, "Nadie", "CAP-KEYS-08"),
    ):
        with pytest.raises(CapturaError) as told:
            users.remove_user(jerez, own, name)
        assert told.value.code == code
    assert jerez.folder.keys.read_bytes() == before


def test_wrong_tries_wait_and_stand_in_the_history_of_who_enters_next(
    jerez: Office, enter: Any, world: World
) -> None:
    folder = jerez.folder
    jerez.close()
    for _ in range(3):
        with pytest.raises(KeysError, match="CAP-KEYS-02"):
            enter(folder, phrase="no es esta frase")
    with pytest.raises(KeysError, match="CAP-KEYS-23"):  # the right one, at once
        open_office(folder, USER, PHRASE, catalogues(), clock=world.clock, random=world_random)
    assert USER not in (folder.root / "intentos.json").read_text()
    office = enter(folder)
    entry = office_entries(office.store)[0]
    assert entry.changes == {"intentos_fallidos": (None, "3")}
    assert not (folder.root / "intentos.json").exists()
    office.close()
    assert office_entries(enter(folder).store)[0].n == entry.n


def test_locked_for_long_the_key_is_gone_until_her_passphrase(jerez: Office, world: World) -> None:
    known = person(jerez)
    lock.forget_key(jerez)
    lock.forget_key(jerez)
    with pytest.raises(StoreError, match="CAP-STORE-14"):
        jerez.store.get(Persona, known)
    with pytest.raises(KeysError):
        lock.unlock(jerez, "no es esta frase")
    assert not jerez.store.is_open
    world.clock.now += dt.timedelta(seconds=1)
    lock.unlock(jerez, PHRASE)
    assert jerez.store.get(Persona, known) is not None
    assert office_entries(jerez.store)[0].changes == {"intentos_fallidos": (None, "1")}


def digest(secret: str | bytes) -> bytes:
    return hashlib.sha256(secret.encode() if isinstance(secret, str) else secret).digest()


def in_memory(wanted: set[bytes], lengths: set[int]) -> set[bytes]:
    """Which secrets some object of this process still refers to, by their digests."""
    gc.collect()
    found: set[bytes] = set()
    for holder in gc.get_objects():
        for one in gc.get_referents(holder):
            if type(one) in (str, bytes) and len(one) in lengths:
                try:
                    found |= {digest(one)} & wanted
                except UnicodeEncodeError:  # a lone surrogate of some library's table
                    continue
    return found


@pytest.mark.parametrize("name", [JEREZ, STATE])
def test_locked_for_long_no_secret_key_is_held(world: World, name: str) -> None:
    office = start(world.root / "propia", name, world.clock)  # keys that no other test ever held
    again = replace(office, role=CAPTURA)  # another view of the same opening
    secrets = {
        "packages": office.packages_key.secret,
        "device": office.device.private,
        "database": rekey.key_of(office.store),
    }
    if office.signing:
        secrets["signing"] = office.signing.private
    lengths = {len(secret) for secret in secrets.values()}
    wanted = {digest(secret) for secret in secrets.values()}
    secrets.clear()
    public = office.device.public_hex
    assert in_memory(wanted, lengths) == wanted
    lock.forget_key(office)
    assert in_memory(wanted, lengths) == set()
    assert (again.device.public_hex, again.device.private) == (public, b"")
    lock.unlock(office, PHRASE)
    assert in_memory(wanted, lengths) == wanted
    assert again.packages_key == office.packages_key
    office.close()


def test_a_change_of_key_cut_off_is_ended_by_the_next_start(jerez: Office, enter: Any) -> None:
    known = person(jerez)
    users.add_user(jerez, PHRASE, EVA, CAPTURA, EVAS)
    folder, key = jerez.folder, key_of(jerez)
    kept, new = ring.load_ring(folder.keys), bytes(range(48))
    files = {"llaves.json": ring.ring_json(ring.rekeyed(kept, key, new))}
    rekey._stage(jerez.store, folder.root / rekey.STAGE, new, "[]", files)
    jerez.close()
    folder.device_key.unlink()
    assert users_of(folder) == (USER, EVA)
    assert not (folder.root / rekey.STAGE).exists()
    assert enter(folder, EVA, EVAS).store.get(Persona, known) is not None
