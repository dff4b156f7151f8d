"""Lines cut by the pattern of their fields are cut as each would be alone, damaged ones too."""

from __future__ import annotations

import random

from captura.records.alike import Alike, cut_alike
from captura.records.merge import delete, edit
from captura.records.version import Version, cut_line, line_of

SIGNS = '"\\[]{},:0123456789abz_ ñ\n\x7f\u2028'
SETS = (("nombres",), ("curp", "nombres"), ("apodo", "nombres"), ("nombres", "sexo"))


def _lines(count: int, draw: random.Random) -> list[str]:
    """Made by one save each; two of the sets of fields have equally many."""
    made = []
    for n in range(count):
        blank = Version("persona", f"32020-0192f0c1-0000-7000-8000-{n:012x}")
        values = dict.fromkeys(draw.choice(SETS), f"Ñandú {n}")
        made.append(line_of(edit(blank, values, draw.choice("ab") * 16, draw.randint(1, 99))))
    return made


def _parts(groups: list[Alike]) -> list[object]:
    """As cut_line says it, sorted."""
    return sorted([
        (group.type, record, *dot.split("."), dict(zip(group.fields, values, strict=True)))
        for group in groups
        for record, dot, *values in zip(group.ids, group.dots, *group.columns, strict=True)
    ], key=repr)  # fmt: skip


def _cuts(lines: list[str]) -> list[object]:
    return sorted([cut for line in lines if (cut := cut_line(line))], key=repr)


def test_every_line_of_one_save_is_cut_in_the_group_of_its_fields(semilla: int) -> None:
    lines = _lines(300, random.Random(semilla))
    groups, left = cut_alike(lines)
    assert left == []
    assert sorted(group.fields for group in groups) == sorted(SETS)
    assert _parts(groups) == _cuts(lines)
    assert sorted(line for group in groups for line in group.lines()) == sorted(lines)


def test_damaged_among_whole_ones_it_takes_what_cut_line_takes(semilla: int) -> None:
    draw = random.Random(semilla)
    taken = refused = 0
    for _ in range(300):
        lines = _lines(20, draw)
        for place in draw.sample(range(20), 10):
            signs = list(lines[place])
            at = draw.randrange(len(signs))
            signs[at : at + draw.randint(0, 2)] = draw.choice(SIGNS) * draw.randint(0, 1)
            lines[place] = "".join(signs)
        groups, left = cut_alike(lines)
        parts = _parts(groups)
        assert sorted([*left, *(line for one in groups for line in one.lines())]) == sorted(lines)
        assert parts == _cuts(lines)
        taken, refused = taken + len(parts), refused + len(left)
    assert taken > 3_000
    assert refused > 1_000


def test_a_deletion_is_left() -> None:
    version = edit(Version("persona", "32020-0192f0c1-0000-7000-8000-000000000001"),
                   {"nombres": "Ana"}, "a" * 16, 1)  # fmt: skip
    line = line_of(delete(version, "a" * 16, 2))
    assert cut_alike([line]) == ([], [line])
