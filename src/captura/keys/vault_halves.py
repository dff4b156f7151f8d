"""How a lost vault key is found again: the printed sheet *and* the state, each with one half."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass

from captura.errors import KeysError
from captura.keys.box import NONCE_BYTES, Random, close_box, derive, open_box
from captura.keys.plain import Plain, base64_text, text_of
from captura.keys.sealing import encrypt
from captura.keys.shapes import AGE_KEY, BASE64

_LABEL = "captura/boveda/recuperacion/1"
_HALF = 32


@dataclass(frozen=True)
class Halves:
    """box: the vault key under a secret whose halves are encrypted, one to each. All base64."""

    box: str
    sheet: str
    state: str
    sheet_public: str
    state_public: str


def new_halves(key: bytes, sheet_public: str, state_public: str, random: Random) -> Halves:
    """A new secret, cut in two."""
    secret, mask = random(_HALF), random(_HALF)
    nonce, box = close_box(derive(secret, _LABEL), key, _LABEL, random)
    other = xor(secret, mask)
    return Halves(
        base64_text(nonce + box),
        base64_text(encrypt(mask, [sheet_public])),
        base64_text(encrypt(other, [state_public])),
        sheet_public,
        state_public,
    )


def joined(halves: Halves, one: bytes, other: bytes) -> bytes:
    """The vault key. Raises KeysError where the halves are of another time."""
    box = b64decode(halves.box)
    key = None
    if len(one) == len(other) == _HALF:
        key = open_box(
            derive(xor(one, other), _LABEL), box[:NONCE_BYTES], box[NONCE_BYTES:], _LABEL
        )
    if key is None:
        raise KeysError(
            "La bóveda sigue cerrada",
            "La hoja y la respuesta de la coordinación no son de la misma bóveda.",
            "Haga otra solicitud y use la hoja más reciente.",
            "CAP-KEYS-31",
        )
    return key


def halves_plain(halves: Halves) -> Plain:
    """As JSON keeps it."""
    return {
        "caja": halves.box,
        "hoja": halves.sheet,
        "estado": halves.state,
        "hoja_publica": halves.sheet_public,
        "estado_publica": halves.state_public,
    }


def halves_from(plain: Plain, thing: str) -> Halves:
    """Read from JSON. Raises KeysError."""
    return Halves(
        text_of(plain, "caja", thing, BASE64),
        text_of(plain, "hoja", thing, BASE64),
        text_of(plain, "estado", thing, BASE64),
        text_of(plain, "hoja_publica", thing, AGE_KEY),
        text_of(plain, "estado_publica", thing, AGE_KEY),
    )


def xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
