"""The made-up book that the package benchmarks write and read: 25 fields of every common kind."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from captura.keys.certificate import certificate_plain, issue
from captura.keys.sealing import new_identity
from captura.keys.signing import new_pair, sign
from captura.packages.header import Header
from captura.packages.workbook import WrittenBook, write_book
from captura.records import fields as f
from captura.records.catalogues import Catalogue, Catalogues, Entry
from captura.records.merge import edit
from captura.records.record import Record, new_id
from captura.records.version import Version

ROWS = 100_000
DISTINCT = 2_000  # records drawn; the rows repeat them under ids of their own
SEED = 20261122


@dataclass(frozen=True, kw_only=True)
class Muestra(Record):
    """Twenty-one own fields and the four that all records share."""

    TYPE = "muestra"
    TITLE = "Muestra"
    SHEET = "Muestra"
    LETTERS = "MUE"

    curp: str | None = f.curp("CURP")
    nombres: str | None = f.text("Nombre(s)")
    primer_apellido: str | None = f.text("Primer apellido")
    segundo_apellido: str | None = f.text("Segundo apellido")
    sexo: str | None = f.choice("Sexo", "lista_corta")
    nacimiento: dt.date | None = f.date("Fecha de nacimiento")
    edad: int | None = f.whole("Edad")
    municipio: str | None = f.choice("Municipio", "lista_larga")
    localidad: str | None = f.text("Localidad")
    calle: str | None = f.text("Calle")
    telefono: str | None = f.phone("Teléfono")
    escolaridad: str | None = f.choice("Escolaridad", "lista_corta")
    ocupacion: str | None = f.choice("Ocupación", "lista_corta")
    condiciones: str | None = f.choices("Condiciones", "lista_corta")
    jefa: bool | None = f.yes_no("Jefa de hogar")
    fecha: dt.date | None = f.date("Fecha")
    hora: dt.time | None = f.time("Hora")
    horas: Decimal | None = f.decimal("Horas")
    monto: int | None = f.money("Monto")
    persona: str | None = f.reference("Persona", "persona")
    nota: str | None = f.long_text("Nota")


TYPES: dict[str, type[Record]] = {Muestra.TYPE: Muestra}


def catalogues() -> Catalogues:
    """Two made-up lists, of 12 and 58 entries, and the state of a record."""
    sizes = {"lista_corta": 12, "lista_larga": 58, "estado_registro": 3}
    return {
        name: Catalogue(name, tuple(Entry(f"{i:02d}", f"Valor número {i}") for i in range(size)))
        for name, size in sizes.items()
    }


def versions(rows: int = ROWS) -> Iterator[Version]:
    """So many records of one institute, each of one save."""
    draw = random.Random(SEED)
    drawn = [_fields(draw) for _ in range(DISTINCT)]
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    ids = [new_id("32020", start + dt.timedelta(seconds=n), draw.randbytes) for n in range(rows)]
    blank = Version("muestra", ids[0])
    made = [edit(blank, drawn[n], f"{draw.getrandbits(64):016x}", n + 1) for n in range(DISTINCT)]
    for n, record_id in enumerate(ids):
        one = made[n % DISTINCT]
        yield Version("muestra", record_id, one.vector, one.fields)


def _fields(draw: random.Random) -> dict[str, str | None]:
    letters = "abcdefghijklmnopqrstuvwxyzáéíóúñ"

    def word(length: int) -> str:
        return "".join(draw.choice(letters) for _ in range(length)).capitalize()

    day = dt.date(1950, 1, 1) + dt.timedelta(days=draw.randrange(25_000))
    event = dt.date(2026, 1, 1) + dt.timedelta(days=draw.randrange(270))
    return {
        "curp": "XXXX" + f"{draw.randrange(10**6):06d}" + "MZSXXX" + f"{draw.randrange(100):02d}",
        "nombres": f"{word(6)} {word(5)}",
        "primer_apellido": word(8),
        "segundo_apellido": word(7),
        "sexo": f"{draw.randrange(12):02d}",
        "nacimiento": day.isoformat(),
        "edad": str(draw.randrange(15, 90)),
        "municipio": f"{draw.randrange(58):02d}",
        "localidad": word(12),
        "calle": f"{word(9)} {draw.randrange(400)}",
        "telefono": f"492{draw.randrange(10**7):07d}",
        "escolaridad": f"{draw.randrange(12):02d}",
        "ocupacion": f"{draw.randrange(12):02d}",
        "condiciones": ";".join(sorted({f"{draw.randrange(12):02d}" for _ in range(2)})),
        "jefa": draw.choice(("si", "no")),
        "fecha": event.isoformat(),
        "hora": f"{draw.randrange(8, 20):02d}:{draw.choice((0, 30)):02d}",
        "horas": draw.choice(("1", "1.5", "2", "4")),
        "monto": str(draw.randrange(10**6)),
        "persona": "32020-0192f0c1-0000-7000-8000-" + f"{draw.getrandbits(48):012x}",
        "nota": " ".join(word(draw.randrange(3, 9)) for _ in range(8)),
        "folio": f"32020-MUE-2026-A{draw.randrange(10**5):05d}",
        "estado_registro": f"{draw.randrange(3):02d}",
        "creado_en": f"{event.isoformat()}T{draw.randrange(24):02d}:{draw.randrange(60):02d}:07",
        "creado_por": word(6),
    }


def write(path: Path, temporary: Path, rows: int = ROWS) -> WrittenBook:
    """The book, signed by a key of its own."""
    pair, state = new_pair(os.urandom), new_pair(os.urandom)
    certificate = issue(
        state.private,
        request="0" * 32,
        institute="32020",
        institute_name="Instituto de muestra",
        age_public=new_identity().public,
        device_public=pair.public_hex,
        letter="A",
        valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2027, 1, 1),
        replaces=None,
        practice=False,
        state_public=state.public_hex,
    )
    header = Header(
        kind="entrega",
        sender="32020",
        sender_name="Instituto de muestra",
        device=pair.public_hex,
        certificate=certificate_plain(certificate),
        period="2026-T3",
        sequence=1,
        created="2026-10-01T00:00:00Z",
    )
    return write_book(
        path,
        header,
        [("muestra", versions(rows))],
        types=TYPES,
        catalogues=catalogues(),
        sign=lambda message: sign(pair.private, message),
        temporary=temporary,
    )
