"""Enrolment on paper and wire: request, certificate, answer, digits, and forged ones refused."""

import datetime as dt
import json
import os
from dataclasses import replace

import pytest

from captura.errors import KeysError
from captura.keys.certificate import (
    Certificate,
    StateIdentity,
    answer_bytes,
    certificate_from,
    certificate_plain,
    check,
    digits,
    issue,
    read_answer,
)
from captura.keys.request import Request, new_request, read_request, request_bytes
from captura.keys.sealing import new_identity
from captura.keys.signing import Pair, new_pair, sign

STATE = new_pair(os.urandom)
IDENTITY = StateIdentity("Coordinación estatal", new_identity().public, STATE.public_hex)
DAY = dt.date(2026, 5, 4)


def a_request(device: Pair) -> Request:
    return new_request(
        institute="32020",
        institute_name="Instituto Municipal de las Mujeres de Jerez",
        age_public=new_identity().public,
        device=device,
        nickname="Laptop azul",
        date=DAY,
        random=os.urandom,
    )


def a_certificate(state: Pair = STATE, replaces: str | None = None) -> Certificate:
    asked = a_request(new_pair(os.urandom))
    return issue(
        state.private,
        request=asked.number,
        institute=asked.institute,
        institute_name=asked.institute_name,
        age_public=asked.age_public,
        device_public=asked.device_public,
        letter="A",
        valid_from=DAY,
        valid_until=DAY.replace(year=2027),
        replaces=replaces,
        practice=False,
        state_public=state.public_hex,
    )


def test_a_request_travels_and_says_the_same_digits_on_both_screens():
    asked = a_request(new_pair(os.urandom))
    arrived = read_request(request_bytes(asked))
    assert arrived == asked
    assert arrived.digits == asked.digits


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("instituto", "32017"),
        ("equipo", "Otra"),
        ("fecha", "2026-05-05"),
        ("llave_equipo", "0" * 64),
        pytest.param("llave_paquetes", new_identity().public, id="llave_paquetes"),
        ("nombre", "Otro instituto"),
    ],
)
def test_a_request_altered_on_the_way_is_refused(name, value):
    asked = json.loads(request_bytes(a_request(new_pair(os.urandom))))
    asked[name] = value
    with pytest.raises(KeysError) as told:
        read_request(json.dumps(asked).encode())
    assert told.value.code == "CAP-KEYS-21"


def test_a_certificate_travels_and_is_checked():
    certificate = a_certificate(replaces=new_pair(os.urandom).public_hex)
    check(certificate, STATE.public_hex)
    arrived, state = read_answer(answer_bytes(certificate, IDENTITY))
    assert (arrived, state) == (certificate, IDENTITY)
    assert arrived.code == certificate.code
    assert certificate_from(certificate_plain(certificate)) == certificate


@pytest.mark.parametrize(
    "change",
    [
        {"institute": "32017"},
        {"letter": "B"},
        {"valid_until": dt.date(2099, 1, 1)},
        {"practice": True},
        {"replaces": "0" * 64},
        {"age_public": new_identity().public},
        {"device_public": "1" * 64},
        {"institute_name": "Otro"},
        {"request": "0" * 32},
    ],
)
def test_any_altered_field_breaks_the_signature_and_the_code(change):
    certificate = a_certificate()
    altered = replace(certificate, **change)
    with pytest.raises(KeysError) as told:
        check(altered, STATE.public_hex)
    assert told.value.code == "CAP-KEYS-20"
    assert altered.code != certificate.code


def test_a_state_of_ones_own_making_is_not_the_state():
    forger = new_pair(os.urandom)
    forged = a_certificate(forger)
    check(forged, forger.public_hex)
    with pytest.raises(KeysError):
        check(forged, STATE.public_hex)
    with pytest.raises(KeysError):
        read_answer(answer_bytes(forged, IDENTITY))
    with pytest.raises(KeysError):
        check(replace(forged, state_public=STATE.public_hex), STATE.public_hex)


def test_a_signature_for_another_purpose_is_no_certificate():
    certificate = a_certificate()
    reused = replace(certificate, signature=sign(STATE.private, b"captura/1\n").hex())
    with pytest.raises(KeysError):
        check(reused, STATE.public_hex)


def test_days_are_counted_both_included():
    certificate = a_certificate()
    assert certificate.valid_on(certificate.valid_from)
    assert certificate.valid_on(certificate.valid_until)
    assert not certificate.valid_on(certificate.valid_until + dt.timedelta(days=1))
    assert not certificate.valid_on(certificate.valid_from - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("version", 2),
        ("firma", "xx"),
        ("letra", "AA"),
        ("desde", "2026-13-01"),
        ("practica", 0),
        ("instituto", "3202"),
        ("llave_paquetes", "age1corta"),
        ("reemplaza", "nadie"),
        ("nombre", None),
        ("nombre", "media letra \ud800"),
        ("instituto", "٣٢٠٢٠"),
    ],
)
def test_other_shapes_are_told_not_trusted(name, value):
    with pytest.raises(KeysError) as told:
        certificate_from({**certificate_plain(a_certificate()), name: value})
    assert told.value.code == "CAP-KEYS-01"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff", b'{"captura":"otro"}', b"[" * 9999, b" " * 2**21 + b"{}"]
)
def test_what_is_no_answer_is_told(data):
    for read in (read_answer, read_request):
        with pytest.raises(KeysError):
            read(data)


def test_digits_are_five_groups_and_follow_the_keys():
    assert digits("a", "b") == digits("a", "b")
    assert digits("a", "b") != digits("b", "a")
    groups = IDENTITY.digits.split(" ")
    assert [len(group) for group in groups] == [4] * 5
    assert all(group.isdigit() for group in groups)
