"""Takes named values out of a foreign manifest, and refuses any other shape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from captura.packages.refusals import ALTERED, refused

Plain = dict[str, Any]
_HALF = re.compile("[\ud800-\udfff]")


def read_json(data: bytes | str) -> Plain:
    """The JSON object in `data`. Raises PackageError."""
    value = read_any(data)
    if not isinstance(value, dict):
        raise refused(ALTERED)
    return value


def read_any(data: bytes | str) -> Any:
    """The JSON value in `data`. Raises PackageError."""
    try:
        return json.loads(data, parse_constant=_never)
    except (ValueError, RecursionError):
        raise refused(ALTERED) from None


def _never(name: str) -> Any:
    raise ValueError(name)


def text(value: Mapping[str, Any], name: str, pattern: str = r"(?s).{0,400}") -> str:
    """A text that matches the whole pattern, in which digits are 0 to 9; half characters
    (surrogates) never do."""
    found = value.get(name)
    if not isinstance(found, str) or _HALF.search(found):
        raise refused(ALTERED)
    if re.fullmatch(pattern, found, re.ASCII) is None:
        raise refused(ALTERED)
    return found


def whole(value: Mapping[str, Any], name: str, most: int = 10**9) -> int:
    """A whole number from 0 on."""
    found = value.get(name)
    if type(found) is not int or not 0 <= found <= most:
        raise refused(ALTERED)
    return found


def flag(value: Mapping[str, Any], name: str) -> bool:
    found = value.get(name)
    if not isinstance(found, bool):
        raise refused(ALTERED)
    return found


def listed(value: Mapping[str, Any], name: str, most: int) -> list[Any]:
    """A list of at most `most` values."""
    found = value.get(name)
    if not isinstance(found, list) or len(found) > most:
        raise refused(ALTERED)
    return found


def mapped(value: Any, name: str) -> Plain:
    """A nested object."""
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, dict):
        raise refused(ALTERED)
    return found


def numbered(value: Any, length: int) -> Plain:
    """A list as {"0": first, …}, so that each place can be asked for; {} if of another length."""
    fits = isinstance(value, list) and len(value) == length
    return {str(index): part for index, part in enumerate(value)} if fits else {}
