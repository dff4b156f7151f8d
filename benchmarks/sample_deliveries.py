"""Fifty-eight made-up deliveries of about 11,400 records each, signed and certified for real."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from captura.actions.demonstration.cast import PHRASE
from captura.actions.demonstration.words import SURNAMES, WOMEN
from captura.actions.enrol import certify
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import STATE, Office
from captura.keys.certificate import certificate_plain
from captura.keys.request import new_request
from captura.keys.sealing import new_identity
from captura.keys.signing import new_pair, sign
from captura.packages.delivery import make_delivery
from captura.packages.header import ENTREGA, Header, Recipient
from captura.paths import DataFolder, resources
from captura.records.catalogues import load
from captura.records.merge import edit
from captura.records.record import new_id
from captura.records.registry import RECORDS
from captura.records.version import Version

PEOPLE, ACTIVITIES, ATTENDANCES = 3_000, 400, 8_000
SEED = 20261122
_NOW = dt.datetime(2026, 10, 5, 18, tzinfo=dt.UTC)


def make(
    folder: Path, institutes: int, *, quarters: Sequence[int] = (3,), books: bool = True
) -> Office:
    """`folder/paquetes/*.captura`, and with books `*.xlsx`; the state's open office, empty.

    What an institute records is the same in all: over several quarters each holds its part.
    """
    known = load(resources() / "catalogos")
    answers = FirstStart(STATE, "Estado de muestra", "Usuaria Inventada", PHRASE)
    place = DataFolder(folder / "estado")
    started = first_start(place, answers, known, clock=lambda: _NOW, random=os.urandom)
    (folder / "paquetes").mkdir()
    for entry in known["municipios"].entries[:institutes]:
        _deliver(started.office, folder, entry.code, quarters, books)
    return started.office


def _deliver(
    state: Office, folder: Path, institute: str, quarters: Sequence[int], books: bool
) -> None:
    pair, own = new_pair(os.urandom), new_identity()
    request = new_request(
        institute=institute,
        institute_name=f"Instituto {institute}",
        age_public=own.public,
        device=pair,
        nickname="laptop",
        date=_NOW.date(),
        random=os.urandom,
    )
    header = Header(
        kind=ENTREGA,
        sender=institute,
        sender_name=f"Instituto {institute}",
        device=pair.public_hex,
        certificate=certificate_plain(certify(state, request)),
        recipients=(Recipient(STATE, state.name, state.packages_key.public),),
        created="2026-10-05T18:00:00+00:00",
    )
    for sequence, quarter in enumerate(quarters, 1):
        name = institute if len(quarters) == 1 else f"{institute}-T{quarter}"
        book = folder / "paquetes" / f"{name}.xlsx"
        make_delivery(
            folder / "paquetes" / f"{name}.captura",
            replace(header, period=f"2026-T{quarter}", sequence=sequence),
            groups(
                institute,
                people=PEOPLE // len(quarters),
                activities=ACTIVITIES // len(quarters),
                attendances=ATTENDANCES // len(quarters),
                months=range(3 * quarter - 2, 3 * quarter + 1),
            ),
            types=RECORDS,
            catalogues=state.catalogues,
            sign=lambda message: sign(pair.private, message),
            temporary=folder,
            book_path=book if books else None,
        )


def groups(
    institute: str,
    *,
    people: int = PEOPLE,
    activities: int = ACTIVITIES,
    attendances: int = ATTENDANCES,
    months: range = range(7, 10),
) -> Iterator[tuple[str, Iterator[Version]]]:
    """(type, versions) of an institute's records of some months of 2026; other months, others."""
    draw = random.Random(f"{SEED}/{institute}/{months}")

    def ids(count: int) -> list[str]:
        return [
            new_id(institute, _NOW + dt.timedelta(seconds=n), draw.randbytes) for n in range(count)
        ]

    who, held, met = ids(people), ids(activities), ids(activities)
    yield "persona", (_version(draw, "persona", i, _person(draw, institute)) for i in who)
    days = [f"2026-{draw.choice(months):02d}-{draw.randrange(1, 29):02d}" for _ in held]
    yield (
        "actividad",
        (
            _version(draw, "actividad", i, _activity(draw, institute, day))
            for i, day in zip(held, days, strict=True)
        ),
    )
    yield (
        "sesion",
        (
            _version(draw, "sesion", i, {"actividad": a, "numero": "1", "fecha": day})
            for i, a, day in zip(met, held, days, strict=True)
        ),
    )
    yield (
        "participacion",
        (_attendance(draw, i, held, met, who) for i in ids(attendances)),
    )


def _attendance(
    draw: random.Random, record: str, activities: list[str], sessions: list[str], people: list[str]
) -> Version:
    place = draw.randrange(len(activities))
    values = {
        "actividad": activities[place],
        "sesion": sessions[place],
        "persona": draw.choice(people),
        "asistio": "si",
    }
    return _version(draw, "participacion", record, values)


def _version(draw: random.Random, kind: str, record: str, values: dict[str, str]) -> Version:
    writer = f"{draw.getrandbits(64):016x}"
    return edit(Version(kind, record), {**values, "estado_registro": "VAL"}, writer, 1)


def _word(draw: random.Random) -> str:
    return "".join(
        draw.choice("abcdefgilmnoprstuváéíñ") for _ in range(draw.randrange(4, 10))
    ).title()


def _person(draw: random.Random, institute: str) -> dict[str, str]:
    born = dt.date(1950, 1, 1) + dt.timedelta(days=draw.randrange(25_000))
    return {
        "tipo_identificacion": "SIN",
        "nombres": f"{draw.choice(WOMEN)} {draw.choice(WOMEN)}",
        "primer_apellido": draw.choice(SURNAMES),
        "segundo_apellido": draw.choice(SURNAMES),
        "fecha_nacimiento": born.isoformat(),
        "sexo": draw.choice("MMMMH"),
        "municipio": institute,
        "localidad": f"{institute}0001",
        "telefono": f"49{draw.randrange(10**8):08d}",
    }


def _activity(draw: random.Random, institute: str, day: str) -> dict[str, str]:
    return {
        "nombre": f"Taller {_word(draw)}",
        "tipo_actividad": "AC02",
        "estrategia": f"2.10.{draw.randrange(1, 7)}",
        "programa_origen": "PROPIO",
        "estatus": "REA",
        "fecha_inicio": day,
        "localidad": f"{institute}0001",
        "responsable": _word(draw),
        "modo_conteo": "NOM",
    }
