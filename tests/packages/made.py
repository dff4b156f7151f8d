"""Made-up records, keys and packages for the tests of packages."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from captura.keys.certificate import Certificate, certificate_plain, issue
from captura.keys.sealing import Identity, new_identity
from captura.keys.signing import Pair, new_pair, sign
from captura.packages.delivery import Made, make_delivery
from captura.packages.header import Header, Recipient
from captura.paths import resources
from captura.records.catalogues import Catalogues, load
from captura.records.fields import Field, fields_of
from captura.records.merge import delete, edit
from captura.records.record import new_id
from captura.records.registry import RECORDS
from captura.records.version import Version

WRITER, OTHER = "00000000000000aa", "00000000000000bb"
TEXTS = (
    "María José", 'Ñandú "la güera"', "línea\notra", "  con espacio ", "=1+1", "0012",
    "<r><t>x</t></r>", "a|b|c", "C:\\tmp", "& <b>", "_x0041_", "’ – 🙂", "1E5", "'x", "",
)  # fmt: skip
SAMPLES: dict[str, tuple[str, ...]] = {
    "curp": ("XEXX010101MZSNNNA8", "NA"),
    "phone": ("4921234567", "0014155550100"),
    "whole": ("0", "7", "120"),
    "decimal": ("0.1", "1.5", "12", "123456789.012345"),
    "money": ("0", "5", "125050", "99999999999"),
    "date": ("1899-05-05", "1900-01-15", "1900-03-01", "1980-02-29", "2026-07-01"),
    "time": ("00:00", "09:30", "16:05", "23:59"),
    "yes_no": ("si", "no"),
    "reference": ("32020-0192f0c1-0000-7000-8000-000000000001",),
}


@cache
def catalogues() -> Catalogues:
    """The shipped catalogues."""
    return load(resources() / "catalogos")


@dataclass(frozen=True)
class Desk:
    """An institute and the state with fresh keys."""

    state: Pair
    state_age: Identity
    device: Pair
    institute_age: Identity
    certificate: Certificate

    def header(self, **changes: object) -> Header:
        """The header of a delivery to the state."""
        header = Header(
            kind="entrega",
            sender="32020",
            sender_name="Instituto de Jerez",
            device=self.device.public_hex,
            certificate=certificate_plain(self.certificate),
            recipients=(
                Recipient("estado", "Estado", self.state_age.public),
                Recipient("32020", "Instituto de Jerez", self.institute_age.public),
            ),
            period="2026-T3",
            sequence=1,
            notice="2026-1",
            legal_basis="Ley de prueba, artículo 1",
            created="2026-10-01T00:00:00Z",
        )
        return replace(header, **changes)  # type: ignore[arg-type]

    def sign(self, message: bytes) -> bytes:
        """By the institute's device."""
        return sign(self.device.private, message)

    def sign_as_state(self, message: bytes) -> bytes:
        """By the state."""
        return sign(self.state.private, message)


def desk(seed: int = 1, **changes: object) -> Desk:
    """Keys from a seed, a certificate of 2026; `changes` go into the certificate."""
    draw = random.Random(seed).randbytes
    state, device = new_pair(draw), new_pair(draw)
    state_age, institute_age = new_identity(), new_identity()
    known: dict[str, object] = {
        "request": "0" * 32,
        "institute": "32020",
        "institute_name": "Instituto de Jerez",
        "age_public": institute_age.public,
        "device_public": device.public_hex,
        "letter": "A",
        "valid_from": dt.date(2026, 1, 1),
        "valid_until": dt.date(2027, 1, 1),
        "replaces": None,
        "practice": False,
        "state_public": state.public_hex,
    }
    certificate = issue(state.private, **{**known, **changes})  # type: ignore[arg-type]
    return Desk(state, state_age, device, institute_age, certificate)


def value(field: Field, draw: random.Random) -> str | None:
    """A canonical value of a field, or none."""
    kind = field.kind.name
    if draw.random() < 0.1:
        return None
    if kind in ("text", "long_text"):
        return draw.choice(TEXTS) or None
    if kind == "date_time":
        day, hour, minute = draw.randrange(1, 30), draw.randrange(24), draw.randrange(60)
        return f"2026-07-{day:02d}T{hour:02d}:{minute:02d}:59"
    if kind in ("choice", "choices"):
        codes = [entry.code for entry in catalogues()[field.of].entries]
        many = {draw.choice(codes) for _ in range(1 if kind == "choice" else 3)}
        return ";".join(sorted(many)) if draw.random() < 0.95 else "ZZ9"
    return draw.choice(SAMPLES[kind])


def versions(count: int, seed: int = 7, institute: str = "32020") -> dict[str, list[Version]]:
    """So many records of each type: whole, edited by two writers, with unknown fields, deleted."""
    draw = random.Random(seed)
    start = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    made: dict[str, list[Version]] = {}
    for name, record in RECORDS.items():
        made[name] = []
        for n in range(count):
            now = start + dt.timedelta(seconds=n)
            version = Version(name, new_id(institute, now, draw.randbytes))
            fields = fields_of(record)
            version = edit(version, {f.name: value(f, draw) for f in fields}, WRITER, n + 1)
            if n % 5 == 1:
                version = edit(version, {fields[0].name: value(fields[0], draw)}, OTHER, n + 1)
            if n % 7 == 2:
                version = edit(version, {"campo_nuevo": "algo"}, OTHER, n + 2)
            if n % 11 == 3:
                version = delete(version, WRITER, n + 900)
            made[name].append(version)
    return made


def deliver(
    folder: Path, desk: Desk, made: Mapping[str, list[Version]], **changes: object
) -> tuple[bytes, bytes, Made]:
    """(`.captura`, workbook, what was made) of a delivery."""
    path, book = folder / "entrega.captura", folder / "libro.xlsx"
    result = make_delivery(
        path,
        desk.header(**changes),
        made.items(),
        types=RECORDS,
        catalogues=catalogues(),
        sign=desk.sign,
        temporary=folder,
        book_path=book,
    )
    return path.read_bytes(), book.read_bytes(), result
