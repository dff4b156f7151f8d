"""What a cambios package says beside its records: to whom, how far, and what was handed in.

Each is one signed line `[type, id, value]` among the records' lines, as in an acuse. They are read
in the child process, and only once the signature holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from captura.isolate import run
from captura.keys.shapes import HEX_KEY, NICKNAME
from captura.keys.sister import Known
from captura.packages import shape
from captura.packages.header import ENTREGA, Header, header_from, header_plain
from captura.packages.refusals import ALTERED, FOREIGN_ROWS, refused
from captura.packages.sealed import MEMORY_MIB, SECONDS

NOTE, REMARK, HANDED, ROWS, SEALED = "intercambio", "observacion", "entrega", "renglones", "sellado"
MACHINERY = (NOTE, REMARK, HANDED, ROWS)
CHUNK = 200  # rows of a delivery in one line, which may each bear a reason of 2,000 letters
_TEXT = r"(?s).{0,4000}"
Line = tuple[str, str, str]  # type, id, the line
Row = tuple[str, str, str, str, str]  # type, id, code, state, reason


@dataclass(frozen=True)
class Note:
    """to: the laptop it is for · since: id of our package that it holds, "" where all travels.

    holds: the last package of its that we hold whole, "" if none · nickname: what the sender is
    called · sisters: every laptop it knows.
    """

    to: str
    since: str
    holds: str
    nickname: str
    sisters: tuple[Known, ...] = ()


@dataclass(frozen=True)
class Remark:
    """An observation of the state, as the ledger keeps it."""

    id: str
    package: str
    type: str
    record: str
    field: str
    text: str
    state: str
    at: str
    who: str


@dataclass(frozen=True)
class HandedIn:
    """A delivery of the institute, by whichever laptop. acuse: when the state got it, or ""."""

    id: str
    state: str
    at: str
    acuse: str
    header: Header


@dataclass(frozen=True)
class Told:
    """All that a cambios package says beside its records. rows: {delivery: its rows}."""

    note: Note
    remarks: tuple[Remark, ...]
    handed: tuple[HandedIn, ...]
    rows: Mapping[str, list[Row]]


def derived_id(institute: str, said: str) -> str:
    """An id in the form of a record's, for a line that is none: the same words, the same id."""
    own = hashlib.sha256(said.encode()).hexdigest()
    return f"{institute}-{own[:8]}-{own[8:12]}-{own[12:16]}-{own[16:20]}-{own[20:32]}"


def lines_of(
    institute: str,
    note: Note,
    remarks: Iterable[Remark],
    handed: Iterable[HandedIn],
    rows: Mapping[str, list[Row]],
) -> Iterator[Line]:
    """The lines that say it."""
    sisters = [[one.device, one.nickname, one.letter] for one in note.sisters]
    yield _line(
        NOTE,
        derived_id(institute, NOTE),
        [note.to, note.since, note.holds, note.nickname, sisters],
    )
    for remark in remarks:
        yield _line(REMARK, remark.id, list(vars(remark).values())[1:])
    for one in handed:
        plain = [one.id, one.state, one.at, one.acuse, header_plain(one.header)]
        yield _line(HANDED, derived_id(institute, f"{HANDED} {one.id}"), plain)
    for package, own in rows.items():
        for start in range(0, len(own), CHUNK):
            line_id = derived_id(institute, f"{ROWS} {package} {start}")
            yield _line(ROWS, line_id, [package, own[start : start + CHUNK]])


def wrapped(institute: str, line: str) -> Line:
    """A sealed line under an id of its own: an open record may bear the same id."""
    content = json.loads(line)
    return _line(SEALED, derived_id(institute, f"{SEALED} {content[1]}"), content)


def unwrapped(line: str, institute: str) -> str:
    """The sealed line in what `wrapped` made. Raises PackageError where it is of another."""
    content = shape.numbered(shape.read_any(line), 3)
    inside = shape.numbered(content.get("2"), 3)
    if not shape.text(inside, "1").startswith(f"{institute}-"):
        raise refused(FOREIGN_ROWS)
    return json.dumps(content["2"], ensure_ascii=False, separators=(",", ":"))


def read_told(lines: Iterable[str]) -> Told:
    """What the lines of MACHINERY say. Raises PackageError on any other shape, or without note."""
    inside = "captura.packages.exchange.plain_of_lines"
    data = "\n".join(lines).encode()
    plain = run(inside, data, memory_mib=MEMORY_MIB, seconds=SECONDS)
    notes = [_note(value) for kind, _, value in plain if kind == NOTE]
    if len(notes) != 1:
        raise refused(ALTERED)
    rows: dict[str, list[Row]] = {}
    for kind, _, value in plain:
        if kind == ROWS:
            rows.setdefault(value[0], []).extend(tuple(row) for row in value[1])
    return Told(
        notes[0],
        tuple(Remark(own, *value) for kind, own, value in plain if kind == REMARK),
        tuple(_handed(value) for kind, _, value in plain if kind == HANDED),
        rows,
    )


def plain_of_lines(data: bytes) -> list[Any]:
    """[type, id, value] of each line, every part checked; for the child process."""
    return [_checked(line) for line in data.split(b"\n")]


def _checked(line: bytes) -> list[Any]:
    content = shape.numbered(shape.read_any(line), 3)
    kind, value = content.get("0"), content.get("2")
    if kind == NOTE:
        _note(value)
    elif kind == REMARK:
        _texts(value, 8)
        shape.text(shape.numbered(value, 8), "5", "open|closed")
    elif kind == HANDED:
        _handed(value)
    elif kind == ROWS:
        package = shape.numbered(value, 2)
        shape.text(package, "0", HEX_KEY)
        for row in shape.listed(package, "1", CHUNK):
            _texts(row, 5)
            shape.text(shape.numbered(row, 5), "3", "packed|accepted|returned")
    else:
        raise refused(ALTERED)
    return [kind, shape.text(content, "1"), value]


def _note(value: Any) -> Note:
    parts = shape.numbered(value, 5)
    sisters = [shape.numbered(each, 3) for each in shape.listed(parts, "4", 100)]
    return Note(
        shape.text(parts, "0", HEX_KEY),
        shape.text(parts, "1", f"({HEX_KEY})?"),
        shape.text(parts, "2", f"({HEX_KEY})?"),
        shape.text(parts, "3", NICKNAME),
        tuple(
            Known(shape.text(one, "0", HEX_KEY), shape.text(one, "1", NICKNAME), _letter(one))
            for one in sisters
        ),
    )


def _letter(value: Mapping[str, Any]) -> str:
    return shape.text(value, "2", "[A-Z]?")


def _handed(value: Any) -> HandedIn:
    parts = shape.numbered(value, 5)
    header = header_from(shape.mapped(parts, "4"))
    if header.kind != ENTREGA:
        raise refused(ALTERED)
    return HandedIn(
        shape.text(parts, "0", HEX_KEY),
        shape.text(parts, "1", "packed|delivered|acknowledged"),
        shape.text(parts, "2", r"[0-9T:+.\-Z]{10,40}"),
        shape.text(parts, "3", r"[0-9T:+.\-Z]{0,40}"),
        header,
    )


def _texts(value: Any, length: int) -> None:
    parts = shape.numbered(value, length)
    for place in range(length):
        shape.text(parts, str(place), _TEXT)


def _line(kind: str, line_id: str, value: Any) -> Line:
    content = [kind, line_id, value]
    return kind, line_id, json.dumps(content, ensure_ascii=False, separators=(",", ":"))
