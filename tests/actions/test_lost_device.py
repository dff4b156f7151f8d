"""A lost laptop: refused from then on, its institute told, what it handed in listed, or erased."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from captura.actions import lost_device
from captura.actions.backup import make_backup
from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.errors import CapturaError, PackageError, RoleError
from captura.records.periods import Period
from tests.actions.world import JEREZ, World, deliver, hand_in, start, talk, woman
from tests.office_history import office_entries


def test_a_lost_device_is_listed_with_what_it_handed_in_and_refused(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    arrival, _, _ = deliver(jerez, state)
    key = jerez.device.public_hex
    talk(jerez, woman("Luz"), day=dt.date(2026, 7, 3), name="Otra")
    lost_device.report_lost(state, key, "  Robado  en la oficina ")
    (known,) = lost_device.devices_of(state, JEREZ)
    assert (known.letter, known.reason) == ("A", "Robado en la oficina")
    assert known.revoked == "2026-07-06"
    (handed,) = lost_device.handed_in(state, key)
    assert (handed.period, handed.sequence) == ("2026-T2", 1)
    assert handed.rows > 3
    with pytest.raises(PackageError):
        take_in(state, hand_in(jerez, Period(2026, 3))[1])
    assert office_entries(state.store)[0].reason == "Baja de equipo: Robado en la oficina"
    # and the next acuse, of what came before, carries the news
    told = receive_receipt(jerez, issue_receipt(state, arrival.package).path.read_bytes())
    assert told.revoked


def test_nothing_is_revoked_without_reason_nor_twice_nor_by_an_institute(
    state: Office, jerez: Office
) -> None:
    key = jerez.device.public_hex
    for device, reason in ((key, "  "), ("0" * 64, "perdido")):
        with pytest.raises(CapturaError, match="CAP-ACT-8"):
            lost_device.report_lost(state, device, reason)
    lost_device.report_lost(state, key, "perdido")
    with pytest.raises(CapturaError, match="CAP-ACT-81"):
        lost_device.report_lost(state, key, "otra vez")
    with pytest.raises(RoleError):
        lost_device.report_lost(jerez, key, "perdido")
    with pytest.raises(RoleError):
        lost_device.check_erase(state, PHRASE, lost_device.WORDS)


@pytest.mark.parametrize(
    ("phrase", "typed"), [(PHRASE, "borrar"), ("no es esta frase", lost_device.WORDS)]
)
def test_nothing_is_erased_by_a_slip(jerez: Office, phrase: str, typed: str) -> None:
    with pytest.raises(CapturaError):
        lost_device.check_erase(jerez, phrase, typed)
    assert jerez.folder.keys.exists()
    assert jerez.store.meta("instituto") == JEREZ


def test_erasing_takes_the_keys_first_then_all(
    jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(jerez)
    root = jerez.folder.root
    seen: list[list[str]] = []
    monkeypatch.setattr(
        lost_device.shutil,
        "rmtree",
        lambda path, **_: seen.append(sorted(p.name for p in Path(path).rglob("*.*"))),
    )
    lost_device.check_erase(jerez, PHRASE, "borrar este  equipo")
    jerez.close()
    left = lost_device.erase(jerez.folder)
    assert "captura.db" in left  # as if the power had failed just here
    assert not {"llaves.json", "equipo.clave"} & set(seen[0])
    monkeypatch.undo()
    assert root.exists()


def test_nothing_is_left(jerez: Office) -> None:
    jerez.close()
    assert lost_device.erase(jerez.folder) == ()
    assert not jerez.folder.root.exists()


def test_a_whole_office_lives_and_goes_in_a_path_of_260_letters(
    world: World, state: Office, tmp_path: Path
) -> None:
    place = tmp_path
    while len(str(place)) < 259:
        place /= "Dirección de Atención a Niñas 100%"[: 259 - len(str(place))].strip() or "ñ"
    office = start(place.parent, JEREZ, world.clock, name=place.name)
    enrol(state, office)
    save_record(office, woman("Ñandú"))
    make_backup(office)
    office.close()
    again = world.by_passphrase(office.folder)
    assert len(str(again.folder.keys)) > 260
    lost_device.check_erase(again, PHRASE, lost_device.WORDS)
    again.close()
    assert lost_device.erase(again.folder) == ()
    assert not place.exists()
