"""Practice lies beside the real data, is made whole, wiped alone, and never mixes with it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.attend import register_person
from captura.actions.backup import make_backup, second_place
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.office import Office
from captura.actions.open_office import is_practice, open_office
from captura.actions.practice.offices import (
    FLAWED,
    USER,
    is_made,
    make,
    open_practice,
    open_state,
    wipe,
)
from captura.actions.restore import restore_backup
from captura.actions.review_delivery import review_delivery
from captura.app.surroundings import catalogues
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.settings import Settings, write_settings
from captura.store.restore import set_aside
from tests.actions.practice.conftest import NOW
from tests.actions.world import JEREZ, World, start, woman
from tests.actions.world import USER as REAL_USER

CLOCK = Moment(NOW)


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file of the real data; practice lies in a folder of its own."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.relative_to(root).parts[0].startswith("practica")
    }


def test_it_opens_by_the_one_phrase_and_says_what_it_is(pupil: Office) -> None:
    assert pupil.practice
    assert is_practice(pupil.folder)
    assert pupil.certificate is not None
    assert pupil.certificate.practice
    assert "PRÁCTICA" in pupil.mark
    state = open_state(pupil)
    assert state.practice
    state.close()


def test_its_keys_are_its_own(made: DataFolder, tmp_path: Path) -> None:
    other = DataFolder(tmp_path)
    make(other, catalogues(), clock=CLOCK, random=os.urandom, tell=lambda *_: None)
    offices = [
        open_practice(home, catalogues(), clock=CLOCK, random=os.urandom) for home in (made, other)
    ]
    one, two = ((o.packages_key.public, o.device.public_hex) for o in offices)
    assert not set(one) & set(two)
    for office in offices:
        office.close()


def test_one_thing_is_left_to_mend_in_the_last_quarter(pupil: Office) -> None:
    review = review_delivery(pupil, Period(2026, 3))
    assert [found.problem.id for found in review.found if found.problem.level == "error"] == [
        pupil.store.meta(FLAWED)
    ]
    flawed = pupil.store.get(Actividad, pupil.store.meta(FLAWED) or "")
    assert flawed is not None
    assert flawed.responsable is None


def test_the_real_data_keeps_every_byte(tmp_path: Path) -> None:
    start(tmp_path, JEREZ, CLOCK).close()
    home = DataFolder(tmp_path / JEREZ)
    before = bytes_of(home.root)
    make(home, catalogues(), clock=CLOCK, random=os.urandom, tell=lambda *_: None)
    office = open_practice(home, catalogues(), clock=CLOCK, random=os.urandom)
    register_person(office, woman())
    make_backup(office)
    office.close()
    assert bytes_of(home.root) == before
    wipe(home)
    assert not is_made(home)
    assert bytes_of(home.root) == before
    real = open_office(home, REAL_USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)
    assert not real.practice
    real.close()


def test_made_again_it_begins_anew(home: DataFolder) -> None:
    office = open_practice(home, catalogues(), clock=CLOCK, random=os.urandom)
    before = office.store.value("SELECT count(*) FROM persona")
    register_person(office, woman())
    office.close()
    make(home, catalogues(), clock=CLOCK, random=os.urandom, tell=lambda *_: None)
    office = open_practice(home, catalogues(), clock=CLOCK, random=os.urandom)
    assert office.store.value("SELECT count(*) FROM persona") == before
    office.close()
    assert [path.name for path in home.root.iterdir()] == ["practica"]


def test_a_making_that_is_stopped_leaves_what_there_was(home: DataFolder) -> None:
    class Stop(Exception):
        pass

    def tell(done: int, total: int, step: str) -> None:
        assert done <= total
        if done == 4:
            raise Stop

    with pytest.raises(Stop):
        make(home, catalogues(), clock=CLOCK, random=os.urandom, tell=tell)
    assert is_made(home)
    assert [path.name for path in home.root.iterdir()] == ["practica"]


@pytest.mark.parametrize("day", ["2027-01-01", "2028-02-29", "2027-12-31"])
def test_it_can_be_made_on_any_day(tmp_path: Path, day: str) -> None:
    clock = Moment(dt.datetime.fromisoformat(f"{day}T18:00+00:00"))
    home = DataFolder(tmp_path)
    make(home, catalogues(), clock=clock, random=os.urandom, tell=lambda *_: None)
    office = open_practice(home, catalogues(), clock=clock, random=os.urandom)
    for back in (1, 2):
        period = Period(clock.now.year, (clock.now.month + 2) // 3).shift(-back)
        assert review_delivery(office, period).errors == (1 if back == 1 else 0)
    office.close()


def test_backups_of_practice_and_real_ones_are_not_restored_over_each_other(
    world: World, jerez: Office, pupil: Office
) -> None:
    mine, theirs = make_backup(jerez).own, make_backup(pupil).own
    for folder, source, user in (
        (jerez.folder, theirs, USER),
        (pupil.folder, mine, REAL_USER),
    ):
        with pytest.raises(CapturaError) as caught:
            restore_backup(folder, source, user, PHRASE, clock=CLOCK, timer=lambda: 0.0)
        assert caught.value.code == "CAP-ACT-21"
        assert not set_aside(folder.root)


def test_a_restored_practice_is_practice_still(pupil: Office, tmp_path: Path) -> None:
    """Even in an empty folder: the flag is in the database and in the ring."""
    backup, empty = make_backup(pupil).own, DataFolder(tmp_path / "vacia")
    restore_backup(empty, backup, USER, PHRASE, clock=CLOCK, timer=lambda: 0.0)
    office = open_office(empty, USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)
    assert office.practice
    assert is_practice(empty)
    office.close()


def test_on_a_memory_stick_practice_has_a_folder_of_its_own(
    world: World, jerez: Office, pupil: Office, tmp_path: Path
) -> None:
    """Copies are rotated: those of practice would push out real ones of the same institute."""
    chosen = write_settings(replace(Settings(), backup_place=str(tmp_path / "usb")))
    places = []
    for office in (jerez, pupil):
        office.folder.settings.write_bytes(chosen)
        places.append(second_place(office.folder, office.institute))
    assert places[0] != places[1]
