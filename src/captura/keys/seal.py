"""What a vault key does: closes a text in a padded box bound to its row, and opens it again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from captura.keys.box import NONCE_BYTES, Random, close_box, open_box

KEY_BYTES = 32
STEP = 4096
_LENGTH = 8
_LABEL = "captura/boveda/1"


class Seal:
    """The keys of an open vault, by number; `forget` leaves none of them here."""

    def __init__(self, number: int, keys: Mapping[int, bytes], random: Random) -> None:
        self.number = number
        self.random = random
        self._keys = {one: bytearray(key) for one, key in keys.items()}

    def __repr__(self) -> str:
        return f"Seal({self.number})"

    def seal(self, text: str, bound: Sequence[str]) -> bytes:
        """nonce + box of the text under today's key, padded to the next 4 KiB.

        bound: what the row shows of itself; moved to another row it doesn't open any more.
        """
        plain = text.encode()
        framed = len(plain).to_bytes(_LENGTH, "big") + plain
        framed += bytes(-len(framed) % STEP)
        nonce, box = close_box(self.key(), framed, _bound(bound, self.number), self.random)
        return nonce + box

    def open(self, number: int, sealed: bytes, bound: Sequence[str]) -> str | None:
        """The text; None where the key is not here, or a byte, or what it is bound to, is other."""
        key = self._keys.get(number)
        if key is None:
            return None
        nonce, box = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        framed = open_box(bytes(key), nonce, box, _bound(bound, number))
        if framed is None:
            return None
        length = int.from_bytes(framed[:_LENGTH], "big")
        return framed[_LENGTH : _LENGTH + length].decode()

    def key(self, number: int | None = None) -> bytes:
        """One of the keys, today's if not said; KeyError after `forget`."""
        return bytes(self._keys[number or self.number])

    def numbers(self) -> tuple[int, ...]:
        """The keys that are here, oldest first."""
        return tuple(sorted(self._keys))

    def add(self, number: int, key: bytes) -> None:
        """One more key that rows may be sealed under."""
        self._keys.setdefault(number, bytearray(key))

    def forget(self) -> None:
        """Overwrites the keys and lets them go."""
        for key in self._keys.values():
            key[:] = bytes(len(key))
        self._keys.clear()


def _bound(bound: Sequence[str], number: int) -> str:
    return json.dumps([_LABEL, number, *bound], ensure_ascii=False)
