"""A second laptop joins its institute: digits both ways, one pair, its own records kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from captura.actions.demonstration.cast import enrol
from captura.actions.enrol import certificate_file, certify, read_certificate_file
from captura.actions.enrol_sister import (
    accept_welcome,
    own_welcome_digits,
    read_welcome_file,
    welcome,
)
from captura.actions.office import Office
from captura.actions.receive_receipt import DONE, receive_receipt
from captura.actions.save_record import save_record
from captura.actions.sisters import forget_sister, kept_sisters, sisters_of
from captura.errors import CapturaError, KeysError, PackageError
from captura.keys.sealing import decrypt, encrypt
from captura.records.institucion import Institucion
from captura.records.persona import Persona
from captura.store.queries.known import profile
from tests.actions.world import JEREZ, World, ask, deliver, dump, join, start, talk, woman


@pytest.fixture
def fresh(world: World) -> Office:
    made = start(world.root, JEREZ, world.clock, name="otra")
    world.offices.append(made)
    return made


def test_the_second_laptop_gets_the_pair_the_state_and_who_is_there(
    world: World, jerez: Office, state: Office
) -> None:
    second = join(world, jerez, "b", state)
    assert second.packages_key == jerez.packages_key
    assert second.name == jerez.name
    assert second.state == jerez.state
    assert (jerez.letter, second.letter) == ("A", "B")
    (of_first,), (of_second,) = sisters_of(second), sisters_of(jerez)
    assert (of_first.device, of_first.letter) == (jerez.device.public_hex, "A")
    assert (of_second.device, of_second.nickname) == (second.device.public_hex, "Laptop b")


def test_a_third_knows_both_and_may_be_enrolled_by_the_second(
    world: World, jerez: Office, state: Office
) -> None:
    second = join(world, jerez, "b", state)
    third = join(world, second, "c", state)
    assert third.packages_key == jerez.packages_key
    assert set(kept_sisters(third)) == {jerez.device.public_hex, second.device.public_hex}


def test_what_was_typed_stays_and_the_institute_is_the_first_laptops(
    world: World, jerez: Office, fresh: Office
) -> None:
    typed, _ = save_record(fresh, woman("Petra"))
    own = profile(fresh.store)
    assert own is not None
    joined = accept_welcome(fresh, read_welcome_file(fresh, welcome(jerez, ask(fresh))))
    assert joined.store.get(Persona, typed.id) == typed
    assert profile(joined.store) == profile(jerez.store)
    assert joined.store.get(Institucion, own.id) is None


def test_accepted_again_it_changes_nothing(world: World, jerez: Office, fresh: Office) -> None:
    file = welcome(jerez, ask(fresh))
    joined = accept_welcome(fresh, read_welcome_file(fresh, file))
    before, keys = profile(joined.store), joined.secrets
    again = accept_welcome(joined, read_welcome_file(joined, file))
    assert (profile(again.store), again.secrets) == (before, keys)


def test_a_laptop_that_delivered_alone_still_opens_what_was_sent_to_it(
    world: World, jerez: Office, fresh: Office, state: Office
) -> None:
    enrol(state, fresh)
    own = profile(fresh.store)
    first = profile(jerez.store)
    assert own is not None
    assert first is not None
    save_record(fresh, replace(first, id=own.id))
    talk(fresh, woman())
    _, _, issued = deliver(fresh, state)
    joined = accept_welcome(fresh, read_welcome_file(fresh, welcome(jerez, ask(fresh))))
    assert receive_receipt(joined, issued.path.read_bytes()).state == DONE
    with pytest.raises(PackageError, match="CAP-PAQ-04"):
        receive_receipt(jerez, issued.path.read_bytes())


def test_a_certificate_asked_for_with_the_former_key_is_refused(
    world: World, jerez: Office, fresh: Office, state: Office
) -> None:
    asked = ask(fresh)
    joined = accept_welcome(fresh, read_welcome_file(fresh, welcome(jerez, asked)))
    with pytest.raises(PackageError, match="CAP-ACT-18"):
        read_certificate_file(joined, certificate_file(state, certify(state, asked)))


def test_a_restored_copy_joins_too(world: World, jerez: Office) -> None:
    copy = world.copy(jerez, "restaurada", device_key=False)
    joined = accept_welcome(copy, read_welcome_file(copy, welcome(jerez, ask(copy))))
    assert joined.secrets == jerez.secrets
    assert profile(joined.store) == profile(jerez.store)
    assert jerez.device.public_hex in kept_sisters(joined)


def test_the_first_laptop_refuses_what_is_not_a_sister(
    world: World, jerez: Office, loreto: Office, fresh: Office
) -> None:
    for asked in (ask(loreto), ask(jerez)):
        before = dump(jerez)
        with pytest.raises(PackageError, match="CAP-ACT-16"):
            welcome(jerez, asked)
        assert dump(jerez) == before
    with pytest.raises(PackageError, match="CAP-ACT-16"):
        welcome(fresh, ask(jerez))
    assert own_welcome_digits(fresh) == ""


def test_the_second_refuses_what_is_not_for_it(
    world: World, jerez: Office, fresh: Office, loreto: Office
) -> None:
    other = start(world.root, JEREZ, world.clock, name="tercera")
    world.offices.append(other)
    practice = start(world.root, JEREZ, world.clock, practice=True, name="practica")
    world.offices.append(practice)
    asked = ask(fresh)
    stale = welcome(jerez, asked)
    newer = ask(fresh)
    with pytest.raises(PackageError, match="CAP-ACT-17"):
        read_welcome_file(fresh, stale)
    file = welcome(jerez, newer)
    with pytest.raises(PackageError, match="CAP-PAQ-04"):
        read_welcome_file(other, file)
    practised = ask(practice)
    with pytest.raises(PackageError, match="CAP-ACT-22"):
        welcome(jerez, practised)
    with pytest.raises(PackageError, match="CAP-ACT-17"):
        read_welcome_file(practice, welcome(jerez, replace(practised, practice=False)))
    read_welcome_file(fresh, file)


def test_an_altered_or_forged_file_is_refused(world: World, jerez: Office, fresh: Office) -> None:
    file = welcome(jerez, ask(fresh))
    secret, public = fresh.packages_key.secret, fresh.packages_key.public
    for name, value in (
        ("equipo", "Otra"),
        ("llave_paquetes", fresh.packages_key.public),
        ("instituto", ""),
        ("firma", "0" * 128),
        ("certificado", {}),
        ("hermanas", [["x"]]),
        ("hermanas", "x"),
        ("boveda", "*"),
        ("captura", "solicitud"),
    ):
        plain = {**json.loads(decrypt(file, [secret])), name: value}
        with pytest.raises(KeysError):
            read_welcome_file(fresh, encrypt(json.dumps(plain).encode(), [public]))
    with pytest.raises(CapturaError):
        read_welcome_file(fresh, file[:-1])
    with pytest.raises(CapturaError):
        read_welcome_file(fresh, b"")


def test_a_laptop_no_longer_used_leaves_the_list(
    world: World, jerez: Office, state: Office
) -> None:
    second = join(world, jerez, "b", state)
    third = join(world, jerez, "c", state)
    forget_sister(jerez, second.device.public_hex)
    assert [one.device for one in sisters_of(jerez)] == [third.device.public_hex]
