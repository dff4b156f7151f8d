"""The ring `llaves.json`: the database key, wrapped once per user and once by the paper."""

import hmac
import unicodedata
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from captura.errors import KeysError
from captura.keys.box import Random, close_box, damaged, derive, open_box
from captura.keys.passphrase import Slot, unwrap, wrap
from captura.keys.plain import (
    base64_text,
    bytes_of,
    object_of,
    read_object,
    text_of,
    whole_of,
    write_object,
)
from captura.paths import replace_file

DATABASE_KEY_BYTES = 48
_THING = "El archivo llaves.json"
_LABEL = "captura/llaves/1"
_OWNER, _NAME, _ROLE = r"estado|[0-9]{5}", r"[^\x00-\x1f\ud800-\udfff]{1,80}", r"[a-z]{3,20}"


@dataclass(frozen=True)
class User:
    """One person who can open the database: name, role, slot."""

    name: str
    role: str
    slot: Slot


@dataclass(frozen=True)
class Ring:
    """owner: municipality key of five digits or `estado`; mark: tells this database key apart."""

    owner: str
    users: tuple[User, ...]
    recovery: Slot
    mark: str

    def user(self, name: str) -> User:
        """Return the user of that name, capitals apart; KeysError if there is none."""
        for user in self.users:
            if _same(user.name, name):
                return user
        raise _trouble("Esa persona no está en esta computadora.", "Elíjala de la lista.", 8)


def new_database_key(random: Random) -> bytes:
    """Return 48 bytes: SQLCipher's key (32) and its salt (16)."""
    return random(DATABASE_KEY_BYTES)


def new_ring(
    database_key: bytes,
    *,
    owner: str,
    name: str,
    role: str,
    passphrase: str,
    recovery_secret: bytes,
    random: Random,
) -> Ring:
    """Return a ring with its first user and the slot of the recovery sheet."""
    nonce, box = close_box(
        derive(recovery_secret, _LABEL), database_key, _recovery_bound(owner), random
    )
    recovery = {"nonce": base64_text(nonce), "box": base64_text(box)}
    ring = Ring(owner, (), recovery, _mark_of(database_key))
    return add_user(ring, database_key, name, role, passphrase, random)


def open_with_passphrase(ring: Ring, name: str, passphrase: str) -> bytes:
    """Return the database key; KeysError when the passphrase is not that user's."""
    user = ring.user(name)
    return _checked(ring, unwrap(user.slot, passphrase, _user_bound(ring, user.name, user.role)))


def open_with_recovery(ring: Ring, secret: bytes) -> bytes:
    """Return the database key by the 32-byte secret of the printed sheet."""
    nonce, box = bytes_of(ring.recovery, "nonce", _THING), bytes_of(ring.recovery, "box", _THING)
    key = open_box(derive(secret, _LABEL), nonce, box, _recovery_bound(ring.owner))
    if key is None:
        raise _trouble(
            "La hoja de recuperación es de otra oficina o de una base de datos anterior.",
            "Busque la hoja más reciente de esta oficina; lleva su nombre y su fecha.",
            9,
        )
    return _checked(ring, key)


def add_user(
    ring: Ring, database_key: bytes, name: str, role: str, passphrase: str, random: Random
) -> Ring:
    """Return the ring with one more user; KeysError if the name is already there."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if any(_same(user.name, name) for user in ring.users):
        raise _trouble("Ya hay una persona con ese nombre.", "Agregue un apellido.", 10)
    user = _wrapped(ring, database_key, name, role, passphrase, random)
    return replace(ring, users=(*ring.users, user))


def change_passphrase(ring: Ring, name: str, old: str, new: str, random: Random) -> Ring:
    """Return the ring with the user's new passphrase; KeysError when the old one is wrong."""
    return set_passphrase(ring, open_with_passphrase(ring, name, old), name, new, random)


def set_passphrase(ring: Ring, database_key: bytes, name: str, new: str, random: Random) -> Ring:
    """Return the ring with a new passphrase for a user who used the sheet or asked the titular."""
    user = ring.user(name)
    fresh = _wrapped(ring, database_key, user.name, user.role, new, random)
    return replace(ring, users=tuple(fresh if one is user else one for one in ring.users))


def ring_json(ring: Ring) -> bytes:
    """Return the bytes of `llaves.json`."""
    users = [{"nombre": one.name, "rol": one.role, "ranura": one.slot} for one in ring.users]
    return write_object(
        {
            "version": 1,
            "oficina": ring.owner,
            "marca": ring.mark,
            "usuarias": users,
            "recuperacion": ring.recovery,
        }
    )


def read_ring(data: bytes) -> Ring:
    """Return the ring of these bytes; KeysError when they are not one."""
    kept = read_object(data, _THING)
    whole_of(kept, "version", _THING, 1, 1)
    people = kept.get("usuarias")
    if not isinstance(people, list) or not people or not all(isinstance(p, dict) for p in people):
        raise damaged(_THING)
    users = tuple(
        User(
            text_of(one, "nombre", _THING, _NAME),
            text_of(one, "rol", _THING, _ROLE),
            object_of(one, "ranura", _THING),
        )
        for one in people
    )
    owner, mark = text_of(kept, "oficina", _THING, _OWNER), text_of(kept, "marca", _THING)
    return Ring(owner, users, object_of(kept, "recuperacion", _THING), mark)


def save_ring(path: Path, ring: Ring) -> None:
    """Keep the ring in one step: a power cut leaves the old file or the new one, never half."""
    replace_file(path, ring_json(ring))


def load_ring(path: Path) -> Ring:
    """Return the ring kept in a file; KeysError when it is missing or damaged."""
    if not path.exists():
        raise _trouble(
            "Falta el archivo llaves.json de la carpeta de datos.",
            "Recupérelo de un respaldo; sin él los datos no se pueden abrir.",
            11,
        )
    return read_ring(path.read_bytes())


def _wrapped(
    ring: Ring, database_key: bytes, name: str, role: str, passphrase: str, random: Random
) -> User:
    bound = _user_bound(ring, name, role)
    return User(name, role, wrap(_checked(ring, database_key), passphrase, bound, random=random))


def _checked(ring: Ring, database_key: bytes) -> bytes:
    """The mark names a ring that was copied beside another database, before SQLCipher fails."""
    same = hmac.compare_digest(_mark_of(database_key), ring.mark)
    if len(database_key) != DATABASE_KEY_BYTES or not same:
        raise _trouble(
            "El archivo llaves.json no es de esta base de datos.",
            "Recupere juntos los dos archivos del mismo respaldo.",
            12,
        )
    return database_key


def _mark_of(database_key: bytes) -> str:
    return hmac.digest(database_key, f"{_LABEL}/marca".encode(), sha256).hex()[:16]


def _user_bound(ring: Ring, name: str, role: str) -> str:
    # The role is bound, so that a role edited in the file closes the slot instead of widening it.
    return f"{_LABEL}\n{ring.owner}\n{role}\n{name}"


def _recovery_bound(owner: str) -> str:
    return f"{_LABEL}\n{owner}\nrecuperacion"


def _same(one: str, other: str) -> bool:
    plain = (
        unicodedata.normalize("NFC", " ".join(name.split())).casefold() for name in (one, other)
    )
    return next(plain) == next(plain)


def _trouble(what: str, fix: str, number: int) -> KeysError:
    return KeysError("No se puede abrir", what, fix, f"CAP-KEYS-{number:02}")
