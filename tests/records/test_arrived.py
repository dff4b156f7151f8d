"""Records as text, side by side: what comes back is what went, and nothing else is read."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from captura.records.alike import Alike, packed, unpacked
from captura.records.arrived import Arrived, pack_all, unpack
from captura.records.version import read_line

HERE = "32020-0192f0c1-0000-7000-8000-00000000000"
GROUP = Alike(
    "persona",
    ("curp", "nombres", "telefono"),
    [HERE + "1", HERE + "2"],
    ["a" * 16 + ".7", "b" * 16 + ".12"],
    [["", "LOPA850314MZSPRN04"], ["Ñandú\xa0Íñiguez", "Ana, «la güera»"], ["4921234567", ""]],
)
LINE = '["persona","32020-0192f0c1-0000-7000-8000-000000000009",{},[]]'


def test_a_group_comes_back_and_so_do_its_lines() -> None:
    assert unpacked(packed(GROUP)) == GROUP
    for place, line in enumerate(GROUP.lines()):
        assert read_line(line) == GROUP.version(place)
    assert GROUP.version(0).fields.keys() == {"nombres", "telefono"}


def test_groups_and_lines_come_back() -> None:
    arrived = Arrived([GROUP, GROUP.at([1])], [LINE, LINE])
    assert unpack(pack_all(arrived)) == arrived
    assert len(arrived) == 5
    assert len(list(arrived.every_line())) == 5
    assert list(arrived.of("persona")) == [*arrived.alike, *arrived.lines]
    assert list(arrived.of("actividad")) == []
    assert unpack("") == Arrived([], [])


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GROUP, ids=[HERE + "1", "x"]),
        replace(GROUP, ids=[HERE + "1"]),
        replace(GROUP, dots=["a" * 16 + ".0", "b" * 16 + ".12"]),
        replace(GROUP, fields=("nombres", "curp", "telefono")),
        replace(GROUP, fields=("curp", "curp", "telefono")),
        replace(GROUP, fields=("curp", "eliminado", "telefono")),
        replace(GROUP, fields=("curp", "nombres")),
        replace(GROUP, type="persona; DROP TABLE persona"),
        replace(GROUP, columns=[*GROUP.columns[:2], ["a\tb", "c"]]),
        replace(GROUP, columns=[*GROUP.columns[:2], ["a\nb", "c"]]),
        replace(GROUP, columns=[*GROUP.columns[:2], ['a"b', "c"]]),
        replace(GROUP, columns=[*GROUP.columns[:2], ["a\\b", "c"]]),
        replace(GROUP, columns=[*GROUP.columns[:2], ["a\x1fb", "c"]]),
    ],
)
def test_what_is_no_group_is_refused(wrong: Alike) -> None:
    with pytest.raises(ValueError, match="side by side"):
        unpacked(packed(wrong))


def test_a_damaged_group_is_refused_or_read_as_another_whole_one(semilla: int) -> None:
    """Whatever is read has canonical lines: what the database takes needs no second look."""
    draw, text, read = random.Random(semilla), packed(GROUP), 0
    for _ in range(3_000):
        signs = list(text)
        at = draw.randrange(len(signs))
        signs[at : at + draw.randint(0, 2)] = draw.choice('"\\\t\n\x1e[]0az Ñ') * draw.randint(0, 2)
        try:
            group = unpacked("".join(signs))
        except ValueError:
            continue
        read += 1
        versions = [group.version(place) for place in range(len(group.ids))]
        assert [read_line(line) for line in group.lines()] == versions
    assert 100 < read < 2_900
