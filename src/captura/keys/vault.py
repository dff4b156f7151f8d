"""The vault's key: who has it, each under her own pair, and what it seals.

It lies in the database wrapped only (meta `boveda`): the database key alone opens nothing of it.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from captura.errors import KeysError
from captura.keys.box import Random, damaged
from captura.keys.plain import base64_text, object_of, read_object, text_of, whole_of
from captura.keys.seal import KEY_BYTES, Seal
from captura.keys.sealing import Identity, decrypt, encrypt
from captura.keys.shapes import AGE_KEY, BASE64
from captura.keys.vault_halves import Halves, halves_from, halves_plain, new_halves

THING = "La llave de la bóveda"
_FORMER = "anterior"


@dataclass(frozen=True)
class Way:
    """How one user gets in: her public half, and the vault key encrypted to it, in base64."""

    public: str
    locked: str


@dataclass(frozen=True)
class Lock:
    """The vault key wrapped. number: of the key that seals today; halves: what recovers it.

    change: someone was taken out, so the next who opens it gives it another key.
    former: earlier keys, each sealed under the newest, for rows that may still arrive.
    """

    number: int
    users: Mapping[str, Way]
    halves: Halves
    change: bool = False
    former: Mapping[int, str] = field(default_factory=dict)


def new_lock(
    users: Mapping[str, str], sheet_public: str, state_public: str, random: Random
) -> tuple[Lock, Seal]:
    """A vault with its first key. users: {name: public half} of who may open it."""
    key = random(KEY_BYTES)
    halves = new_halves(key, sheet_public, state_public, random)
    return Lock(1, _ways(users, key), halves), Seal(1, {1: key}, random)


def open_lock(lock: Lock, name: str, pair: Identity, random: Random) -> Seal:
    """The seal, by a user's own pair. Raises KeysError where she was not let in."""
    way = lock.users.get(name)
    if way is None or way.public != pair.public:
        raise not_let_in()
    return seal_from(lock, decrypt(b64decode(way.locked), [pair.secret]), random)


def seal_from(lock: Lock, key: bytes, random: Random) -> Seal:
    """The seal of today's key and of the earlier ones that it opens."""
    seal = Seal(lock.number, {lock.number: key}, random)
    for number, boxed in lock.former.items():
        older = seal.open(lock.number, b64decode(boxed), (_FORMER, str(number)))
        if older is not None:
            seal.add(number, bytes.fromhex(older))
    return seal


def with_user(lock: Lock, seal: Seal, name: str, public: str) -> Lock:
    """The lock with one more who can open it."""
    return replace(lock, users={**lock.users, **_ways({name: public}, seal.key())})


def without_user(lock: Lock, name: str) -> Lock:
    """The lock without someone: what she knew must be changed at the next opening."""
    if name not in lock.users:
        return lock
    left = {other: way for other, way in lock.users.items() if other != name}
    return replace(lock, users=left, change=True)


def with_halves(lock: Lock, seal: Seal, sheet_public: str, state_public: str) -> Lock:
    """The lock recovered by this sheet and this state; the same one where it already is."""
    known = (lock.halves.sheet_public, lock.halves.state_public)
    if known == (sheet_public, state_public):
        return lock
    halves = new_halves(seal.key(), sheet_public, state_public, seal.random)
    return replace(lock, halves=halves)


def next_key(lock: Lock, seal: Seal) -> tuple[Lock, Seal]:
    """Another key for the same users; the earlier ones are kept under it."""
    number, key, random = lock.number + 1, seal.random(KEY_BYTES), seal.random
    fresh = Seal(number, {number: key}, random)
    for known in seal.numbers():
        fresh.add(known, seal.key(known))
    former = former_of(fresh)
    publics = {name: way.public for name, way in lock.users.items()}
    halves = new_halves(key, lock.halves.sheet_public, lock.halves.state_public, random)
    return Lock(number, _ways(publics, key), halves, False, former), fresh


def former_of(seal: Seal) -> dict[int, str]:
    """Each earlier key of a seal, sealed under today's."""
    return {
        known: base64_text(seal.seal(seal.key(known).hex(), (_FORMER, str(known))))
        for known in seal.numbers()
        if known != seal.number
    }


def lock_json(lock: Lock) -> str:
    """The text that the database keeps."""
    users = {name: {"publica": way.public, "llave": way.locked} for name, way in lock.users.items()}
    plain: dict[str, Any] = {
        "numero": lock.number,
        "usuarias": users,
        "recuperacion": halves_plain(lock.halves),
        "cambiar": lock.change,
        "anteriores": {str(number): boxed for number, boxed in lock.former.items()},
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def read_lock(text: str) -> Lock:
    """The lock of that text. Raises KeysError where it has another form."""
    plain = read_object(text.encode(), THING)
    users, former = object_of(plain, "usuarias", THING), object_of(plain, "anteriores", THING)
    if not all(isinstance(way, dict) for way in users.values()):
        raise damaged(THING)
    if not all(number.isdecimal() for number in former):
        raise damaged(THING)
    return Lock(
        whole_of(plain, "numero", THING, 1, 10**6),
        {
            name: Way(text_of(way, "publica", THING, AGE_KEY), _base64(way, "llave"))
            for name, way in users.items()
        },
        halves_from(object_of(plain, "recuperacion", THING), THING),
        plain.get("cambiar") is True,
        # keys sealed as rows are, padding too
        {int(number): text_of(former, number, THING, r"[A-Za-z0-9+/=]+") for number in former},
    )


def not_let_in() -> KeysError:
    return KeysError(
        "La bóveda sigue cerrada",
        "A usted no le han dado la llave, o le dieron otra frase después de dársela.",
        "Pida a quien tiene la bóveda abierta que le dé acceso.",
        "CAP-KEYS-30",
    )


def _ways(users: Mapping[str, str], key: bytes) -> dict[str, Way]:
    return {
        name: Way(public, base64_text(encrypt(key, [public]))) for name, public in users.items()
    }


def _base64(plain: dict[str, Any], name: str) -> str:
    return text_of(plain, name, THING, BASE64)
