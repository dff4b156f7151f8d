"""Signatures and encryption with the real libraries, and every way they must refuse."""

import os

import pytest

from captura.errors import KeysError
from captura.keys.sealing import decrypt, encrypt, is_recipient, new_identity
from captura.keys.signing import new_pair, pair_from, sign, verify

# RFC 8032, section 7.1, test 2.
RFC_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
RFC_SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_signs_as_the_standard_says():
    pair = pair_from(RFC_PRIVATE)
    assert pair.public_hex == RFC_PUBLIC
    assert sign(pair.private, b"\x72").hex() == RFC_SIGNATURE
    assert verify(pair.public, b"\x72", bytes.fromhex(RFC_SIGNATURE))


def test_refuses_another_message_key_or_any_flipped_bit():
    pair, other = new_pair(os.urandom), new_pair(os.urandom)
    signature = sign(pair.private, b"captura/1\n")
    assert verify(pair.public, b"captura/1\n", signature)
    assert not verify(pair.public, b"captura/2\n", signature)
    assert not verify(other.public, b"captura/1\n", signature)
    assert not verify(b"short", b"captura/1\n", signature)
    assert not verify(pair.public, b"captura/1\n", signature[:-1])
    for place in range(0, 512, 5):
        flipped = bytearray(signature)
        flipped[place // 8] ^= 1 << place % 8
        assert not verify(pair.public, b"captura/1\n", bytes(flipped))


def test_a_private_key_never_shows_in_a_repr():
    pair, identity = new_pair(os.urandom), new_identity()
    assert repr(pair.private) not in repr(pair)
    assert "SECRET" not in repr(identity)


def test_each_recipient_reads_and_nobody_else():
    institute, state, stranger = new_identity(), new_identity(), new_identity()
    sent = encrypt(b"registros", [institute.public, state.public])
    assert b"registros" not in sent
    assert decrypt(sent, [institute.secret]) == b"registros"
    assert decrypt(sent, [stranger.secret, state.secret]) == b"registros"
    for secrets in ([stranger.secret], []):
        with pytest.raises(KeysError) as told:
            decrypt(sent, secrets)
        assert told.value.code == "CAP-KEYS-05"


def test_cut_at_any_byte_or_altered_it_does_not_open():
    own = new_identity()
    sent = encrypt(b"0123456789", [own.public])
    for end in range(len(sent)):
        with pytest.raises(KeysError):
            decrypt(sent[:end], [own.secret])
    for place in range(len(sent)):
        altered = bytearray(sent)
        altered[place] ^= 1
        with pytest.raises(KeysError):
            decrypt(bytes(altered), [own.secret])


@pytest.mark.parametrize("bad", [[], ["age1nadie"], ["AGE-SECRET-KEY-1"]])
def test_nothing_is_encrypted_to_nobody(bad):
    with pytest.raises(KeysError) as told:
        encrypt(b"x", bad)
    assert told.value.code == "CAP-KEYS-04"


def test_a_recipient_is_a_public_key():
    own = new_identity()
    assert is_recipient(own.public)
    assert not is_recipient(own.secret)
    assert not is_recipient(own.public[:-1])
