"""The quick reading of a canonical line agrees with the plain one on every damaged line."""

from __future__ import annotations

import random

import pytest

from captura.records.merge import edit
from captura.records.version import Version, _parse_line, cut_line, join_row, line_of, read_line

BLANK = Version("persona", "32020-0192f0c1-0000-7000-8000-000000000001")
VALUES = {"nombres": "Ana", "curp": "X" * 18, "primer_apellido": "Ñandú", "sexo": "M"}
SIGNS = '"\\[]{},:0123456789abz_ ñ\n\x7f\u2028'


def _read(line: str, parse: object) -> Version | None:
    try:
        return parse(line)  # type: ignore[operator]
    except ValueError:
        return None


def test_a_line_of_one_save_is_cut() -> None:
    version = edit(BLANK, VALUES, "a" * 16, 3)
    line = line_of(version)
    assert cut_line(line) is not None
    assert read_line(line) == _parse_line(line) == version


def test_cutting_and_parsing_agree_on_damage(semilla: int) -> None:
    draw = random.Random(semilla)
    line = line_of(edit(BLANK, VALUES, "a" * 16, 3))
    kept = 0
    for _ in range(20_000):
        signs = list(line)
        for _ in range(draw.randint(1, 2)):
            place = draw.randrange(len(signs))
            match draw.randrange(3):
                case 0:
                    signs[place] = draw.choice(SIGNS)
                case 1:
                    signs.insert(place, draw.choice(SIGNS))
                case _:
                    del signs[place]
        damaged = "".join(signs)
        quick = _read(damaged, read_line)
        assert quick == _read(damaged, _parse_line), damaged
        kept += quick is not None
    assert kept > 1_000  # changes inside a value leave a line canonical


def test_a_value_that_nobody_saved_is_refused() -> None:
    dots = f"{'a' * 16}.1=nombres"
    with pytest.raises(ValueError, match="dot"):
        join_row("persona", BLANK.id, f"{'a' * 16}.1", dots, {"nombres": "Ana", "sexo": "M"})
