"""What the start of the day says, each made true once; nothing of it keeps anyone from working."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from captura.actions.backup import make_backup
from captura.actions.decide import decide
from captura.actions.health import BAD, GIB, OK, WARN, Finding, check_health
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.errors import StoreError
from captura.settings import Settings, write_settings
from tests.actions.world import World, hand_in, talk, woman


def found(office: Office, about: str, free: int = 100 * GIB) -> Finding:
    (one,) = [f for f in check_health(office, lambda _: free) if f.about == about]
    return one


def prefer(office: Office, place: Path) -> None:
    office.folder.settings.write_bytes(write_settings(Settings(backup_place=str(place))))


def test_all_is_well(world: World, jerez: Office) -> None:
    prefer(jerez, world.root / "memoria")
    make_backup(jerez)
    findings = check_health(jerez, lambda _: 100 * GIB)
    assert {f.kind for f in findings} == {OK}, findings
    assert len(findings) == 7
    assert all(f.text == "" for f in findings)


def test_a_backup_grows_old(world: World, jerez: Office) -> None:
    assert found(jerez, "respaldo").kind == WARN
    make_backup(jerez)
    assert found(jerez, "respaldo").kind == OK
    world.clock.now += dt.timedelta(days=3)
    assert found(jerez, "respaldo").kind == WARN
    world.clock.now += dt.timedelta(days=5)
    assert found(jerez, "respaldo").kind == BAD
    assert "8 días" in found(jerez, "respaldo").title


def test_a_second_place_is_reminded(world: World, jerez: Office) -> None:
    assert found(jerez, "segundo").kind == WARN
    prefer(jerez, world.root / "memoria")
    make_backup(jerez)
    assert found(jerez, "segundo").kind == OK
    shutil.rmtree(world.root / "memoria")
    assert found(jerez, "segundo").kind == WARN


@pytest.mark.parametrize(("free", "kind"), [(GIB // 5, BAD), (GIB, WARN), (3 * GIB, OK)])
def test_the_disk_fills(jerez: Office, free: int, kind: str) -> None:
    assert found(jerez, "disco", free).kind == kind


def test_a_real_disk_is_measured(jerez: Office) -> None:
    assert len(check_health(jerez)) == 7


def test_a_clock_that_runs_back(world: World, jerez: Office) -> None:
    save_record(jerez, woman())
    assert found(jerez, "reloj").kind == OK
    world.clock.now -= dt.timedelta(hours=2)
    assert found(jerez, "reloj").kind == BAD
    world.clock.now += dt.timedelta(days=500)
    assert found(jerez, "reloj").kind == WARN


def test_a_clock_behind_the_last_acuse(world: World, state: Office, jerez: Office) -> None:
    """Nothing was saved later here: only the state's word says what day it is."""
    talk(jerez, woman())
    _, data = hand_in(jerez)
    stands = world.clock.now
    world.clock.now += dt.timedelta(days=3)
    arrival = take_in(state, data)
    decide(state, arrival.package)
    acuse = issue_receipt(state, arrival.package).path.read_bytes()
    world.clock.now = stands
    assert found(jerez, "reloj").kind == OK
    receive_receipt(jerez, acuse)
    assert found(jerez, "reloj").kind == BAD


@pytest.mark.parametrize(
    "name", ["OneDrive - Ayuntamiento", "Dropbox", "Google Drive", "Mi unidad", "onedrive"]
)
def test_a_folder_that_the_network_copies(
    world: World, jerez: Office, name: str, tmp_path: Path
) -> None:
    assert found(jerez, "carpeta").kind == OK
    jerez.close()
    place = tmp_path / name / "datos"
    place.parent.mkdir()
    jerez.folder.root.replace(place)
    folder = type(jerez.folder)(place)
    moved = world.again(folder, world.keys[jerez.institute])
    assert found(moved, "carpeta").kind == BAD


def test_a_damaged_page_is_found(world: World, jerez: Office) -> None:
    """Each page in turn: either the office doesn't open, with a sentence, or its start says so."""
    for n in range(20):
        save_record(jerez, woman(f"Persona{n}"))
    jerez.close()
    path = jerez.folder.database
    whole = path.read_bytes()
    said = []
    for page in range(len(whole) // 4096 - 1, 0, -5):
        data = bytearray(whole)
        data[page * 4096 + 100] ^= 1
        path.write_bytes(data)
        try:
            again = world.again(jerez.folder, world.keys[jerez.institute])
        except StoreError as error:
            said.append(error.code)
            continue
        said.append(found(again, "base").kind)
        again.close()
    assert BAD in said
    assert set(said) <= {BAD, "CAP-STORE-06"}
