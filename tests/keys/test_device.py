"""The device's pair in its file: kept, opened by its own database only, never replaced."""

import json
import os

import pytest

from captura.errors import KeysError
from captura.keys import device
from captura.keys.ring import new_database_key


def test_keeps_the_pair_and_shows_only_its_public_half(tmp_path):
    path, key = tmp_path / "equipo.clave", new_database_key(os.urandom)
    pair = device.create(path, key, os.urandom)
    assert device.load(path, key) == pair
    text = path.read_text("utf-8")
    assert pair.public_hex in text
    assert pair.private.hex() not in text


def test_a_restored_folder_without_the_file_is_a_new_device(tmp_path):
    assert device.load(tmp_path / "equipo.clave", new_database_key(os.urandom)) is None


def test_another_database_does_not_open_it(tmp_path):
    path = tmp_path / "equipo.clave"
    device.create(path, new_database_key(os.urandom), os.urandom)
    with pytest.raises(KeysError) as told:
        device.load(path, new_database_key(os.urandom))
    assert told.value.code == "CAP-KEYS-07"


def test_it_is_never_replaced(tmp_path):
    path, key = tmp_path / "equipo.clave", new_database_key(os.urandom)
    pair = device.create(path, key, os.urandom)
    with pytest.raises(KeysError) as told:
        device.create(path, key, os.urandom)
    assert told.value.code == "CAP-KEYS-06"
    assert device.load(path, key) == pair


@pytest.mark.parametrize("part", ["publica", "nonce", "box"])
def test_an_altered_part_is_refused(tmp_path, part):
    path, key = tmp_path / "equipo.clave", new_database_key(os.urandom)
    device.create(path, key, os.urandom)
    kept = json.loads(path.read_text("utf-8"))
    first = kept[part][0]
    kept[part] = ("b" if first != "b" else "c") + kept[part][1:]
    path.write_text(json.dumps(kept), "utf-8")
    with pytest.raises(KeysError):
        device.load(path, key)
