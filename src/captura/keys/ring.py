"""The ring `llaves.json`: who can open the database, each by her passphrase, and the paper."""

import hmac
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from captura.keys.box import Random, damaged, derive
from captura.keys.plain import Plain, object_of, read_object, text_of, whole_of, write_object
from captura.keys.sealing import Identity
from captura.keys.shapes import AGE_KEY, BASE64, INSTITUTE, line
from captura.keys.slots import (
    LABEL,
    THING,
    Paper,
    User,
    locked_again,
    new_paper,
    new_user,
    open_paper,
    open_user,
    paper_locked_again,
    trouble,
    with_passphrase,
)
from captura.paths import replace_file

DATABASE_KEY_BYTES = 48
_NAME, _ROLE = line(80), r"[a-z]{3,20}"
_OWN = ("version", "oficina", "marca", "prueba", "usuarias", "recuperacion")


@dataclass(frozen=True)
class Ring:
    """owner: municipality key of five digits or `estado`; mark: tells this database key apart.

    proof: HMAC under the database key over who is in it, so that nobody adds herself in the file
    and waits for the next change of key; empty in rings of the first release. kept: what other
    modules keep in the same file.
    """

    owner: str
    users: tuple[User, ...]
    recovery: Paper
    mark: str
    proof: str = ""
    kept: Mapping[str, Plain] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """Return the user of that name, capitals apart; KeysError if there is none."""
        for user in self.users:
            if _same(user.name, name):
                return user
        raise trouble("Esa persona no está en esta computadora.", "Elíjala de la lista.", 8)


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
    paper = new_paper(owner, recovery_secret, database_key, random)
    ring = _proved(Ring(owner, (), paper, _mark_of(database_key)), database_key)
    return add_user(ring, database_key, name, role, passphrase, random)


def open_with_passphrase(ring: Ring, name: str, passphrase: str) -> bytes:
    """Return the database key; KeysError when the passphrase is not that user's."""
    return _checked(ring, open_user(ring.owner, ring.user(name), passphrase)[0])


def open_with_recovery(ring: Ring, secret: bytes) -> bytes:
    """Return the database key by the 32-byte secret of the printed sheet."""
    return _checked(ring, open_paper(ring.owner, ring.recovery, secret)[0])


def identity_of(ring: Ring, name: str, passphrase: str) -> Identity | None:
    """Return the user's own pair, to which more than the database key may be encrypted.

    None until she has entered once in this release. KeysError as `open_with_passphrase`.
    """
    key, pair = open_user(ring.owner, ring.user(name), passphrase)
    _checked(ring, key)
    return pair


def add_user(
    ring: Ring, database_key: bytes, name: str, role: str, passphrase: str, random: Random
) -> Ring:
    """Return the ring with one more user; KeysError if the name is already there."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if any(_same(user.name, name) for user in ring.users):
        raise trouble("Ya hay una persona con ese nombre.", "Agregue un apellido.", 10)
    key = _checked(ring, database_key)
    user = new_user(ring.owner, name, role, passphrase, key, random)
    return _proved(replace(ring, users=(*ring.users, user)), key)


def remove_user(ring: Ring, database_key: bytes, name: str) -> Ring:
    """Return the ring without a user; the database key she knew must be changed beside it."""
    gone = ring.user(name)
    users = tuple(one for one in ring.users if one is not gone)
    return _proved(replace(ring, users=users), _checked(ring, database_key))


def change_passphrase(ring: Ring, name: str, old: str, new: str, random: Random) -> Ring:
    """Return the ring with the user's new passphrase; KeysError when the old one is wrong."""
    user = ring.user(name)
    key, pair = open_user(ring.owner, user, old)
    fresh = with_passphrase(ring.owner, user, pair, new, _checked(ring, key), random)
    return _with(ring, user, fresh, key)


def set_passphrase(ring: Ring, database_key: bytes, name: str, new: str, random: Random) -> Ring:
    """Return the ring with a new passphrase for a user who used the sheet or asked the titular.

    Her old pair stays closed for ever, so she gets a new one.
    """
    user, key = ring.user(name), _checked(ring, database_key)
    fresh = with_passphrase(ring.owner, user, None, new, key, random)
    return _with(ring, user, fresh, key)


def renew_recovery(ring: Ring, database_key: bytes, secret: bytes, random: Random) -> Ring:
    """Return the ring with another sheet; the one printed before opens nothing any more."""
    key = _checked(ring, database_key)
    paper = new_paper(ring.owner, secret, key, random)
    return _proved(replace(ring, recovery=paper), key)


def upgraded(ring: Ring, name: str, passphrase: str, random: Random) -> Ring:
    """Return a ring of the first release with this user in today's form; else the same ring."""
    user = ring.user(name)
    if user.public:
        return ring
    return change_passphrase(ring, name, passphrase, passphrase, random)


def not_yet_upgraded(ring: Ring) -> tuple[str, ...]:
    """Names of users whose way in can't follow a change of key until they enter once."""
    return tuple(user.name for user in ring.users if not user.public)


def rekeyed(ring: Ring, old_key: bytes, new_key: bytes) -> Ring:
    """Return the ring for another database key, nobody's passphrase needed.

    KeysError (24) while a way in of the first release is left in it.
    """
    _checked(ring, old_key)
    if not_yet_upgraded(ring) or not ring.recovery.public:
        raise trouble(
            "Hay quien no ha entrado desde que se actualizó Captura, o la hoja de recuperación es "
            "de la versión anterior.",
            "Pídales que entren una vez e imprima una hoja nueva en Ajustes; luego repita.",
            24,
        )
    users = tuple(locked_again(user, new_key) for user in ring.users)
    paper = paper_locked_again(ring.recovery, new_key)
    mark = _mark_of(new_key)
    return _proved(replace(ring, users=users, recovery=paper, mark=mark), new_key)


def ring_json(ring: Ring) -> bytes:
    """Return the bytes of `llaves.json`."""
    users = [
        {
            "nombre": one.name,
            "rol": one.role,
            "ranura": one.slot,
            "publica": one.public,
            "llave": one.locked,
        }
        for one in ring.users
    ]
    paper = ring.recovery
    return write_object(
        {
            **ring.kept,
            "version": 2,
            "oficina": ring.owner,
            "marca": ring.mark,
            "prueba": ring.proof,
            "usuarias": users,
            "recuperacion": {**paper.slot, "publica": paper.public, "llave": paper.locked},
        }
    )


def read_ring(data: bytes) -> Ring:
    """Return the ring of these bytes, of this release or the first; KeysError if it is none."""
    kept = read_object(data, THING)
    old = whole_of(kept, "version", THING, 1, 2) == 1
    people = kept.get("usuarias")
    if not isinstance(people, list) or not people or not all(isinstance(p, dict) for p in people):
        raise damaged(THING)
    users = tuple(
        User(
            text_of(one, "nombre", THING, _NAME),
            text_of(one, "rol", THING, _ROLE),
            object_of(one, "ranura", THING),
            *_halves(one, old),
        )
        for one in people
    )
    owner, mark = text_of(kept, "oficina", THING, INSTITUTE), text_of(kept, "marca", THING)
    slot = object_of(kept, "recuperacion", THING)
    paper = Paper({name: slot.get(name) for name in ("nonce", "box")}, *_halves(slot, old))
    proof = "" if old else text_of(kept, "prueba", THING, r"[0-9a-f]{64}")
    others = {} if old else {name: value for name, value in kept.items() if name not in _OWN}
    return Ring(owner, users, paper, mark, proof, others)


def save_ring(path: Path, ring: Ring) -> None:
    """Keep the ring in one step: a power cut leaves the old file or the new one, never half."""
    replace_file(path, ring_json(ring))


def load_ring(path: Path) -> Ring:
    """Return the ring kept in a file; KeysError when it is missing or damaged."""
    if not path.exists():
        raise trouble(
            "Falta el archivo llaves.json de la carpeta de datos.",
            "Recupérelo de un respaldo; sin él los datos no se pueden abrir.",
            11,
        )
    return read_ring(path.read_bytes())


def _halves(value: Plain, old: bool) -> tuple[str, str]:
    """Public half and locked key; both empty in a slot of the first release."""
    if old or (not value.get("publica") and not value.get("llave")):
        return "", ""
    return text_of(value, "publica", THING, AGE_KEY), text_of(value, "llave", THING, BASE64)


def _with(ring: Ring, user: User, fresh: User, key: bytes) -> Ring:
    users = tuple(fresh if one is user else one for one in ring.users)
    return _proved(replace(ring, users=users), key)


def _proved(ring: Ring, database_key: bytes) -> Ring:
    return replace(ring, proof=_proof_of(ring, database_key))


def _proof_of(ring: Ring, database_key: bytes) -> str:
    who = [[one.name, one.role, one.public] for one in ring.users]
    said = json.dumps([ring.owner, who, ring.recovery.public], ensure_ascii=False)
    return hmac.digest(derive(database_key, f"{LABEL}/prueba"), said.encode(), sha256).hex()


def _checked(ring: Ring, database_key: bytes) -> bytes:
    """The mark names a ring that was copied beside another database, before SQLCipher fails."""
    same = hmac.compare_digest(_mark_of(database_key), ring.mark)
    if len(database_key) != DATABASE_KEY_BYTES or not same:
        raise trouble(
            "El archivo llaves.json no es de esta base de datos.",
            "Recupere juntos los dos archivos del mismo respaldo.",
            12,
        )
    if ring.proof and not hmac.compare_digest(_proof_of(ring, database_key), ring.proof):
        raise trouble(
            "El archivo llaves.json fue cambiado fuera de Captura.",
            "Recupérelo de un respaldo y avise a quien cuida la computadora.",
            25,
        )
    return database_key


def _mark_of(database_key: bytes) -> str:
    return hmac.digest(database_key, f"{LABEL}/marca".encode(), sha256).hex()[:16]


def _same(one: str, other: str) -> bool:
    plain = (
        unicodedata.normalize("NFC", " ".join(name.split())).casefold() for name in (one, other)
    )
    return next(plain) == next(plain)
