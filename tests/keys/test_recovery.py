"""The printed secret as words and code: round trips, slips of the pen, mixed-up shares."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from captura.errors import KeysError
from captura.keys.recovery import (
    Share,
    join,
    secret_of,
    share_of,
    share_words,
    split,
    words_of,
)
from captura.keys.scan import looks_scanned, read_scan, read_sheet, scan_text
from captura.keys.words import bare, spanish_words

SECRET = bytes(range(32))
secrets = st.binary(min_size=32, max_size=32)
shares = st.builds(Share, st.sampled_from([1, 2]), st.integers(0, 255), secrets)


@given(secrets)
def test_words_are_those_of_bip39_and_come_back(secret):
    words = words_of(secret)
    standard = Mnemonic("spanish").to_mnemonic(secret)
    assert " ".join(words) == unicodedata.normalize("NFC", standard)
    assert secret_of(" ".join(words)) == secret


@given(secrets)
def test_words_come_back_without_accents_in_capitals_and_numbered(secret):
    words = words_of(secret)
    typed = "\n".join(f"{turn}. {bare(word).upper()}," for turn, word in enumerate(words, 1))
    assert secret_of(typed) == secret
    assert secret_of(unicodedata.normalize("NFD", " ".join(words))) == secret


@given(shares)
def test_shares_come_back_from_words_and_code(share):
    assert share_of(" ".join(share_words(share))) == share
    assert read_scan(scan_text(share)) == share


@given(secrets)
def test_codes_come_back_as_a_scanner_on_another_keyboard_types_them(secret):
    code = scan_text(secret)
    assert read_scan(code) == secret
    assert read_scan(code.lower().replace(" ", "'") + "\r\n") == secret
    assert read_scan(code.replace("0", "O").replace("1", "l")) == secret


def test_the_code_is_groups_of_capitals_and_digits():
    groups = scan_text(SECRET).split(" ")
    assert len(groups) == 16
    assert all(
        len(group) == 4 and group.isalnum() and group.isupper() | group.isdigit()
        for group in groups
    )
    assert not set("".join(groups[1:])) & set("ILOU")
    assert looks_scanned(scan_text(SECRET).lower())
    assert not looks_scanned("captar 2. abeja")


@given(secrets, shares)
def test_one_box_takes_words_code_and_shares(secret, share):
    assert read_sheet(" ".join(words_of(secret))) == read_sheet(scan_text(secret).lower()) == secret
    assert read_sheet(" ".join(share_words(share))) == read_sheet(scan_text(share)) == share


def test_a_misspelt_word_is_named_and_the_nearest_proposed():
    words = list(words_of(SECRET))
    right = words[6]
    words[6] = right[:-1] + "x" + right[-1]
    with pytest.raises(KeysError) as told:
        secret_of(" ".join(words))
    assert f"La palabra 7, «{words[6]}»" in told.value.what
    assert f"«{right}»" in told.value.what


def test_nearly_every_slip_of_one_letter_proposes_the_right_word():
    proposed = 0
    tried = 0
    words = list(words_of(SECRET))
    for word in spanish_words()[::29]:
        slip = word[:2] + word[3:] if len(word) > 4 else word + "h"
        if bare(slip) in {bare(known) for known in spanish_words()}:
            continue
        tried += 1
        with pytest.raises(KeysError) as told:
            secret_of(" ".join([slip, *words[1:]]))
        proposed += f"«{word}»?" in told.value.what
    assert tried > 50
    assert proposed >= 0.85 * tried


def test_two_words_changed_about_and_a_missing_one_are_told():
    words = list(words_of(SECRET))
    with pytest.raises(KeysError, match="24 palabras y hay 23"):
        secret_of(" ".join(words[:-1]))
    for turn in range(23):
        swapped = [*words]
        swapped[turn], swapped[turn + 1] = swapped[turn + 1], swapped[turn]
        with pytest.raises(KeysError, match="cambiada o en otro lugar"):
            secret_of(" ".join(swapped))


def test_every_wrong_sign_of_a_code_is_found():
    code = scan_text(SECRET).replace(" ", "")
    for place in range(4, len(code)):
        other = "7" if code[place] != "7" else "8"
        with pytest.raises(KeysError):
            read_scan(code[:place] + other + code[place + 1 :])
    for end in range(len(code)):
        with pytest.raises(KeysError):
            read_scan(code[:end])


@given(secrets)
def test_two_shares_make_the_secret_and_one_says_nothing_of_it(secret):
    one, two = split(secret, os.urandom)
    assert join(one, two) == join(two, one) == secret
    assert secret not in (one.half, two.half)
    assert scan_text(one) != scan_text(two)


def test_shares_that_do_not_belong_together_are_told_apart():
    one, two = split(SECRET, lambda size: bytes([7]) * size)
    other = split(SECRET, lambda size: bytes([8]) * size)[1]
    with pytest.raises(KeysError, match="son la parte 1"):
        join(one, one)
    with pytest.raises(KeysError, match="no se imprimieron juntas"):
        join(one, other)
    assert join(one, two) == SECRET


def test_words_of_a_share_are_not_taken_for_a_recovery_sheet_nor_the_other_way():
    one, _ = split(SECRET, os.urandom)
    with pytest.raises(KeysError, match="24 palabras y hay 25"):
        secret_of(" ".join(share_words(one)))
    with pytest.raises(KeysError, match="25 palabras y hay 24"):
        share_of(" ".join(words_of(SECRET)))


def test_a_secret_never_shows_in_a_repr():
    one, _ = split(SECRET, os.urandom)
    assert one.half.hex() not in repr(one)
    assert repr(one.half) not in repr(one)
