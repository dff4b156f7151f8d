"""Takes named values out of JSON that came from outside, and refuses any other shape."""

import base64
import binascii
import datetime as dt
import json
import re
from typing import Any

from captura.keys.box import damaged
from captura.keys.shapes import BASE64, line

Plain = dict[str, Any]

MOST_BYTES = 1 << 20
"""No file of keys is larger; a foreign one is not even parsed."""


def read_object(data: bytes, thing: str) -> Plain:
    """Return the JSON object in `data`; KeysError naming `thing` otherwise."""
    if len(data) > MOST_BYTES:
        raise damaged(thing)
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise damaged(thing) from None
    if not isinstance(value, dict):
        raise damaged(thing)
    return value


def write_object(value: Plain) -> bytes:
    """Return readable UTF-8 JSON with sorted names, ending in a line feed."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def text_of(value: Plain, name: str, thing: str, pattern: str = line(400)) -> str:
    """Return a text that matches the whole pattern; half characters (surrogates) never do."""
    found = value.get(name)
    if not isinstance(found, str) or re.fullmatch(pattern, found) is None:
        raise damaged(thing)
    return found


def whole_of(value: Plain, name: str, thing: str, least: int, most: int) -> int:
    """Return a whole number between two limits, both included."""
    found = value.get(name)
    if type(found) is not int or not least <= found <= most:
        raise damaged(thing)
    return found


def bytes_of(value: Plain, name: str, thing: str) -> bytes:
    """Return the bytes written in base64."""
    try:
        return base64.b64decode(text_of(value, name, thing, BASE64), validate=True)
    except binascii.Error:
        raise damaged(thing) from None


def date_of(value: Plain, name: str, thing: str) -> dt.date:
    """Return a date written as 2026-05-04."""
    try:
        return dt.date.fromisoformat(text_of(value, name, thing, r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
    except ValueError:
        raise damaged(thing) from None


def flag_of(value: Plain, name: str, thing: str) -> bool:
    """Return true or false."""
    found = value.get(name)
    if not isinstance(found, bool):
        raise damaged(thing)
    return found


def object_of(value: Plain, name: str, thing: str) -> Plain:
    """Return a nested object."""
    found = value.get(name)
    if not isinstance(found, dict):
        raise damaged(thing)
    return found


def base64_text(data: bytes) -> str:
    """Return bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")
