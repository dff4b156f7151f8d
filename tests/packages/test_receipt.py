"""The acuse as a file and as a QR: whole, signed by the state, for its institute only."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from captura.errors import KeysError, PackageError
from captura.keys.request import new_request, request_bytes
from captura.packages import refusals
from captura.packages.enrolment import MOST_BYTES, read_request
from captura.packages.header import ACUSE, Header, Recipient
from captura.packages.qr import qr_text, read_qr
from captura.packages.receipt import (
    Observation,
    Receipt,
    Returned,
    SheetCount,
    open_receipt,
    receipt_from,
    receipt_id,
    receipt_plain,
    write_receipt,
)
from captura.packages.verify import verify_file
from captura.records.registry import RECORDS
from tests.packages.made import Desk, deliver, desk, versions

RECEIPT = Receipt(
    package="ab" * 32,
    recipient="32020",
    period="2026-T3",
    sequence=4,
    arrived="2026-10-03T10:00:00Z",
    sheets={"persona": SheetCount(5, 1, 2), "actividad": SheetCount(3)},
    returned=(Returned("persona", "32020-x", "cd" * 32, "Falta el «sexo».\nGracias"),),
    observations=(Observation("o-1", "persona", "32020-x", "curp", "Revise la CURP"),),
    revoked=("ef" * 32,),
)


def write(path: Path, office: Desk, receipt: Receipt = RECEIPT, **changes: object) -> bytes:
    known: dict[str, object] = {
        "kind": ACUSE,
        "sender": "estado",
        "sender_name": "Estado",
        "device": office.state.public_hex,
        "recipients": (Recipient("32020", "Instituto", office.institute_age.public),),
        "created": "2026-10-03T10:00:00Z",
    }
    header = Header(**{**known, **changes})  # type: ignore[arg-type]
    write_receipt(path, header, receipt, sign=office.sign_as_state, temporary=path.parent)
    return path.read_bytes()


def test_it_comes_back_whole(tmp_path: Path) -> None:
    office = desk()
    data = write(tmp_path / "acuse.captura", office)
    secrets = [office.institute_age.secret]
    manifest, receipt = open_receipt(data, secrets, state_public=office.state.public_hex)
    assert receipt == RECEIPT
    assert manifest.header.kind == ACUSE
    assert receipt_from(receipt_plain(RECEIPT)) == RECEIPT
    verdict = verify_file(data, secrets=secrets, state_public=office.state.public_hex)
    assert (verdict.code, verdict.title) == (0, "Íntegro")


def test_it_is_refused_from_another_state_or_for_another_institute(tmp_path: Path) -> None:
    office, other = desk(), desk(seed=5)
    data = write(tmp_path / "acuse.captura", office)
    with pytest.raises(PackageError) as refused:
        open_receipt(data, [office.institute_age.secret], state_public=other.state.public_hex)
    assert refused.value.code == refusals.CERTIFICATE
    with pytest.raises(PackageError) as refused:
        open_receipt(data, [other.institute_age.secret], state_public=office.state.public_hex)
    assert refused.value.code == refusals.NOT_FOR_US


def test_a_delivery_is_no_receipt(tmp_path: Path) -> None:
    office = desk()
    data = deliver(tmp_path, office, versions(1))[0]
    with pytest.raises(PackageError) as refused:
        open_receipt(data, [office.institute_age.secret], state_public=office.state.public_hex)
    assert refused.value.code == refusals.OTHER_KIND


def test_its_id_is_always_the_same() -> None:
    assert receipt_id("ab" * 32, "32020") == "32020-abababab-abab-abab-abab-abababababab"


def test_the_qr_survives_a_scanner_and_no_change() -> None:
    office = desk()
    text = qr_text(RECEIPT, office.sign_as_state)
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    for scanned in (text, text.lower(), f" {text}\r\n"):
        read = read_qr(scanned, office.state.public_hex)
        assert read.package == RECEIPT.package
        assert read.date == dt.date(2026, 10, 3)
        assert read.sheets["persona"] == SheetCount(5, 1, 2)
    for wrong in (text.replace("5.1.2", "6.1.2"), text[:-1], "", text.replace("2026", "2025")):
        with pytest.raises(PackageError) as refused:
            read_qr(wrong, office.state.public_hex)
        assert refused.value.code == refusals.QR
    with pytest.raises(PackageError):
        read_qr(text, desk(seed=6).state.public_hex)


def test_every_sheet_and_every_keyboard_leave_the_qr_readable() -> None:
    office = desk()
    sheets = {name: SheetCount(n, 1, 0) for n, name in enumerate(RECORDS)}
    text = qr_text(replace(RECEIPT, sheets=sheets), office.sign_as_state)
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    # a scanner that speaks another keyboard than the computer's
    for scanned in (text, text.translate(str.maketrans("/-", "-'")), text.replace("/", "&")):
        assert dict(read_qr(scanned, office.state.public_hex).sheets) == sheets
    bare = qr_text(replace(RECEIPT, sheets={}), office.sign_as_state)
    assert dict(read_qr(bare, office.state.public_hex).sheets) == {}


def test_enrolment_files_are_read_within_bounds() -> None:
    office = desk()
    request = new_request(
        institute="32020",
        institute_name="Instituto",
        age_public=office.institute_age.public,
        device=office.device,
        nickname="laptop 1",
        date=dt.date(2026, 9, 1),
        random=lambda count: bytes(count),
    )
    assert read_request(request_bytes(request)) == request
    with pytest.raises(PackageError) as refused:
        read_request(b" " * (MOST_BYTES + 1))
    assert refused.value.code == refusals.TOO_BIG
    with pytest.raises(KeysError):
        read_request(b"{}")
