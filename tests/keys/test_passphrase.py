"""Wrapping a key under a passphrase, with the real Argon2id and the real randomness."""

import base64
import os
import unicodedata
from time import process_time

import pytest

from captura.errors import KeysError
from captura.keys.passphrase import Slot, unwrap, wrap

PASSPHRASE = "camión niña río árbol"
KEY = bytes(range(48))


@pytest.fixture(scope="module")
def slot() -> Slot:
    return wrap(KEY, PASSPHRASE, "captura/32020/Ana", random=os.urandom)


def test_opens_what_it_wrapped(slot):
    assert unwrap(slot, PASSPHRASE, "captura/32020/Ana") == KEY


def test_the_same_accents_typed_as_two_signs_open_it(slot):
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert unwrap(slot, decomposed, "captura/32020/Ana") == KEY


def test_a_space_too_many_does_not_lock_her_out(slot):
    assert unwrap(slot, " camión  niña río árbol ", "captura/32020/Ana") == KEY


@pytest.mark.parametrize("wrong", ["camion niña río árbol", "Camión niña río árbol", "", "otra"])
def test_a_wrong_passphrase_is_told_in_a_sentence(slot, wrong):
    with pytest.raises(KeysError) as told:
        unwrap(slot, wrong, "captura/32020/Ana")
    assert told.value.code == "CAP-KEYS-02"
    assert "recuperación" in told.value.fix


def test_a_slot_moved_to_another_name_stays_closed(slot):
    with pytest.raises(KeysError):
        unwrap(slot, PASSPHRASE, "captura/32020/Eva")


@pytest.mark.parametrize("part", ["salt", "nonce", "box"])
def test_one_flipped_bit_anywhere_keeps_it_closed(slot, part):
    data = bytearray(base64.b64decode(slot[part]))
    data[-1] ^= 1
    with pytest.raises(KeysError):
        unwrap({**slot, part: base64.b64encode(data).decode()}, PASSPHRASE, "captura/32020/Ana")


@pytest.mark.parametrize(
    "change",
    [{"m": 2**30}, {"t": 0}, {"t": 10**9}, {"p": 64}, {"kdf": "md5"}, {"m": "65536"}, {"t": True}],
)
def test_a_foreign_slot_cannot_ask_for_all_the_memory(slot, change):
    started = process_time()
    with pytest.raises(KeysError) as told:
        unwrap({**slot, **change}, PASSPHRASE, "captura/32020/Ana")
    assert told.value.code == "CAP-KEYS-01"
    assert process_time() - started < 0.05


@pytest.mark.parametrize("missing", ["kdf", "t", "m", "p", "salt", "nonce", "box"])
def test_an_incomplete_slot_is_told(slot, missing):
    cut = {name: value for name, value in slot.items() if name != missing}
    with pytest.raises(KeysError) as told:
        unwrap(cut, PASSPHRASE, "captura/32020/Ana")
    assert told.value.code == "CAP-KEYS-01"


def test_two_slots_of_one_key_share_nothing(slot):
    other = wrap(KEY, PASSPHRASE, "captura/32020/Ana", random=os.urandom)
    assert all(other[part] != slot[part] for part in ("salt", "nonce", "box"))
    assert (slot["t"], slot["m"], slot["p"]) == (3, 65536, 1)
