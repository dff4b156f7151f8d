"""The printed secret: 32 bytes as 24 Spanish words or a scannable code, whole or in two shares."""

from dataclasses import dataclass, field
from hashlib import sha256

from captura.errors import KeysError
from captura.keys.box import Random
from captura.keys.words import nearest, place_of, spanish_words

SECRET_BYTES = 32
_WORD_BITS, WHOLE_WORDS, _SHARE_WORDS = 11, 24, 25


@dataclass(frozen=True)
class Share:
    """Half of a secret, worth nothing alone: number 1 or 2, pair (0–255) and 32 bytes.

    Both shares of one split bear the same `pair`, so last year's can't be joined with this one's.
    """

    number: int
    pair: int
    half: bytes = field(repr=False)


def new_secret(random: Random) -> bytes:
    """Return the 32 bytes that a recovery sheet carries."""
    return random(SECRET_BYTES)


def split(secret: bytes, random: Random) -> tuple[Share, Share]:
    """Return two shares that open only together."""
    mask, pair = random(SECRET_BYTES), random(1)[0]
    return Share(1, pair, mask), Share(2, pair, _xor(secret, mask))


def join(one: Share, other: Share) -> bytes:
    """Return the secret, in whatever order the shares come; KeysError if they don't belong."""
    if one.number == other.number:
        raise trouble(
            f"Las dos hojas son la parte {one.number}; se necesita también la otra.", _TURN, 15
        )
    if one.pair != other.pair:
        raise trouble(
            "Las dos partes no se imprimieron juntas: son de fechas distintas.", _TURN, 16
        )
    return _xor(one.half, other.half)


def words_of(secret: bytes) -> tuple[str, ...]:
    """Return the 24 words (BIP-39 in Spanish) of a 32-byte secret."""
    bits = int.from_bytes(secret, "big") << 8 | sha256(secret).digest()[0]
    return _words(bits, WHOLE_WORDS)


def secret_of(text: str) -> bytes:
    """Return the secret of 24 words typed with or without accents, numbers or commas."""
    bits = _bits(text, WHOLE_WORDS)
    secret = (bits >> 8).to_bytes(SECRET_BYTES, "big")
    if sha256(secret).digest()[0] != bits & 0xFF:
        raise _does_not_add_up()
    return secret


def share_words(share: Share) -> tuple[str, ...]:
    """Return the 25 words of a share: 256 bits of it, 1 of number, 8 of pair, 10 of checksum."""
    return _words(_share_body(share) << 10 | _share_sum(share), _SHARE_WORDS)


def share_of(text: str) -> Share:
    """Return the share of 25 words; KeysError names the word that is wrong."""
    bits = _bits(text, _SHARE_WORDS)
    body, checksum = bits >> 10, bits & 0x3FF
    half = (body >> 9).to_bytes(SECRET_BYTES, "big")
    share = Share((body >> 8 & 1) + 1, body & 0xFF, half)
    if _share_sum(share) != checksum:
        raise _does_not_add_up()
    return share


def typed_words(text: str) -> list[str]:
    """Return the words of a text without their numbers and punctuation."""
    return [word for word in text.translate(_SPACES).split() if not word.isdigit()]


def trouble(what: str, fix: str, number: int) -> KeysError:
    """The error of a sheet that can't be used."""
    return KeysError("La hoja no sirve todavía", what, fix, f"CAP-KEYS-{number:02}")


_TURN = "Lea la parte 1 y la parte 2 impresas el mismo día; la fecha está arriba de cada hoja."


def _does_not_add_up() -> KeysError:
    return trouble(
        "Todas las palabras existen, pero juntas no forman la clave: una está cambiada o "
        "en otro lugar.",
        "Compare cada palabra con la hoja, en el orden de sus números.",
        14,
    )


def _words(bits: int, count: int) -> tuple[str, ...]:
    places = ((bits >> _WORD_BITS * (count - 1 - turn)) & 0x7FF for turn in range(count))
    return tuple(spanish_words()[place] for place in places)


def _bits(text: str, count: int) -> int:
    typed = typed_words(text)
    bits = 0
    for turn, word in enumerate(typed, start=1):
        place = place_of(word)
        if place is None:
            likely = nearest(word)
            hint = f" ¿Quiso escribir «{likely}»?" if likely else ""
            raise trouble(
                f"La palabra {turn}, «{word}», no está en la lista.{hint}",
                "Corríjala como está en la hoja; los acentos no importan.",
                13,
            )
        bits = bits << _WORD_BITS | place
    if len(typed) != count:
        raise trouble(
            f"Son {count} palabras y hay {len(typed)}.",
            "Escríbalas todas, en el orden de sus números.",
            17,
        )
    return bits


_SPACES = str.maketrans(dict.fromkeys(".,;:-_/()\t\n", " "))


def _share_body(share: Share) -> int:
    return int.from_bytes(share.half, "big") << 9 | (share.number - 1) << 8 | share.pair


def _share_sum(share: Share) -> int:
    body = _share_body(share).to_bytes(SECRET_BYTES + 2, "big")
    return int.from_bytes(sha256(b"captura/parte/1\n" + body).digest()[:2], "big") >> 6


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
