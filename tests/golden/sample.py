"""A small signed delivery in which every field of every record is filled, traps included."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from captura.keys.certificate import certificate_plain, issue
from captura.keys.sealing import Identity, new_identity
from captura.keys.signing import new_pair, sign
from captura.packages.delivery import Made, make_delivery
from captura.packages.header import ENTREGA, Header, Recipient
from captura.paths import resources
from captura.records.catalogues import load
from captura.records.fields import Field, fields_of
from captura.records.merge import delete, edit
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.version import Version

CATALOGUES = load(resources() / "catalogos")
WRITERS = ("00000000000000a1", "fedcba9876543210")
TEXTS = (
    "Ñusta Peña", "=1+1", "00123", "1E5", "  dos  espacios", "TRUE", "a\nb", "_x000D_", "😀 niña",
    "'apóstrofo", "<b>&amp;</b>", "22/09/2026",
)  # fmt: skip
DATES = (dt.date(1899, 12, 31), dt.date(1900, 2, 28), dt.date(1931, 5, 9), dt.date(2026, 9, 22))
EACH = 6  # records of each type


@dataclass(frozen=True)
class Sample:
    """The two files of one delivery, and the keys that open and check them."""

    captura: Path
    book: Path
    state: Identity
    state_public: str
    made: Made


def make_sample(folder: Path, temporary: Path) -> Sample:
    """Make the delivery with fresh keys."""
    state, institute, signer, device = (
        new_identity(), new_identity(), new_pair(os.urandom), new_pair(os.urandom),
    )  # fmt: skip
    certificate = issue(
        signer.private,
        request="0" * 32,
        institute="32020",
        institute_name="Instituto Municipal de las Mujeres de prueba",
        age_public=institute.public,
        device_public=device.public_hex,
        letter="A",
        valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2036, 12, 31),
        replaces=None,
        practice=False,
        state_public=signer.public_hex,
    )
    header = Header(
        kind=ENTREGA,
        sender="32020",
        sender_name=certificate.institute_name,
        device=device.public_hex,
        certificate=certificate_plain(certificate),
        recipients=(
            Recipient("estado", "Estado", state.public),
            Recipient("32020", certificate.institute_name, institute.public),
        ),
        period="2026-T3",
        sequence=1,
        notice="1.0",
        legal_basis="Prueba",
        created="2026-10-01T00:00:00Z",
    )
    book, captura = folder / "entrega.xlsx", folder / "entrega.captura"
    made = make_delivery(
        captura,
        header,
        [(name, versions_of(record)) for name, record in RECORDS.items()],
        types=RECORDS,
        catalogues=CATALOGUES,
        sign=lambda message: sign(device.private, message),
        temporary=temporary,
        book_path=book,
    )
    return Sample(captura, book, state, signer.public_hex, made)


def versions_of(record: type[Record]) -> Iterator[Version]:
    """Six versions of a type: all fields filled, the fifth nearly empty, the last deleted."""
    for number in range(EACH):
        version = Version(record.TYPE, record_id(record, number))
        names = fields_of(record)[: 3 if number == EACH - 2 else None]
        texts = {field.name: text_of(field, number) for field in names}
        first = dict(list(texts.items())[::2])
        version = edit(version, first, WRITERS[0], number + 1)
        version = edit(version, dict(list(texts.items())[1::2]), WRITERS[1], number + 1)
        yield delete(version, WRITERS[0], number + 2) if number == EACH - 1 else version


def record_id(record: type[Record], number: int) -> str:
    """The same ids in every sample."""
    place = list(RECORDS).index(record.TYPE)
    return f"32020-01890a5d-ac96-774b-bcce-b3020{place:02d}a{number:04d}"


def text_of(field: Field, number: int) -> str:
    """The canonical text of a made-up value; another in each record."""
    return field.kind.canonical(value_of(field, number))


def value_of(field: Field, number: int) -> Any:
    """A made-up value of a field's kind, within its limits where they are narrow."""
    place = number + sum(map(ord, field.name))
    if field.kind.name in ("choice", "choices"):
        codes = [entry.code for entry in CATALOGUES[field.of].entries]
        one, other = codes[place % len(codes)], codes[(place + 1) % len(codes)]
        return one if field.kind.name == "choice" else tuple(sorted({one, other}))
    least = field.minimum if isinstance(field.minimum, int) and field.minimum else 1
    values: dict[str, Any] = {
        "text": TEXTS[place % len(TEXTS)][: int(str(field.maximum or 60))].strip(),
        "long_text": f"{TEXTS[place % len(TEXTS)].strip()}\n{'palabra ' * 50}fin {number}",
        "whole": least + place % 5,
        "decimal": Decimal("0.001") * (place * 37 % 23_999 + 1),
        "money": place * 1_234_567 + number,
        "date": DATES[place % len(DATES)],
        "time": dt.time(place % 24, place * 7 % 60),
        "date_time": dt.datetime(2026, 9, 1 + place % 28, place % 24, 59, place % 60),  # noqa: DTZ001
        "yes_no": place % 2 == 0,
        "reference": record_id(RECORDS[field.of], number % EACH) if field.of in RECORDS else "",
        "curp": f"PEPN31050{place % 10}MZSXXX0{number}",
        "phone": f"49212{place % 100_000:05d}",
    }
    return values[field.kind.name]
