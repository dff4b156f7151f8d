"""The ring of keys: users, the recovery sheet, files, and what an edited file can't do."""

import json
import os

import pytest

from captura.errors import KeysError
from captura.keys.recovery import join, new_secret, split
from captura.keys.ring import (
    add_user,
    change_passphrase,
    load_ring,
    new_database_key,
    open_with_passphrase,
    open_with_recovery,
    read_ring,
    ring_json,
    save_ring,
    set_passphrase,
)
from tests.keys.ring_of_one import PHRASE, ring_of_one

FIRST, SECOND = PHRASE, "tren azul cobija limón"


@pytest.fixture(scope="module")
def made():
    return ring_of_one()


def test_passphrase_and_sheet_open_the_same_48_bytes(made):
    key, secret, ring = made
    assert len(key) == 48
    assert open_with_passphrase(ring, "maría  núñez", FIRST) == key
    assert open_with_recovery(ring, secret) == key


def test_the_state_opens_with_its_two_printed_shares(made):
    key, secret, ring = made
    one, two = split(secret, os.urandom)
    assert open_with_recovery(ring, join(two, one)) == key


def test_another_sheet_does_not_open(made):
    with pytest.raises(KeysError) as told:
        open_with_recovery(made[2], new_secret(os.urandom))
    assert told.value.code == "CAP-KEYS-09"


def test_each_user_opens_with_her_own_only(made):
    key, _, ring = made
    both = add_user(ring, key, "Eva Ríos", "coordinacion", SECOND, os.urandom)
    assert open_with_passphrase(both, "Eva Ríos", SECOND) == key
    assert open_with_passphrase(both, "María Núñez", FIRST) == key
    with pytest.raises(KeysError):
        open_with_passphrase(both, "Eva Ríos", FIRST)
    with pytest.raises(KeysError, match="Ya hay una persona"):
        add_user(both, key, "EVA RÍOS", "titular", SECOND, os.urandom)


def test_changing_a_passphrase_closes_the_old_one(made):
    key, _, ring = made
    changed = change_passphrase(ring, "María Núñez", FIRST, SECOND, os.urandom)
    assert open_with_passphrase(changed, "María Núñez", SECOND) == key
    with pytest.raises(KeysError):
        open_with_passphrase(changed, "María Núñez", FIRST)
    with pytest.raises(KeysError):
        change_passphrase(ring, "María Núñez", "no es esta frase", SECOND, os.urandom)


def test_the_sheet_gives_a_forgotten_user_a_new_passphrase(made):
    key, secret, ring = made
    opened = open_with_recovery(ring, secret)
    mended = set_passphrase(ring, opened, "María Núñez", SECOND, os.urandom)
    assert open_with_passphrase(mended, "María Núñez", SECOND) == key


def test_a_key_of_another_database_is_never_wrapped_in(made):
    with pytest.raises(KeysError) as told:
        add_user(made[2], new_database_key(os.urandom), "Eva", "titular", SECOND, os.urandom)
    assert told.value.code == "CAP-KEYS-12"


def test_the_file_keeps_all_and_shows_no_key(made, tmp_path):
    key, secret, ring = made
    path = tmp_path / "llaves.json"
    save_ring(path, ring)
    assert load_ring(path) == ring
    assert open_with_passphrase(load_ring(path), "María Núñez", FIRST) == key
    text = path.read_text("utf-8")
    assert key.hex() not in text
    assert secret.hex() not in text
    assert [file.name for file in tmp_path.iterdir()] == ["llaves.json"]


@pytest.mark.parametrize(("name", "value"), [("rol", "titular"), ("nombre", "Eva Luna")])
def test_a_role_or_name_edited_in_the_file_closes_the_slot(made, name, value):
    key, _, ring = made
    both = json.loads(
        ring_json(add_user(ring, key, "Eva Ríos", "coordinacion", SECOND, os.urandom))
    )
    both["usuarias"][1][name] = value
    edited = read_ring(json.dumps(both).encode())
    with pytest.raises(KeysError):
        open_with_passphrase(edited, edited.users[1].name, SECOND)


def test_a_missing_and_a_damaged_file_are_told(made, tmp_path):
    path = tmp_path / "llaves.json"
    with pytest.raises(KeysError, match="Falta el archivo"):
        load_ring(path)
    whole = ring_json(made[2])
    for end in range(0, len(whole) - 2, 7):
        path.write_bytes(whole[:end])
        with pytest.raises(KeysError) as told:
            load_ring(path)
        assert told.value.code == "CAP-KEYS-01"


def test_an_unknown_person_is_told_without_her_name(made):
    with pytest.raises(KeysError) as told:
        open_with_passphrase(made[2], "Lucía Inventada", FIRST)
    assert "Lucía" not in str(told.value)
