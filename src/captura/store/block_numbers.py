"""Block keys as numbers: a third of the room of their texts, and sorted by the rule they follow."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

# the first letter of a block key (records.blocks); the first two rules alone make a likely double:
# the whole CURP; the sound of all surnames and the first name with the day of birth
RULES = "cmpqsnft"
_RULE = {letter: place << 32 for place, letter in enumerate(RULES)}
STRONG = 2 << 32  # numbers below it follow one of those two rules


def numbers_of(keys: Iterable[str]) -> set[int]:
    """A number for each key: its rule, then its CRC-32.

    Two keys with one number are rare, and only add a candidate that the rules of likeness refuse.
    """
    return {_RULE[key[0]] | zlib.crc32(key.encode()) for key in keys}
