"""Signs with Ed25519 and verifies."""

from dataclasses import dataclass, field

from captura.keys.box import Random


@dataclass(frozen=True)
class Pair:
    """An Ed25519 pair, 32 bytes each; the private half never shows in a repr."""

    private: bytes = field(repr=False)
    public: bytes

    @property
    def public_hex(self) -> str:
        """The public key as 64 hexadecimal digits, as files and headers carry it."""
        return self.public.hex()


def new_pair(random: Random) -> Pair:
    """Return a new pair from 32 random bytes."""
    return pair_from(random(32))


def pair_from(private: bytes) -> Pair:
    """Return the pair of a private key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private)
    return Pair(private, key.public_key().public_bytes_raw())


def sign(private: bytes, message: bytes) -> bytes:
    """Return the 64 bytes of the signature."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether the signature is of this message by the owner of this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
