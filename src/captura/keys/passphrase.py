"""Wraps a key under a person's passphrase (Argon2id, then AES-256-GCM) and unwraps it."""

import unicodedata

from captura.errors import KeysError
from captura.keys.box import Random, close_box, open_box
from captura.keys.plain import Plain, base64_text, bytes_of, text_of, whole_of

Slot = Plain
"""Plain JSON values: kdf, t, m (KiB), p, salt, nonce, box (the last three in base64)."""

TIME, MEMORY_KIB, LANES, SALT_BYTES = 3, 65536, 1, 16
_THING = "La ranura de la llave"


def wrap(key: bytes, passphrase: str, bound: str, *, random: Random) -> Slot:
    """Return a slot that only this passphrase opens, and only where `bound` is the same."""
    salt = random(SALT_BYTES)
    derived = _stretch(passphrase, salt, TIME, MEMORY_KIB, LANES)
    nonce, box = close_box(derived, key, bound, random)
    return {
        "kdf": "argon2id",
        "t": TIME,
        "m": MEMORY_KIB,
        "p": LANES,
        "salt": base64_text(salt),
        "nonce": base64_text(nonce),
        "box": base64_text(box),
    }


def unwrap(slot: Slot, passphrase: str, bound: str) -> bytes:
    """Return the key; KeysError for another passphrase, another `bound` or a damaged slot."""
    text_of(slot, "kdf", _THING, "argon2id")
    # A file from outside must not be able to ask for all the memory of the laptop.
    cost = whole_of(slot, "t", _THING, 1, 10)
    memory = whole_of(slot, "m", _THING, 8192, 262144)
    lanes = whole_of(slot, "p", _THING, 1, 4)
    derived = _stretch(passphrase, bytes_of(slot, "salt", _THING), cost, memory, lanes)
    key = open_box(derived, bytes_of(slot, "nonce", _THING), bytes_of(slot, "box", _THING), bound)
    if key is None:
        raise KeysError(
            "La frase no abre",
            "La frase de acceso no es la de esta persona.",
            "Revise Bloq Mayús y los acentos y escríbala otra vez. Si la olvidó, use la hoja de "
            "recuperación impresa.",
            "CAP-KEYS-02",
        )
    return key


def plain_form(passphrase: str) -> str:
    """Return what is stretched: NFC, and one space where several were typed."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def _stretch(passphrase: str, salt: bytes, time: int, memory_kib: int, lanes: int) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = plain_form(passphrase).encode()
    try:
        return hash_secret_raw(secret, salt, time, memory_kib, lanes, 32, Type.ID)
    except HashingError:
        raise KeysError(
            "No se pudo revisar la frase",
            "La computadora no tiene 64 MB de memoria libres para abrir la llave.",
            "Cierre otros programas e intente otra vez.",
            "CAP-KEYS-03",
        ) from None
