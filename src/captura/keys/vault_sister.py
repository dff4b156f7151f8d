"""The vault's keys on their way to another laptop of the institute, and joined with its own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from captura.errors import KeysError
from captura.keys.box import Random, damaged
from captura.keys.plain import read_object
from captura.keys.seal import Seal
from captura.keys.vault import THING, Lock, former_of, with_user
from captura.keys.vault_halves import new_halves

_KEY = re.compile(r"[0-9a-f]{64}")
MOST = 60  # keys of one vault


def carried(seal: Seal) -> bytes:
    """Every key of an open vault, to be closed to someone's own pair."""
    keys = {str(number): seal.key(number).hex() for number in seal.numbers()[-MOST:]}
    return json.dumps({"numero": seal.number, "llaves": keys}).encode()


def joined(own: Seal | None, data: bytes, random: Random) -> Seal:
    """The keys that arrived beside those here; the newest seals. Raises KeysError.

    Where both have another key under one number, each laptop changed its own: nothing is taken.
    """
    plain = read_object(data, THING)
    number, found = plain.get("numero"), plain.get("llaves")
    if type(number) is not int or not isinstance(found, dict) or str(number) not in found:
        raise damaged(THING)
    if not all(one.isdecimal() and _KEY.fullmatch(str(key)) for one, key in found.items()):
        raise damaged(THING)
    keys = {int(one): bytes.fromhex(key) for one, key in found.items()}
    mine = {one: own.key(one) for one in own.numbers()} if own else {}
    if any(mine.get(one, key) != key for one, key in keys.items()):
        raise KeysError(
            "Las dos bóvedas no son la misma",
            "Esta computadora hizo o cambió su propia llave, y no se mezclan.",
            "Nada cambió. Siga con la bóveda de esta, o llame a quien les ayuda con Captura.",
            "CAP-KEYS-29",
        )
    return Seal(max(number, own.number if own else 0), {**mine, **keys}, random)


def lock_of(seal: Seal, users: Mapping[str, str], sheet_public: str, state_public: str) -> Lock:
    """The lock of such a seal. users: {name: public half} of who may open it here."""
    halves = new_halves(seal.key(), sheet_public, state_public, seal.random)
    lock = Lock(seal.number, {}, halves, False, former_of(seal))
    for name, public in users.items():
        lock = with_user(lock, seal, name, public)
    return lock
