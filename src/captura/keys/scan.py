"""The recovery secret or a share as a code for QR and keyboard scanners, read tolerantly."""

from hashlib import sha256

from captura.keys.recovery import (
    SECRET_BYTES,
    WHOLE_WORDS,
    Share,
    secret_of,
    share_of,
    trouble,
    typed_words,
)

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no I, L, O or U, and nothing that a scanner set to another keyboard changes."""

_START, _GROUPS, _BITS = "CAPT", 15, 300
_LOOKALIKE = str.maketrans("OIL", "011")


def scan_text(carried: bytes | Share) -> str:
    """Return 16 groups of four capitals and digits: CAPT, then kind, pair, 32 bytes, checksum."""
    if isinstance(carried, Share):
        body = bytes([carried.number, carried.pair]) + carried.half
    else:
        body = bytes(2) + carried
    bits = int.from_bytes(body + _checksum(body), "big") << 4
    letters = "".join(_DIGITS[bits >> shift & 31] for shift in range(_BITS - 5, -1, -5))
    groups = [letters[start : start + 4] for start in range(0, len(letters), 4)]
    return " ".join([_START, *groups])


def read_scan(text: str) -> bytes | Share:
    """Return the 32-byte secret or the share; case, dashes, spaces and O/0, I/1 don't matter."""
    letters = _letters(text)
    if not letters.startswith(_START) or len(letters) != 4 * (_GROUPS + 1):
        raise trouble(
            "El código leído no es el de una hoja de recuperación, o está incompleto.",
            "Lea el cuadro de la hoja otra vez, o escriba las palabras.",
            18,
        )
    bits = 0
    for sign in letters[4:].translate(_LOOKALIKE):
        place = _DIGITS.find(sign)
        if place < 0:
            raise _misread()
        bits = bits << 5 | place
    data = (bits >> 4).to_bytes(_BITS // 8, "big")
    body, checksum = data[: SECRET_BYTES + 2], data[SECRET_BYTES + 2 :]
    if bits & 15 or checksum != _checksum(body) or body[0] > 2:
        raise _misread()
    return body[2:] if body[0] == 0 else Share(body[0], body[1], body[2:])


def looks_scanned(text: str) -> bool:
    """Return whether a typed line begins like a code: kind and pair make its first sign a 0."""
    return _letters(text).translate(_LOOKALIKE).startswith(f"{_START}0")


def read_sheet(text: str) -> bytes | Share:
    """Return what one box takes: a code, the 24 words of a sheet, or the 25 of a share."""
    if looks_scanned(text):
        return read_scan(text)
    return share_of(text) if len(typed_words(text)) > WHOLE_WORDS else secret_of(text)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())


def _checksum(body: bytes) -> bytes:
    return sha256(b"captura/hoja/1\n" + body).digest()[:3]


def _misread() -> Exception:
    return trouble(
        "El código tiene un signo equivocado.",
        "Léalo otra vez con el lector, o escriba las palabras de la hoja.",
        19,
    )
