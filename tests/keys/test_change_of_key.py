"""A changed database key: nobody's passphrase is needed, and who was taken out stays out."""

import json
import os
from pathlib import Path

import pytest

from captura.errors import KeysError
from captura.keys.recovery import new_secret
from captura.keys.ring import (
    add_user,
    identity_of,
    new_database_key,
    new_ring,
    not_yet_upgraded,
    open_with_passphrase,
    open_with_recovery,
    read_ring,
    rekeyed,
    remove_user,
    renew_recovery,
    ring_json,
    set_passphrase,
    upgraded,
)
from captura.keys.slots import open_paper
from tests.keys.ring_of_one import PHRASE, ring_of_one

FIRST, SECOND, THIRD = PHRASE, "tren azul cobija limón", "pez torre nube café"
OLD = Path(__file__).parent / "golden" / "llaves-1.json"  # as the first release wrote it
OLD_KEY, OLD_SECRET = bytes(range(48)), bytes(range(100, 132))


@pytest.fixture(scope="module")
def made():
    key, secret, ring = ring_of_one()
    return key, secret, add_user(ring, key, "Eva Ríos", "captura", SECOND, os.urandom)


def test_a_ring_of_the_first_release_opens_each_way():
    ring = read_ring(OLD.read_bytes())
    assert open_with_passphrase(ring, "María Núñez", FIRST) == OLD_KEY
    assert open_with_passphrase(ring, "Eva Ríos", SECOND) == OLD_KEY
    assert open_with_recovery(ring, OLD_SECRET) == OLD_KEY
    assert identity_of(ring, "Eva Ríos", SECOND) is None
    assert open_paper(ring.owner, ring.recovery, OLD_SECRET)[1] is None


def test_it_is_brought_forward_user_by_user_and_kept():
    ring = read_ring(OLD.read_bytes())
    one = read_ring(ring_json(upgraded(ring, "María Núñez", FIRST, os.urandom)))
    assert not_yet_upgraded(one) == ("Eva Ríos",)
    assert open_with_passphrase(one, "Eva Ríos", SECOND) == OLD_KEY
    with pytest.raises(KeysError, match="CAP-KEYS-24"):
        rekeyed(one, OLD_KEY, new_database_key(os.urandom))
    both = upgraded(one, "Eva Ríos", SECOND, os.urandom)
    assert upgraded(both, "Eva Ríos", SECOND, os.urandom) is both
    with pytest.raises(KeysError, match="CAP-KEYS-24"):  # the old paper can't follow
        rekeyed(both, OLD_KEY, new_database_key(os.urandom))
    secret = new_secret(os.urandom)
    whole = renew_recovery(both, OLD_KEY, secret, os.urandom)
    with pytest.raises(KeysError):
        open_with_recovery(whole, OLD_SECRET)
    key = new_database_key(os.urandom)
    assert open_with_recovery(rekeyed(whole, OLD_KEY, key), secret) == key


def test_another_key_opens_for_all_without_them(made):
    key, secret, ring = made
    new = new_database_key(os.urandom)
    changed = read_ring(ring_json(rekeyed(ring, key, new)))
    assert open_with_passphrase(changed, "María Núñez", FIRST) == new
    assert open_with_passphrase(changed, "Eva Ríos", SECOND) == new
    assert open_with_recovery(changed, secret) == new


def test_who_was_taken_out_does_not_reach_the_new_key(made):
    key, _, ring = made
    new = new_database_key(os.urandom)
    left = rekeyed(remove_user(ring, key, "Eva Ríos"), key, new)
    with pytest.raises(KeysError, match="no está en esta computadora"):
        open_with_passphrase(left, "Eva Ríos", SECOND)
    # her old entry, put back by hand, does not open: its key is the old one
    file, old = json.loads(ring_json(left)), json.loads(ring_json(ring))
    file["usuarias"].append(old["usuarias"][1])
    with pytest.raises(KeysError):
        open_with_passphrase(read_ring(json.dumps(file).encode()), "Eva Ríos", SECOND)
    assert open_with_passphrase(left, "María Núñez", FIRST) == new


def test_nobody_adds_herself_in_the_file_and_waits_for_a_new_key(made):
    key, secret, ring = made
    stranger = new_ring(
        key,
        owner="32020",
        name="Intrusa",
        role="titular",
        passphrase=THIRD,
        recovery_secret=secret,
        random=os.urandom,
    )
    file = json.loads(ring_json(ring))
    file["usuarias"].append(json.loads(ring_json(stranger))["usuarias"][0])
    forged = read_ring(json.dumps(file).encode())
    for name, phrase in (("María Núñez", FIRST), ("Intrusa", THIRD)):
        with pytest.raises(KeysError, match="CAP-KEYS-25"):
            open_with_passphrase(forged, name, phrase)
    with pytest.raises(KeysError, match="CAP-KEYS-25"):
        rekeyed(forged, key, new_database_key(os.urandom))
    del file["prueba"]
    with pytest.raises(KeysError, match="CAP-KEYS-01"):
        read_ring(json.dumps(file).encode())


def test_a_pair_follows_its_user_but_not_who_forgot_her_passphrase(made):
    key, secret, ring = made
    pair = identity_of(ring, "Eva Ríos", SECOND)
    assert pair is not None
    assert pair.public == ring.user("Eva Ríos").public
    paper = open_paper(ring.owner, ring.recovery, secret)[1]
    assert paper is not None
    assert paper.public == ring.recovery.public
    again = set_passphrase(ring, key, "Eva Ríos", THIRD, os.urandom)
    other = identity_of(again, "Eva Ríos", THIRD)
    assert other is not None
    assert other.public != pair.public


def test_what_others_keep_in_the_file_stays(made):
    file = json.loads(ring_json(made[2]))
    file["boveda"] = {"una": "cosa"}
    ring = read_ring(json.dumps(file).encode())
    changed = add_user(ring, made[0], "Luz Inventada", "captura", THIRD, os.urandom)
    assert json.loads(ring_json(changed))["boveda"] == {"una": "cosa"}
