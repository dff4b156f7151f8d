"""Closes a few bytes in an AES-256-GCM box tied to a sentence, and opens it again."""

from collections.abc import Callable

from captura.errors import KeysError

Random = Callable[[int], bytes]
"""Gives that many random bytes, as `os.urandom` does."""

NONCE_BYTES = 12


def close_box(key: bytes, plain: bytes, bound: str, random: Random) -> tuple[bytes, bytes]:
    """Return (nonce, box); the 32-byte key and the same `bound` open it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, plain, bound.encode())


def open_box(key: bytes, nonce: bytes, box: bytes, bound: str) -> bytes | None:
    """Return what the box holds, or None when key, `bound` or a byte of it is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, box, bound.encode())
    except (InvalidTag, ValueError):
        return None


def derive(secret: bytes, label: str) -> bytes:
    """Return 32 bytes made from a secret that is already random, one key per label (HKDF)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=label.encode()).derive(secret)


def damaged(thing: str) -> KeysError:
    """The error for a key file or an enrolment file that cannot be read as one."""
    return KeysError(
        "No se puede leer el archivo",
        f"{thing} está incompleto o no tiene la forma esperada.",
        "Vuelva a copiarlo desde su origen o use un respaldo; no lo edite a mano.",
        "CAP-KEYS-01",
    )
