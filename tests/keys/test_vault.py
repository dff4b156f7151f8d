"""The vault's key: who opens it, what it seals and binds, and that nothing is left of it."""

from __future__ import annotations

import gc
import os

import pytest

from captura.errors import KeysError
from captura.keys.seal import STEP, Seal
from captura.keys.sealing import Identity, decrypt, new_identity
from captura.keys.vault import (
    Lock,
    lock_json,
    new_lock,
    next_key,
    open_lock,
    read_lock,
    with_halves,
    with_user,
    without_user,
)
from captura.keys.vault_halves import joined, xor

BOUND = ("registro", "32020-x", "00a1.1")


def made() -> tuple[Lock, Seal, Identity, Identity, Identity]:
    ana, sheet, state = new_identity(), new_identity(), new_identity()
    lock, seal = new_lock({"Ana": ana.public}, sheet.public, state.public, os.urandom)
    return lock, seal, ana, sheet, state


@pytest.mark.parametrize("length", [0, 1, 4087, 4088, 4089, 9000])
def test_a_size_tells_the_step_of_four_kib_and_no_more(length: int) -> None:
    seal = Seal(1, {1: bytes(32)}, os.urandom)
    sealed = seal.seal("x" * length, BOUND)
    assert (len(sealed) - 12 - 16) % STEP == 0
    assert len(sealed) - 28 - length <= STEP + 8
    assert seal.open(1, sealed, BOUND) == "x" * length


def test_accents_count_by_their_bytes() -> None:
    seal = Seal(1, {1: bytes(32)}, os.urandom)
    assert seal.open(1, seal.seal("ñ" * 3000, BOUND), BOUND) == "ñ" * 3000


@pytest.mark.parametrize("place", range(3))
def test_a_row_opens_only_where_it_was_sealed(place: int) -> None:
    seal = Seal(1, {1: bytes(32), 2: bytes(32)}, os.urandom)
    sealed = seal.seal("nota", BOUND)
    moved = tuple("otra" if n == place else part for n, part in enumerate(BOUND))
    assert seal.open(1, sealed, moved) is None
    assert seal.open(2, sealed, BOUND) is None  # the same key under another number


def test_a_changed_or_cut_row_does_not_open() -> None:
    seal = Seal(1, {1: bytes(32)}, os.urandom)
    sealed = seal.seal("nota", BOUND)
    for place in (0, 12, 500, len(sealed) - 1):
        spoilt = bytearray(sealed)
        spoilt[place] ^= 1
        assert seal.open(1, bytes(spoilt), BOUND) is None
    for length in (0, 5, 12, 27, len(sealed) - 1):
        assert seal.open(1, sealed[:length], BOUND) is None


def test_the_parts_of_what_it_is_bound_to_cannot_run_together() -> None:
    seal = Seal(1, {1: bytes(32)}, os.urandom)
    assert seal.open(1, seal.seal("nota", ("a", "bc", "")), ("ab", "c", "")) is None


def test_only_who_was_let_in_opens_it() -> None:
    lock, seal, ana, _, _ = made()
    eva = new_identity()
    assert open_lock(lock, "Ana", ana, os.urandom).key() == seal.key()
    for name, pair in (("Eva", eva), ("Ana", eva), ("Eva", ana)):
        with pytest.raises(KeysError, match="CAP-KEYS-30"):
            open_lock(lock, name, pair, os.urandom)
    grown = read_lock(lock_json(with_user(lock, seal, "Eva", eva.public)))
    assert open_lock(grown, "Eva", eva, os.urandom).key() == seal.key()


def test_whoever_was_taken_out_is_out_of_the_next_key() -> None:
    lock, seal, ana, _, _ = made()
    eva = new_identity()
    lock = without_user(with_user(lock, seal, "Eva", eva.public), "Eva")
    assert lock.change
    old = seal.seal("antes", BOUND)
    fresh, other = next_key(lock, seal)
    assert (fresh.number, fresh.change, set(fresh.users)) == (2, False, {"Ana"})
    assert other.key() != seal.key()
    found = open_lock(read_lock(lock_json(fresh)), "Ana", ana, os.urandom)
    assert found.key() == other.key()
    assert found.open(1, old, BOUND) == "antes"  # one that arrives late
    third, last = next_key(fresh, other)
    found = open_lock(read_lock(lock_json(third)), "Ana", ana, os.urandom)
    assert found.numbers() == (1, 2, 3)
    assert found.open(1, old, BOUND) == "antes"
    assert last.number == 3


def test_both_halves_find_it_again_and_neither_alone() -> None:
    lock, seal, _, sheet, state = made()
    halves = lock.halves
    one = decrypt(_bytes(halves.sheet), [sheet.secret])
    other = decrypt(_bytes(halves.state), [state.secret])
    assert joined(halves, one, other) == seal.key()
    for wrong in ((one, one), (other, other), (one, bytes(32)), (bytes(32), other), (one, b"")):
        with pytest.raises(KeysError, match="CAP-KEYS-31"):
            joined(halves, *wrong)
    with pytest.raises(KeysError, match="CAP-KEYS-05"):
        decrypt(_bytes(halves.state), [sheet.secret])
    assert xor(one, other) != seal.key()


def test_a_new_sheet_or_state_gets_its_half() -> None:
    lock, seal, _, sheet, state = made()
    assert with_halves(lock, seal, sheet.public, state.public) is lock
    other = new_identity()
    fresh = with_halves(lock, seal, other.public, state.public)
    one = decrypt(_bytes(fresh.halves.sheet), [other.secret])
    two = decrypt(_bytes(fresh.halves.state), [state.secret])
    assert joined(fresh.halves, one, two) == seal.key()


def test_nothing_is_left_of_a_forgotten_key() -> None:
    seal = Seal(1, {1: b"k" * 32, 2: b"q" * 32}, os.urandom)
    held = list(seal._keys.values())
    seal.forget()
    assert all(key == bytes(32) for key in held)
    assert seal.numbers() == ()
    found = [one for one in gc.get_objects() if isinstance(one, bytearray)]
    assert not any(one in (b"k" * 32, b"q" * 32) for one in found)


def test_what_shows_of_it_shows_no_key() -> None:
    lock, seal, *_ = made()
    assert repr(seal) == "Seal(1)"
    assert seal.key().hex() not in lock_json(lock)


@pytest.mark.parametrize("text", ["{}", "[]", '{"numero": 0}', "no"])
def test_a_damaged_lock_is_refused(text: str) -> None:
    with pytest.raises(KeysError, match="CAP-KEYS-01"):
        read_lock(text)


def _bytes(text: str) -> bytes:
    import base64

    return base64.b64decode(text)
