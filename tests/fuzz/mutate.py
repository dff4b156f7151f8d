"""Ways to spoil a file: its bytes, the parts of a zip, the values of JSON, the cells of a CSV."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

Draw = random.Random
Mutator = Callable[[bytes, Draw], bytes]

_WORDS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE x>", b"<!ENTITY", b"&#0;", b"PK\3\4",
    b"PK\5\6", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"9" * 400, b"-1", b"1e309", b"NaN",
    b'"', b"[" * 3000, b"{" * 300, b"</", b"]]>", b",", b"\r", b"\n", b"\\u0000", b"\\ud800",
    b"../", b"=1+1", b"A" * 20_000, "\u202e\u0000ñ".encode(), b't="s"', b"<v>99999999999</v>",
    b'r="XFD1048576"',
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**40, 2**63, "", "x" * 5000, "\ud800", "\0", "=1+1", "=@\t",
    [], {}, [[]], [None] * 50, {"a": {"b": []}}, "9999-99-99", "2026-02-30", "32020", "estado",
    "0" * 64, "-" * 128, "age1" + "q" * 58,
)  # fmt: skip


def spoil_bytes(data: bytes, draw: Draw) -> bytes:
    """One to eight small wounds anywhere."""
    made = bytearray(data)
    for _ in range(draw.choice((1, 1, 1, 2, 4, 8))):
        if not made:
            return bytes(made)
        at, long = draw.randrange(len(made)), draw.choice((1, 2, 4, 16, 200))
        match draw.randrange(8):
            case 0 | 1:
                made[at] ^= 1 << draw.randrange(8)
            case 2:
                made[at : at + long] = draw.randbytes(long)
            case 3:
                del made[at : at + long]
            case 4:
                made[at:at] = draw.choice(_WORDS)
            case 5:
                made[at : at + long] = draw.choice(_WORDS)
            case 6:
                made[at:at] = made[at : at + long * 10]
            case _:
                del made[at:]
    return bytes(made)


def spoil_zip(data: bytes, draw: Draw) -> bytes:
    """A zip whose directory and check sums are right again, around one spoilt part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        names = old.namelist()
        chosen = draw.choice(names)
        dropped = chosen if draw.random() < 0.05 else ""
        with zipfile.ZipFile(made, "w", draw.choice((0, 8))) as new:
            for name in names:
                part = old.read(name)
                if name == chosen:
                    part = (spoil_text if draw.random() < 0.6 else spoil_bytes)(part, draw)
                if name != dropped:
                    new.writestr(name, part)
    return made.getvalue()


def spoil_text(data: bytes, draw: Draw) -> bytes:
    """Pieces between angle brackets, quotes or commas repeated, swapped, lost or replaced."""
    mark = draw.choice((b"<", b'"', b",", b"\n"))
    pieces = data.split(mark)
    if len(pieces) < 3:
        return spoil_bytes(data, draw)
    for _ in range(draw.choice((1, 1, 2, 5))):
        at, other = draw.randrange(len(pieces)), draw.randrange(len(pieces))
        match draw.randrange(5):
            case 0:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 1:
                pieces[at] = draw.choice(_WORDS)
            case 2:
                pieces[at:at] = pieces[at : at + 1] * draw.choice((1, 10, 500))
            case 3:
                pieces[at] = pieces[other]
            case _:
                del pieces[at]
                pieces = pieces or [b""]
    return mark.join(pieces)


def spoil_json(data: bytes, draw: Draw) -> bytes:
    """JSON in which one to three values are others; now and then only nearly JSON."""
    if draw.random() < 0.25:
        return draw.choice((spoil_bytes, spoil_text))(data, draw)
    value, close = spoil_value(json.loads(data), draw), (",", ":")
    try:
        return json.dumps(value, ensure_ascii=False, separators=close).encode()
    except UnicodeEncodeError:  # half a character
        return json.dumps(value, separators=close).encode()


def spoil_value(value: Any, draw: Draw) -> Any:
    """A plain JSON value in which one to three of its values are others; it may be changed."""
    for _ in range(draw.choice((1, 1, 2, 3))):
        places = list(_places(value))
        if not places:
            return copy.deepcopy(draw.choice(_VALUES))
        holder, key = draw.choice(places)
        match draw.randrange(6):
            case 0 if isinstance(holder, dict):
                del holder[key]
                continue
            case 1:
                holder[key] = _deep(draw.choice((10, 900, 3000)))
            case 2:
                other, name = draw.choice(places)
                holder[key] = copy.deepcopy(other[name])
            case _:
                holder[key] = copy.deepcopy(draw.choice(_VALUES))
    return value


def _deep(levels: int) -> Any:
    made: Any = 1
    for _ in range(levels):
        made = [made]
    return made if levels < 500 else "[" * levels


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting and len(found) < 3000:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here))
        for key in keys:
            found.append((here, key))
            if isinstance(here[key], dict | list):
                waiting.append(here[key])
    return found


def any_of(*mutators: Mutator) -> Mutator:
    """One of them, by the draw."""
    return lambda data, draw: draw.choice(mutators)(data, draw)
