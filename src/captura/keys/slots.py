"""One way into the ring: an age pair whose secret a passphrase or the paper wraps.

The database key is encrypted to the public half, so that it can be changed while its users are
away. Rings of the first release wrapped the database key itself: such a slot has no public half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from captura.errors import KeysError
from captura.keys.box import Random, close_box, derive, open_box
from captura.keys.passphrase import Slot, unwrap, wrap
from captura.keys.plain import base64_text, bytes_of
from captura.keys.sealing import Identity, decrypt, encrypt, new_identity

LABEL = "captura/llaves/1"  # of what the first release wrapped
_PAIR = "captura/llaves/2"
THING = "El archivo llaves.json"


@dataclass(frozen=True)
class User:
    """One person who can open the database.

    slot: her age secret under her passphrase; public: `age1…`; locked: the database key encrypted
    to it, in base64. Without public the slot holds the database key itself.
    """

    name: str
    role: str
    slot: Slot
    public: str = ""
    locked: str = ""


@dataclass(frozen=True)
class Paper:
    """The way in of the printed sheet, as a user's."""

    slot: Slot
    public: str = ""
    locked: str = ""


def new_user(
    owner: str, name: str, role: str, passphrase: str, database_key: bytes, random: Random
) -> User:
    """A user with a pair of her own."""
    return _of_pair(new_identity(), owner, name, role, passphrase, database_key, random)


def new_paper(owner: str, secret: bytes, database_key: bytes, random: Random) -> Paper:
    """The way in of a sheet that carries this 32-byte secret."""
    pair = new_identity()
    nonce, box = close_box(
        derive(secret, _PAIR), pair.secret.encode(), _paper_bound(owner, pair.public), random
    )
    slot = {"nonce": base64_text(nonce), "box": base64_text(box)}
    return Paper(slot, pair.public, _locked(database_key, pair.public))


def open_user(owner: str, user: User, passphrase: str) -> tuple[bytes, Identity | None]:
    """Database key and pair (None of the first release's). Raises KeysError as `unwrap` does."""
    if not user.public:
        return unwrap(user.slot, passphrase, _old_bound(owner, user)), None
    secret = unwrap(user.slot, passphrase, _user_bound(owner, user.name, user.role, user.public))
    pair = Identity(secret.decode(), user.public)
    return decrypt(bytes_of({"llave": user.locked}, "llave", THING), [pair.secret]), pair


def open_paper(owner: str, paper: Paper, secret: bytes) -> tuple[bytes, Identity | None]:
    """Database key and pair (None of the first release's) by the sheet's secret."""
    label = _PAIR if paper.public else LABEL
    bound = _paper_bound(owner, paper.public) if paper.public else f"{LABEL}\n{owner}\nrecuperacion"
    nonce, box = bytes_of(paper.slot, "nonce", THING), bytes_of(paper.slot, "box", THING)
    held = open_box(derive(secret, label), nonce, box, bound)
    if held is None:
        raise trouble(
            "La hoja de recuperación es de otra oficina o de una base de datos anterior.",
            "Busque la hoja más reciente de esta oficina; lleva su nombre y su fecha.",
            9,
        )
    if not paper.public:
        return held, None
    pair = Identity(held.decode(), paper.public)
    return decrypt(bytes_of({"llave": paper.locked}, "llave", THING), [pair.secret]), pair


def with_passphrase(
    owner: str, user: User, pair: Identity | None, passphrase: str, key: bytes, random: Random
) -> User:
    """The user under another passphrase; she keeps her pair where it is known."""
    return _of_pair(pair or new_identity(), owner, user.name, user.role, passphrase, key, random)


def locked_again(way: User, database_key: bytes) -> User:
    """The same user, let in to another database key."""
    return replace(way, locked=_locked(database_key, way.public))


def paper_locked_again(way: Paper, database_key: bytes) -> Paper:
    """The same sheet, let in to another database key."""
    return replace(way, locked=_locked(database_key, way.public))


def trouble(what: str, fix: str, number: int) -> KeysError:
    """The error of a ring that does not open."""
    return KeysError("No se puede abrir", what, fix, f"CAP-KEYS-{number:02}")


def _of_pair(
    pair: Identity,
    owner: str,
    name: str,
    role: str,
    passphrase: str,
    database_key: bytes,
    random: Random,
) -> User:
    bound = _user_bound(owner, name, role, pair.public)
    slot = wrap(pair.secret.encode(), passphrase, bound, random=random)
    return User(name, role, slot, pair.public, _locked(database_key, pair.public))


def _locked(database_key: bytes, public: str) -> str:
    return base64_text(encrypt(database_key, [public]))


def _user_bound(owner: str, name: str, role: str, public: str) -> str:
    # The role is bound, so that a role edited in the file closes the slot instead of widening it.
    return f"{_PAIR}\n{owner}\n{role}\n{name}\n{public}"


def _paper_bound(owner: str, public: str) -> str:
    return f"{_PAIR}\n{owner}\nrecuperacion\n{public}"


def _old_bound(owner: str, user: User) -> str:
    return f"{LABEL}\n{owner}\n{user.role}\n{user.name}"
