"""Every real reader refuses what practice made, under any name; and practice what is real."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    check_request,
    read_certificate_file,
    read_request,
    request_bytes,
    write_request,
)
from captura.actions.enrol_sister import welcome
from captura.actions.export_workbook import export_workbook
from captura.actions.office import STATE, Office
from captura.actions.open_package import open_package
from captura.actions.practice.offices import open_state
from captura.actions.receive_receipt import receive_receipt
from captura.actions.take_in import take_in
from captura.errors import CapturaError
from captura.packages import refusals
from captura.packages.header import Recipient
from captura.records.periods import Period
from tests.actions.world import World, craft, deliver, dump, hand_in, header_of, talk, woman

T2 = Period(2026, 2)
REFUSED = {refusals.PRACTICE, refusals.NOT_FOR_US}


def refused(office: Office, act: object, *arguments: object) -> str:
    """The code; the database is as it was."""
    before = dump(office)
    with pytest.raises(CapturaError) as caught:
        act(office, *arguments)  # type: ignore[operator]
    assert dump(office) == before
    return caught.value.code


def test_deliveries(world: World, state: Office, jerez: Office, pupil: Office) -> None:
    made, ours = hand_in(pupil, T2)
    talk(jerez, woman())
    _, real = hand_in(jerez, T2)
    school = open_state(pupil)
    world.offices.append(school)
    for act in (take_in, open_package):
        assert refused(state, act, ours) in REFUSED
        assert refused(school, act, real) in REFUSED
    book = pupil.folder.temporary / "entrega-trimestral.xlsx"
    export_workbook(pupil, made.id, book, None, "para verlo")
    assert refused(state, take_in, book.read_bytes()) == refusals.PRACTICE


def test_a_delivery_sent_to_the_real_state_on_purpose(
    world: World, state: Office, pupil: Office
) -> None:
    """Even encrypted to the keys of the real state: it is the signed flag that counts."""
    to = (Recipient(STATE, state.name, state.packages_key.public),)
    data = craft(pupil, [], replace(header_of(pupil), recipients=to, practice=True))
    assert refused(state, take_in, data) == refusals.PRACTICE
    plain = craft(pupil, [], replace(header_of(pupil), recipients=to, practice=False))
    assert refused(state, take_in, plain) == refusals.CERTIFICATE  # the certificate says it too


def test_receipts(world: World, state: Office, jerez: Office, pupil: Office) -> None:
    talk(jerez, woman())
    _, _, real = deliver(jerez, state)
    school = open_state(pupil)
    world.offices.append(school)
    arrival = take_in(school, hand_in(pupil, T2)[1])
    from captura.actions.decide import decide
    from captura.actions.issue_receipt import issue_receipt

    decide(school, arrival.package)
    made = issue_receipt(school, arrival.package)
    assert refused(jerez, receive_receipt, made.path.read_bytes()) in REFUSED
    assert refused(pupil, receive_receipt, real.path.read_bytes()) in REFUSED


def test_enrolment_files_both_ways(
    world: World, state: Office, jerez: Office, pupil: Office, tmp_path: Path
) -> None:
    school = open_state(pupil)
    world.offices.append(school)
    asked = read_request(request_bytes(write_request(pupil, "Laptop")))
    real = read_request(request_bytes(write_request(jerez, "Laptop")))
    for act in (check_request, certify):
        assert refused(state, act, asked) == "CAP-ACT-22"
        assert refused(school, act, real) == "CAP-ACT-22"
    assert refused(jerez, welcome, asked) == "CAP-ACT-22"  # the keys of the real institute stay
    assert refused(pupil, welcome, real) == "CAP-ACT-22"
    answer = certificate_file(school, certify(school, asked))
    assert refused(jerez, read_certificate_file, answer) in {"CAP-ACT-11", "CAP-ACT-15"}
    accept_certificate(pupil, read_certificate_file(pupil, answer))


def test_a_request_that_hides_its_flag_has_no_signature(pupil: Office) -> None:
    data = request_bytes(write_request(pupil, "Laptop"))
    hidden = data.replace(b' "practica": true,\n', b"")
    assert hidden != data
    with pytest.raises(CapturaError) as caught:
        read_request(hidden)
    assert caught.value.code == "CAP-KEYS-21"
