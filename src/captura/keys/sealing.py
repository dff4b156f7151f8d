"""Encrypts what travels to age X25519 recipients, and decrypts what came for us."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from captura.errors import KeysError


@dataclass(frozen=True)
class Identity:
    """An age pair: secret `AGE-SECRET-KEY-1…`, public `age1…`; the secret is never in a repr."""

    secret: str = field(repr=False)
    public: str


def new_identity() -> Identity:
    """Return a new pair; the age library draws its own randomness from the system."""
    from pyrage import x25519

    made = x25519.Identity.generate()
    return Identity(str(made), str(made.to_public()))


def identity_from(secret: str) -> Identity:
    """Return the pair of a secret; KeysError if it is none."""
    from pyrage import IdentityError, x25519

    try:
        return Identity(secret, str(x25519.Identity.from_str(secret).to_public()))
    except IdentityError:
        raise KeysError(
            "La llave no se puede leer",
            "No tiene la forma de una llave de paquetes.",
            "Pida que hagan otra vez el archivo que la traía.",
            "CAP-KEYS-27",
        ) from None


def is_recipient(public: str) -> bool:
    """Return whether a text is an age public key that can be encrypted to."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(public)
    except RecipientError:
        return False
    return True


def encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """Return `data` so that each of the recipients (public keys, at least one) can read it."""
    import pyrage

    known = list(dict.fromkeys(recipients))
    if not known or not all(is_recipient(public) for public in known):
        raise KeysError(
            "No se puede cifrar el paquete",
            "La llave de quien lo recibe falta o no es válida.",
            "Vuelva a leer el certificado que envió la coordinación estatal.",
            "CAP-KEYS-04",
        )
    keys = [pyrage.x25519.Recipient.from_str(public) for public in known]
    return bytes(pyrage.encrypt(data, keys))


def decrypt(data: bytes, secrets: Iterable[str]) -> bytes:
    """Return what was encrypted; KeysError when no secret opens it or it is cut or altered."""
    import pyrage

    try:
        own = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
        return bytes(pyrage.decrypt(data, own))
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise KeysError(
            "El paquete no se puede abrir",
            "Ninguna llave de esta computadora lo abre: va dirigido a otra oficina, o llegó "
            "cortado o alterado.",
            "Compruebe a quién va dirigido y pida que lo envíen otra vez.",
            "CAP-KEYS-05",
        ) from None
