"""Recognises the columns of a list without headings by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from captura.excel.columns import FULL_NAME, SURNAMES
from captura.records.dates import parse_date
from captura.records.kind import Unreadable
from captura.records.names import fold

_CURP = re.compile(r"[A-ZÑ]{4}\d{6}[HMX][A-Z]{2}[A-Z]{3}[A-Z0-9]\d")
_SEX = frozenset("m h f x mujer hombre femenino masculino no binaria no binario".split())
_GIVEN = frozenset(
    """maria jose juan juana guadalupe ana rosa martha marta luz carmen teresa elena elizabeth
    margarita alicia silvia patricia leticia veronica gabriela alejandra claudia sandra norma
    yolanda gloria irma josefina francisca antonia rosario socorro esperanza angelica adriana
    monica laura lucia sofia valeria camila fernanda daniela andrea karla diana paola brenda
    araceli blanca esther raquel sara susana beatriz cecilia cristina dolores consuelo maricela
    jesus luis carlos miguel pedro francisco antonio manuel ramon fernando ricardo eduardo jorge
    roberto alberto alejandro javier raul sergio mario arturo enrique guillermo martin marina
    ximena renata regina natalia mariana isabel alma nancy lorena rocio dulce perla marisol
    """.split()
)


def fields_by_content(rows: Sequence[Sequence[str]]) -> list[str | None]:
    """The likely field of each column of a block without headings."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[index].strip() for row in rows if index < len(row)] for index in range(width)]
    fields: list[str | None] = [None] * width
    for field, fits, share in _TESTS:
        for index, cells in enumerate(columns):
            if field not in fields and fields[index] is None and _share(cells, fits) >= share:
                fields[index] = field
    _name_columns(columns, fields)
    return fields


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(map(fits, filled)) / len(filled) if filled else 0.0


def _is_curp(cell: str) -> bool:
    return _CURP.fullmatch(re.sub(r"[\s\-]", "", cell).upper()) is not None


def _is_sex(cell: str) -> bool:
    return fold(cell).rstrip(".") in _SEX


def _is_phone(cell: str) -> bool:
    digits = re.sub(r"[\s\-().+]", "", cell)
    return digits.isdigit() and len(digits) in (10, 12)


def _is_age(cell: str) -> bool:
    number = fold(cell).removesuffix("anos").strip()
    return re.fullmatch("[0-9]{1,3}", number) is not None and int(number) <= 120


def _is_date(cell: str) -> bool:
    try:
        return not cell.isdigit() and parse_date(cell) is not None
    except Unreadable:
        return False


_TESTS: tuple[tuple[str, Callable[[str], bool], float], ...] = (
    ("curp", _is_curp, 0.5),
    ("sexo", _is_sex, 0.7),
    ("telefono", _is_phone, 0.6),
    ("fecha_nacimiento", _is_date, 0.6),
)


def _name_columns(columns: list[list[str]], fields: list[str | None]) -> None:
    """Ages, names and the locality: what is left, told apart by what else stands there."""
    ages = [
        index
        for index, cells in enumerate(columns)
        if fields[index] is None and _share(cells, _is_age) >= 0.7 and not _counts_rows(cells)
    ]
    if ages:
        fields[ages[0]] = "edad_declarada"
    wordy = [
        index
        for index, cells in enumerate(columns)
        if fields[index] is None and _share(cells, _is_wordy) >= 0.7
    ]
    names = _names_among(wordy, columns)
    for index, field in names.items():
        fields[index] = field
    rest = [index for index in wordy if index not in names]
    if rest:
        fields[rest[0]] = "localidad_texto"


def _names_among(wordy: list[int], columns: list[list[str]]) -> dict[int, str]:
    """Which of the columns of words hold names: neighbours around the one with given names."""
    if not wordy:
        return {}
    given = max(wordy, key=lambda index: (_share(columns[index], _has_given), -index))
    words = [len(cell.split()) for cell in columns[given] if cell]
    if sum(words) / max(len(words), 1) >= 2.6 or len(wordy) == 1:
        return {given: FULL_NAME}
    place = wordy.index(given)
    after = [index for index in wordy[place + 1 :] if _share(columns[index], _is_short) >= 0.8]
    before = [index for index in wordy[:place] if _share(columns[index], _is_short) >= 0.8]
    surnames = before[-2:] if before else after[:2]
    if len(surnames) == 1:
        two = _share(columns[surnames[0]], lambda cell: len(cell.split()) > 1) >= 0.5
        return {given: "nombres", surnames[0]: SURNAMES if two else "primer_apellido"}
    if len(surnames) == 2:
        return {given: "nombres", surnames[0]: "primer_apellido", surnames[1]: "segundo_apellido"}
    return {given: FULL_NAME}


def _is_wordy(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))


def _has_given(cell: str) -> bool:
    return any(word.strip(".,") in _GIVEN for word in fold(cell).split())


def _is_short(cell: str) -> bool:
    return len(cell.split()) <= 3


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3…"""
    numbers = [int(cell) for cell in cells if re.fullmatch("[0-9]{1,9}", cell)]
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))
