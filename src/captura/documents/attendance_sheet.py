"""The attendance list on paper: who is expected, room for the others, and a code to find it by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from captura.documents.page import Block, Heading, Page, Qr, Table, Text

TITLE = "Lista de asistencia"
_CODE = re.compile("LISTA([0-9]{5})" + "".join(f"([0-9A-F]{{{n}}})" for n in (8, 4, 4, 4, 12)))
# the columns, and their hundredths of the width
_WITH_CURP = dict(zip(
    ("#", "Nombre", "CURP", "Sexo", "Edad", "Localidad", "Firma"), (5, 26, 23, 8, 8, 14, 16),
    strict=True,
))  # fmt: skip
_WITHOUT = {"#": 5, "Nombre": 34, "Sexo": 8, "Edad": 8, "Localidad": 19, "Firma": 26}
_HAND = 2.2  # mm of air: a line some eight millimetres high, to be written in by hand


@dataclass(frozen=True)
class Expected:
    """A line that is filled in: as she is listed, `M`, whole years or empty, place, CURP."""

    name: str
    sex: str
    age: str
    place: str
    curp: str


@dataclass(frozen=True)
class Occasion:
    """What the sheet is of, in words: institute, activity, folio, day, hour, place, and its id."""

    institute: str
    activity: str
    folio: str
    day: str
    place: str
    session: str


def attendance_page(
    occasion: Occasion, people: Sequence[Expected], blank: int, *, curp: bool, mark: str = ""
) -> Page:
    """People first, then `blank` empty lines, numbered through; `curp` gives that column."""
    columns = _WITH_CURP if curp else _WITHOUT
    lines: list[tuple[str, ...]] = []
    for one in [*people, *[Expected("", "", "", "", "")] * blank]:
        identity = (one.name, one.curp) if curp else (one.name,)
        lines.append((str(len(lines) + 1), *identity, one.sex, one.age, one.place, ""))
    facts = (
        f"Folio: {occasion.folio}",
        f"Fecha: {occasion.day}",
        f"Lugar: {occasion.place}",
    )
    blocks: tuple[Block, ...] = (
        Qr(sheet_code(occasion.session), 24, beside=True),
        Heading(TITLE, 1),
        Text(occasion.activity, "strong"),
        Text(occasion.institute),
        *map(Text, facts),
        Table(
            tuple(columns),
            tuple(lines),
            tuple(columns.values()),
            (0, 4 if curp else 3),
            "small",
            air=_HAND,
        ),
        Text("El código abre esta lista: léalo con el lector en «Buscar» (Ctrl+K).", "small"),
    )
    return Page(TITLE, blocks, f"{TITLE} · {occasion.folio} · {occasion.day}", mark)


def sheet_code(session: str) -> str:
    """The code of a session: capitals and digits, which no keyboard of a scanner changes."""
    return "LISTA" + session.replace("-", "").upper()


def session_of_code(text: str) -> str | None:
    """The id of the session whose sheet was read; None if the text is no such code."""
    found = _CODE.fullmatch("".join(filter(str.isalnum, text)).upper())
    return "-".join(found.groups()).lower() if found else None
