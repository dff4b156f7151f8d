"""Code lines, the package id, and the fast canonical line that must equal the plain one."""

from __future__ import annotations

import hashlib
from json.encoder import encode_basestring as quoted

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captura.errors import PackageError
from captura.packages.codes import code_line, control_sum, lines_of, package_id, read_codes
from captura.packages.header import Header, header_from, header_plain
from captura.packages.layout import layout_of, layouts_from, layouts_plain
from captura.packages.lines import (
    dotted_line,
    fast_line,
    needs_quoting,
    prefixes,
    slow_line,
)
from captura.records.registry import RECORDS
from captura.records.version import Version, dots_text, line_of, vector_text
from tests.packages.made import desk

ID = "32020-0192f0c1-0000-7000-8000-000000000001"
WRITERS = st.text("0123456789abcdef", min_size=16, max_size=16)


def test_the_id_is_the_hash_of_header_and_sorted_lines() -> None:
    header = Header(kind="entrega", sender="32020", sender_name="ñ", device="0" * 64)
    lines = [code_line("persona", ID, "f" * 64), code_line("actividad", ID[:-1] + "2", "e" * 64)]
    import rfc8785

    expected = hashlib.sha256(
        rfc8785.dumps(header_plain(header)) + b"\n" + "".join(sorted(lines)).encode()
    )
    assert package_id(header, lines) == package_id(header, lines[::-1]) == expected.hexdigest()
    assert package_id(header, lines[:1]) != expected.hexdigest()


def test_codes_are_read_strictly() -> None:
    codes = {ID: ("persona", "f" * 64), ID[:-1] + "2": ("apoyo", "e" * 64)}
    data = "".join(lines_of(codes)).encode()
    assert read_codes(data) == codes
    first, second = data.decode().splitlines(keepends=True)
    for wrong in (
        second + first,
        first + first,
        first[:-1],
        first.upper(),
        first + "x",
        " " + first,
    ):
        with pytest.raises(PackageError):
            read_codes(wrong.encode())
    assert read_codes(b"") == {}


def test_a_control_sum_can_be_read_aloud() -> None:
    assert control_sum([]) == "e3b0 c442 98fc 1c14"
    assert control_sum(["b", "a"]) == control_sum(["a", "b"])


def test_header_and_layouts_survive_their_plain_form() -> None:
    header = desk().header(counts={"persona": 3}, history_length=2, history_head="a" * 64)
    assert header_from(header_plain(header)) == header
    for name, wrong in (("periodo", "٢٠٢٦-T3"), ("remitente", "٣٢٠٢٠")):  # digits elsewhere
        with pytest.raises(PackageError):
            header_from({**header_plain(header), name: wrong})
    layouts = tuple(layout_of(record) for record in RECORDS.values())
    assert layouts_from(layouts_plain(layouts)) == layouts
    for layout in layouts:
        headings = [column.heading.casefold() for column in layout.columns]
        assert len(headings) == len(set(headings))


def pieces_of(names: list[str], values: dict[str, str]) -> list[str]:
    """Each field's prefix and value with what JSON escapes, without the closing quote."""
    return [p + quoted(values[n])[1:-1] for p, n in zip(prefixes(names), names, strict=True)]


@given(
    values=st.dictionaries(
        st.text("abcdefgh_", min_size=1, max_size=6), st.text(min_size=1), max_size=6
    ),
    writer=WRITERS,
    n=st.integers(1, 10**9),
    more=st.dictionaries(WRITERS, st.integers(1, 99), max_size=3),
)
def test_the_fast_line_is_the_plain_one(
    values: dict[str, str], writer: str, n: int, more: dict[str, int]
) -> None:
    vector = {**more, writer: max(n, more.get(writer, 0))}
    fields = {name: ((value, (writer, n)),) for name, value in values.items()}
    version = Version("persona", ID, vector, fields)
    names = sorted(values)
    pieces = pieces_of(names, values)
    line = line_of(version)
    text = vector_text(vector)
    assert fast_line("persona", ID, text, f"{writer}.{n}", pieces) == line
    assert slow_line("persona", ID, text, dots_text(version), values, "") == line
    if not needs_quoting("".join(values.values())):
        plain = [p + values[name] for p, name in zip(prefixes(names), names, strict=True)]
        assert plain == pieces


@given(
    values=st.dictionaries(st.text("abcdef", min_size=1), st.text(min_size=1), max_size=6),
    dots=st.lists(st.tuples(WRITERS, st.integers(1, 99)), min_size=1, max_size=3),
)
def test_the_line_of_several_saves_is_the_plain_one(
    values: dict[str, str], dots: list[tuple[str, int]]
) -> None:
    names = sorted(values)
    fields = {name: ((values[name], dots[n % len(dots)]),) for n, name in enumerate(names)}
    version = Version("persona", ID, {writer: 100 for writer, _ in dots}, fields)
    pieces = pieces_of(names, values)
    text = dots_text(version)
    if "=*" not in text and text:
        line = dotted_line("persona", ID, vector_text(version.vector), text, names, pieces)
        assert line == line_of(version)
