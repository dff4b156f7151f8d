"""Every door through which a foreign file comes in, with what spoils files for it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from captura import isolate
from captura.actions.editions import told_editions
from captura.errors import PackageError
from captura.keys.sealing import decrypt, encrypt
from captura.keys.vault_recovery import answered
from captura.packages.catalogue_file import (
    CatalogueFile,
    catalogue_bytes,
    read_catalogue_file,
)
from captura.packages.delivery import make_plain
from captura.packages.enrolment import (
    read_answer,
    read_request,
    read_vault_answer,
    read_vault_request,
    read_welcome,
)
from captura.packages.header import ACUSE, Header, Recipient
from captura.packages.localities import read_places
from captura.packages.receipt import open_receipt, receipt_plain
from captura.packages.refusals import ALTERED, refused
from captura.packages.sealed import open_sealed
from captura.packages.verify import check_workbook, verify_file
from captura.records.editions import BY_ACUSE
from captura.records.version import read_line
from tests.fuzz.golden import LISTS, PASSWORD, Golden
from tests.fuzz.mutate import (
    Draw,
    any_of,
    spoil_bytes,
    spoil_json,
    spoil_text,
    spoil_value,
    spoil_zip,
)
from tests.packages.test_receipt import RECEIPT

Spoil = Callable[[Golden, Draw], bytes]


@dataclass(frozen=True)
class Reader:
    """spoil: an honest file made hostile · read: the door · few, many: cases in `test`, --largo."""

    name: str
    spoil: Spoil
    read: Callable[[Golden, bytes], Any]
    few: int
    many: int


def _open(golden: Golden, data: bytes) -> None:
    """As the state opens a delivery, to the last line and the workbook."""
    office = golden.office
    opened = open_sealed(
        data, [office.state_age.secret], state_public=office.state.public_hex, practice=False
    )
    try:
        for line in opened.lines():
            read_line(line)
    except ValueError:  # `actions.open_package` turns it into its sentence
        raise refused(ALTERED) from None
    assert opened.workbook is None or opened.workbook


def _verify(golden: Golden, data: bytes) -> None:
    office = golden.office
    verdict = verify_file(
        data, secrets=[office.state_age.secret], state_public=office.state.public_hex
    )
    assert verdict.code in (0, 1, 2)
    if verdict.code:
        raise PackageError(verdict.title, verdict.text, verdict.text, verdict.error)


def _receipt(golden: Golden, data: bytes) -> None:
    office = golden.office
    secrets = [office.institute_age.secret]
    open_receipt(data, secrets, state_public=office.state.public_hex, practice=False)


def _book(golden: Golden, data: bytes) -> None:
    check_workbook(data, state_public=golden.office.state.public_hex, keep_rows=True)


def _closed_book(golden: Golden, data: bytes) -> None:
    check_workbook(data, password=PASSWORD)


def _list(_golden: Golden, data: bytes) -> None:
    isolate.run("captura.excel.list_reader.read_list", data)


def _sealed_again(golden: Golden, draw: Draw) -> bytes:
    """Spoilt inside the encryption: anyone who knows the public key can make it."""
    office = golden.office
    plain = decrypt(golden.sealed, [office.state_age.secret])
    return encrypt(any_of(spoil_bytes, spoil_zip)(plain, draw), [office.state_age.public])


def _manifest(golden: Golden, draw: Draw) -> bytes:
    """A manifest of other values."""
    office = golden.office
    plain = decrypt(golden.sealed, [office.state_age.secret])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, spoil_json(part, draw) if name == "manifiesto" else part)
    return encrypt(made.getvalue(), [office.state_age.public])


def _signed_records(golden: Golden, draw: Draw) -> bytes:
    """Records that an enrolled laptop gone bad signs: every code and the signature fit."""
    office = golden.office
    plain = decrypt(golden.sealed, [office.state_age.secret])
    lines = zipfile.ZipFile(io.BytesIO(plain)).read("registros.jsonl").decode().splitlines()
    made = []
    chosen = draw.randrange(len(lines))
    for line in lines[chosen : chosen + 1]:
        kind, record_id, *_ = json.loads(line)
        spoilt = spoil_json(line.encode(), draw).decode("utf-8", "replace").replace("\n", " ")
        made.append((kind, record_id, spoilt))
    path = golden.folder / "firmado.captura"
    make_plain(path, office.header(), made, sign=office.sign, temporary=golden.folder)
    return path.read_bytes()


def _signed_receipt(golden: Golden, draw: Draw) -> bytes:
    """A receipt whose every word is the state's, and wrong."""
    office = golden.office
    header = Header(
        kind=ACUSE,
        sender="estado",
        sender_name="Estado",
        device=office.state.public_hex,
        recipients=(Recipient("32020", "Instituto", office.institute_age.public),),
        created="2026-10-03T10:00:00Z",
    )
    record_id = "32020-abababab-abab-abab-abab-abababababab"
    value: list[Any] = [ACUSE, record_id, receipt_plain(RECEIPT)]
    value[2] = spoil_value(value[2], draw) if draw.random() < 0.8 else draw.random()
    line = json.dumps(value)
    head = f'["{ACUSE}","{record_id}",'
    line = head + line.partition(",")[2].partition(",")[2].strip()
    path = golden.folder / "acuse-malo.captura"
    row = [(ACUSE, record_id, line)]
    make_plain(path, header, row, sign=office.sign_as_state, temporary=golden.folder)
    return path.read_bytes()


def _photo(_golden: Golden, data: bytes) -> None:
    drawn = isolate.run("captura.ui.photo.cleaned", data)
    assert drawn.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in drawn


def _request(_golden: Golden, data: bytes) -> None:
    read_request(data)


def _answer(_golden: Golden, data: bytes) -> None:
    read_answer(data)


def _welcome(golden: Golden, data: bytes) -> None:
    pair = golden.office.institute_age
    read_welcome(encrypt(data, [pair.public]), [pair.secret])


def _vault_request(golden: Golden, data: bytes) -> None:
    """As the state answers it, to the half that it decrypts."""
    answered(read_vault_request(data), [golden.office.state_age.secret])


def _vault_answer(_golden: Golden, data: bytes) -> None:
    read_vault_answer(data)


def _catalogues(golden: Golden, data: bytes) -> None:
    """As an institute reads it, to the rows; those of an acuse too."""
    content = read_catalogue_file(data, state_public=golden.office.state.public_hex, practice=False)
    told_editions(content.lists, BY_ACUSE)


def _signed_catalogues(golden: Golden, draw: Draw) -> bytes:
    """Lists whose every word is the state's, and wrong."""
    lists = {
        name: spoil_text(text.encode(), draw).decode("utf-8", "replace")
        for name, text in LISTS.items()
    }
    content = CatalogueFile("Estado", 2, False, lists)
    return catalogue_bytes(content, golden.office.sign_as_state)


def _places(_golden: Golden, data: bytes) -> None:
    read_places(data)


SPOIL_BOOK = any_of(spoil_bytes, spoil_zip)
SPOIL_TEXT = any_of(spoil_bytes, spoil_text)
READERS = (
    Reader("paquete", lambda g, d: spoil_bytes(g.sealed, d), _open, 300, 20_000),
    Reader("paquete por dentro", _sealed_again, _open, 400, 14_000),
    Reader("manifiesto", _manifest, _open, 500, 16_000),
    Reader("registros firmados", _signed_records, _open, 150, 6_000),
    Reader("verificar", _sealed_again, _verify, 60, 2_000),
    Reader("acuse", lambda g, d: spoil_bytes(g.receipt, d), _receipt, 200, 8_000),
    Reader("acuse firmado", _signed_receipt, _receipt, 200, 6_000),
    Reader("libro", lambda g, d: SPOIL_BOOK(g.book, d), _book, 120, 2_500),
    Reader("libro cerrado", lambda g, d: spoil_bytes(g.closed_book, d), _closed_book, 10, 500),
    Reader("lista", lambda g, d: SPOIL_BOOK(g.filled_list, d), _list, 150, 3_000),
    Reader("foto", lambda g, d: spoil_bytes(d.choice(g.photos), d), _photo, 150, 3_000),
    Reader("solicitud", lambda g, d: spoil_json(g.request, d), _request, 400, 4_500),
    Reader("certificado", lambda g, d: spoil_json(g.answer, d), _answer, 400, 4_500),
    Reader("alta", lambda g, d: spoil_json(g.welcome, d), _welcome, 400, 4_000),
    Reader(
        "solicitud de bóveda",
        lambda g, d: spoil_json(g.vault_request, d),
        _vault_request,
        200,
        1_500,
    ),
    Reader(
        "respuesta de bóveda", lambda g, d: spoil_json(g.vault_answer, d), _vault_answer, 200, 1_500
    ),
    Reader("localidades", lambda g, d: SPOIL_TEXT(g.localities, d), _places, 400, 6_000),
    Reader("catálogos", lambda g, d: spoil_json(g.catalogues, d), _catalogues, 300, 4_500),
    Reader("catálogos firmados", _signed_catalogues, _catalogues, 200, 3_000),
)
assert sum(reader.many for reader in READERS) == 110_500
