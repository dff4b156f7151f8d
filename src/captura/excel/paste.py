"""A block pasted from a spreadsheet: tabs and line ends, its columns recognised one by one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from captura.records.curp import read as read_curp
from captura.records.dates import parse_date
from captura.records.kind import Unreadable
from captura.records.names import fold

MAX_ROWS = 5000
FULL_NAME = "nombre_completo"  # a column that holds the whole name; the others are Persona's fields
COLUMNS = (
    "curp", FULL_NAME, "nombres", "primer_apellido", "segundo_apellido", "sexo",
    "edad_declarada", "fecha_nacimiento", "telefono", "localidad_texto",
)  # fmt: skip
_HEADINGS = {
    "curp": "curp|clave unica",
    FULL_NAME: "nombre completo|nombre y apellidos|nombre de la persona|participante|asistente",
    "nombres": "nombre s|nombres|nombre|nombre de pila",
    "primer_apellido": "primer apellido|apellido paterno|paterno|apellido 1|ap paterno|apellido",
    "segundo_apellido": "segundo apellido|apellido materno|materno|apellido 2|ap materno",
    "sexo": "sexo|genero|h m|m h|s",
    "edad_declarada": "edad|anos|edad anos",
    "fecha_nacimiento": "fecha de nacimiento|nacimiento|f nac|fecha nac|nacio",
    "telefono": "telefono|tel|celular|cel|whatsapp|numero de telefono",
    "localidad_texto": "localidad|comunidad|colonia|domicilio|localidad o colonia|otra localidad",
}
_BY_HEADING = {word: name for name, words in _HEADINGS.items() for word in words.split("|")}
_SEXES = {"m", "f", "h", "x", "mujer", "hombre", "femenino", "masculino", "no binario", "9"}


@dataclass(frozen=True)
class Pasted:
    """columns: a name of COLUMNS or None for each column · rows: cells without the heading row."""

    columns: tuple[str | None, ...]
    rows: tuple[tuple[str, ...], ...]
    had_heading: bool


def read_paste(text: str) -> Pasted:
    """The block as rows of equal length, each column with what it seems to hold.

    More than MAX_ROWS rows, and rows without any text, are left out.
    """
    cells = [
        [cell.strip() for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    ]
    cells = [row for row in cells if any(row)][: MAX_ROWS + 1]
    width = max((len(row) for row in cells), default=0)
    rows = [tuple(row + [""] * (width - len(row))) for row in cells]
    named = columns_by_heading(rows[0]) if rows else ()
    heading = sum(name is not None for name in named) * 2 >= max(width, 1)
    if heading:
        return Pasted(named, tuple(rows[1:]), True)
    return Pasted(_by_content(rows[:200], width), tuple(rows[:MAX_ROWS]), False)


def columns_by_heading(row: Sequence[str]) -> tuple[str | None, ...]:
    names: list[str | None] = []
    for cell in row:
        word = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(cell)).split())
        name = _BY_HEADING.get(word)
        names.append(name if name not in names else None)
    if "nombres" in names and "primer_apellido" not in names:
        names[names.index("nombres")] = FULL_NAME
    return tuple(names)


def _by_content(rows: Sequence[Sequence[str]], width: int) -> tuple[str | None, ...]:
    names: list[str | None] = [None] * width
    columns = [[row[i] for row in rows if row[i]] for i in range(width)]
    for name, fits in _TESTS:
        best = [
            (share, -i)
            for i, cells in enumerate(columns)
            if names[i] is None
            and not _is_running(cells)  # the list's own numbers are nobody's age
            and (share := _share(cells, fits)) >= 0.7
        ]
        if best:
            names[-max(best)[1]] = name
    _name_columns(names, columns)
    return tuple(names)


def _name_columns(names: list[str | None], columns: list[list[str]]) -> None:
    """The columns of words alone: one is a full name; three are surnames and names, as on lists."""
    words = [
        i
        for i, cells in enumerate(columns)
        if names[i] is None and cells and _share(cells, _is_words) >= 0.7
    ]
    if not words:
        return
    first = columns[words[0]]
    if sum(len(cell.split()) for cell in first) >= 2.5 * len(first) or len(words) == 1:
        names[words[0]] = FULL_NAME
        places = words[1:]
    else:
        parts = ("primer_apellido", "segundo_apellido", "nombres")
        if len(words) == 2:
            parts = ("nombres", "primer_apellido", "")
        for i, part in zip(words, parts, strict=False):
            names[i] = part
        places = words[3:]
    if places:
        names[places[0]] = "localidad_texto"


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_curp(cell: str) -> bool:
    return len(cell.replace(" ", "")) == 18 and read_curp(cell).birth is not None


def _is_phone(cell: str) -> bool:
    return len(re.sub(r"[\s().+-]", "", cell)) in (10, 12) and sum(map(str.isdigit, cell)) >= 10


def _is_date(cell: str) -> bool:
    try:
        return not cell.isdigit() and parse_date(cell) is not None
    except Unreadable:
        return False


def _is_age(cell: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(\s*años)?", cell)) and int(re.sub(r"\D", "", cell)) <= 110


def _is_running(cells: Sequence[str]) -> bool:
    return list(cells) == [str(n + 1) for n in range(len(cells))]


def _is_words(cell: str) -> bool:
    return not any(char.isdigit() for char in cell)


_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("curp", _is_curp),
    ("telefono", _is_phone),
    ("fecha_nacimiento", _is_date),
    ("sexo", lambda cell: fold(cell) in _SEXES),
    ("edad_declarada", _is_age),
)
